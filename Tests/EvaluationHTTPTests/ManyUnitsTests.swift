import EvaluationStore
import ForwardingContract
import Foundation
import HummingbirdTesting
import RatingModel
import Testing

/// A unit of more than three hundred others. One clerk had three sessions at the unit itself and five in a commune of it.
@Suite("A unit of very many units")
struct ManyUnitsTests {
  private static let days = "from=2026-11-01&through=2026-11-30"

  private func signedIn(_ body: @Sendable (BrowserFixture) async throws -> Void) async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56")
      try await importCommunes(into: centre)
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        var counts = [Tally(key: try kiosk.dayKey(.outcome(.rated)), count: 5, version: 1)]
        kiosk.unit = "H56"
        counts.append(Tally(key: try kiosk.dayKey(.outcome(.rated)), count: 3, version: 2))
        #expect(try await kiosk.send(try kiosk.batch(counts, epoch: centre.store.epoch), client).status == .ok)
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("ha.nguyen")
        try await body(browser)
      }
    }
  }

  private func importCommunes(into centre: CentreFixture) async throws {
    let (province, registry) = (try centre.unit("H56"), try await centre.store.registry())
    let communes = try (100..<400).map {
      UnitRecord(code: try centre.unit("H56.\($0)"), name: "Xã \($0)", parent: province, validity: .always)
    }
    _ = try await centre.store.importRegistry(
      RegistryImport(units: registry.units + communes, counters: registry.counters, clerks: registry.clerks),
      at: centre.now
    ).get()
  }

  /// Sessions of a row on a page.
  private func sessions(_ row: String, _ page: TestResponse) throws -> [String] {
    let body = try #require(page.text.firstRange(of: "data-row=\"\(row)\""))
    let figures = page.text[body.upperBound...].prefix(while: { $0 != "\n" })
    return figures.matches(of: /data-figure="sessions.all">([0-9]+)</).map { String($0.1) }
  }

  @Test func thePageHasTheClerksOfTheUnitItselfTheTotalOfAllAndLeadsToThoseBelow() async throws {
    try await signedIn { browser in
      let page = try await browser.get("/reports/clerks?unit=H56&\(Self.days)")
      #expect(page.status == .ok)
      #expect(try sessions("row/0", page) == ["3"])
      #expect(!page.text.contains("data-row=\"row/1\""))
      #expect(page.text.contains("data-figure=\"sessions.all\">8<"))
      for commune in ["H56.14", "H56.15", "H56.100", "H56.399"] {
        #expect(
          page.text.contains("href=\"/reports/clerks?unit=\(commune)&amp;\(Self.days.replacing("&", with: "&amp;"))"))
      }
      let commune = try await browser.get("/reports/clerks?unit=H56.14&\(Self.days)")
      #expect(try sessions("row/0", commune) == ["5"])
    }
  }

  @Test func filesHaveEveryClerkOfAllUnits() async throws {
    try await signedIn { browser in
      let file = try await browser.get("/reports/clerks.json?unit=H56&\(Self.days)")
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(buffer: file.body)) as? [String: Any])
      let figures = try #require(document["rows"] as? [[String: Any]]).map { $0["figures"] as? [String: Any] }
      #expect(figures.map { ($0?["sessions"] as? [String: Any])?["all"] as? Int } == [8])
    }
  }
}
