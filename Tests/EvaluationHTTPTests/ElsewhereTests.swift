import EvaluationReports
import EvaluationStore
import Foundation
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// What a manager sees of an office beside their own.
struct ElsewhereTests {
  private static let page = "/reports/elsewhere"
  private static let quarter = "\(page)?unit=H56.14&period=2026-Q4"

  /// A centre in January whose office took ratings in November, so many of them at the lowest level.
  private func january(
    lowest: Int = 20, after days: Int64 = 45,
    _ body: @Sendable (CentreFixture, any TestClientProtocol) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre async throws in
      for role in AccountRole.allCases {
        try await centre.add("role.\(role.rawValue)", role, of: role == .clerk ? [] : ["H56.15"])
      }
      try await centre.add("province", .head, of: ["H56"])
      let secret = try await centre.issueCode()
      try await centre.pages { client async throws in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let tallies = try kiosk.day("2026-11-20", verySatisfied: 457, notSatisfied: lowest, timedOut: 83)
        #expect(try await kiosk.send(try kiosk.batch(tallies, epoch: centre.store.epoch), client).status == .ok)
        centre.advance(seconds: days * 86_400)
        try await body(centre, client)
      }
    }
  }

  private func signedIn(_ name: String, _ client: any TestClientProtocol) async throws -> BrowserFixture {
    let browser = BrowserFixture(client)
    #expect(try await browser.signIn(name).status == .seeOther)
    return browser
  }

  @Test func aQuarterThatIsOverIsShownWithoutClerksCountersAndTheGroup() async throws {
    try await january { _, client in
      let head = try await signedIn("role.head", client)
      #expect(try await head.get("/").text.contains("\(Self.page)?lang=vi"))
      let asked = try await head.get(Self.page)
      #expect(asked.status == .ok)
      #expect(asked.text.contains("value=\"H56.14\"") && asked.text.contains("value=\"2026-Q4\""))
      for other in ["value=\"H56\"", "value=\"H56.15\"", "value=\"2027-Q1\"", "data-figure"] {
        #expect(!asked.text.contains(other), "\(other)")
      }

      let shown = try await head.get(Self.quarter).text
      #expect(shown.contains("Bộ phận Một cửa xã Tân Hà"))
      for figure in [">477<", ">83<", ">457<", ">20<"] { #expect(shown.contains(figure), "\(figure)") }
      for word in ["Nguyễn Thị Hà", "CB01", "Q01", "data-figure=\"group", "section-clerks", "section-kiosks"] {
        #expect(!shown.contains(word), "\(word)")
      }
      let nothing = try await head.get("\(Self.page)?unit=H56.14&period=2025-Q2")
      #expect(nothing.status == .ok && nothing.text.contains("class=\"empty\""))
      #expect(!nothing.text.contains("data-figure"))
      let english = try await head.get("\(Self.quarter)&lang=en").text
      #expect(english.contains("<html lang=\"en\">") && english.contains("Other units"))
    }
  }

  @Test func aTableWithACellOfOneToNineIsNotShownAndTheOthersAre() async throws {
    try await january(lowest: 7) { _, client in
      let shown = try await signedIn("role.viewer", client).get(Self.quarter).text
      #expect(shown.contains(">464<") && shown.contains(">83<"))
      #expect(!shown.contains(">457<") && !shown.contains(">7<"))
      #expect(shown.contains("Không hiển thị: có ô dưới 10, có thể nhận ra từng người."))
    }
  }

  @Test func whatIsNotOverNotAQuarterOrNotElsewhereIsNotThere() async throws {
    try await january(after: 11) { _, client in
      let head = try await signedIn("role.head", client)
      #expect(try await !head.get(Self.page).text.contains("2026-Q4"))
      let nowhere = try await head.get("\(Self.page)?unit=H99.99&period=2026-Q3")
      #expect(nowhere.status == .notFound)
      for (unit, period) in [("H56.14", "2026-Q4"), ("H56", "2026-Q3"), ("H56.15", "2026-Q3"), ("H56.14", "1999-Q1")] {
        let answer = try await head.get("\(Self.page)?unit=\(unit)&period=\(period)")
        #expect(answer.status == .notFound && answer.text == nowhere.text, "\(unit) \(period)")
      }
      for period in ["2026-10", "2026", "2026-10-05", "x", "2026-Q5"] {
        #expect(try await head.get("\(Self.page)?unit=H56.14&period=\(period)").status == .badRequest, "\(period)")
      }
      #expect(try await head.get("\(Self.page)?unit=%22").status == .badRequest)
    }
  }

  @Test func whoSeesEverythingIsToldSoAndAClerkIsRefused() async throws {
    try await january { _, client in
      let province = try await signedIn("province", client)
      #expect(try await !province.get("/").text.contains(Self.page))
      let nothing = try await province.get(Self.page)
      #expect(nothing.status == .ok && nothing.text.contains(PageWord.elsewhereEmpty.text(.vietnamese)))
      #expect(!nothing.text.contains("<select"))
      #expect(try await signedIn("role.clerk", client).get(Self.quarter).status == .forbidden)
      #expect(try await BrowserFixture(client).get(Self.quarter).status == .seeOther)
    }
  }
}
