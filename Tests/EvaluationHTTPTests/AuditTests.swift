import EvaluationStore
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

struct AuditTests {
  private static let days = "from=2026-11-01&through=2026-11-30"

  private func events(_ centre: CentreFixture, _ kinds: Set<AccessEvent.Kind>) async throws -> [AccessEvent] {
    var query = AuditQuery()
    query.kinds = kinds
    return try await centre.store.auditEvents(query).map(\.event)
  }

  @Test func whoLookedAtAndTookAwayFiguresOfClerksStandsInTheAudit() async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("ha.nguyen", .head, of: ["H56.14"])
      try await centre.pages { client async throws in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("ha.nguyen")
        for form in ["", ".csv", ".json"] {
          _ = try await browser.get("/reports/clerks\(form)?unit=H56.14&\(Self.days)")
        }
        _ = try await browser.get("/reports/clerks?unit=H56.15&\(Self.days)")
        _ = try await browser.get("/reports/clerks?unit=H56.14&from=x")
      }

      let found = try await events(centre, [.figuresRead, .figuresExported])

      #expect(found.map(\.subject) == ["clerks.json", "clerks.csv", "clerks"])
      #expect(found.map(\.kind) == [.figuresExported, .figuresExported, .figuresRead])
      #expect(try found.allSatisfy { try $0.unit == centre.unit("H56.14") && $0.account?.text == "ha.nguyen" })
      #expect(found.allSatisfy { $0.period?.first?.description == "2026-11-01" && $0.period?.last?.day == 30 })
      #expect(try await centre.store.verifyAudit(against: nil).isWhole)
    }
  }

  @Test func figuresAreNotShownWhereTheAuditCannotBeWritten() async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("ha.nguyen", .head, of: ["H56.14"])
      try await centre.pages { client async throws in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("ha.nguyen")
        try centre.refuseEvents()
        for form in ["", ".csv", ".json"] {
          let answer = try await browser.get("/reports/clerks\(form)?unit=H56.14&\(Self.days)")
          #expect(answer.status.code >= 500, "\(form)")
          #expect(!answer.text.contains("Tân Hà") && !answer.text.contains("H56.14"), "\(form)")
        }
        // What needs no record is still there.
        #expect(try await browser.get("/").status == .ok)
      }
    }
  }

  @Test func healthAndPagesOfNobodyWriteNothing() async throws {
    try await CentreFixture.with { centre async throws in
      let before = try await centre.store.verifyAudit(against: nil)
      try await centre.pagesAndHealth { pages, health async throws in
        for path in ["/health", "/metrics"] { _ = try await health.execute(uri: path, method: .get) }
        for path in ["/", "/sign-in", "/audit", "/nothing", "/reports/clerks.json"] {
          _ = try await pages.execute(uri: path, method: .get)
        }
      }
      try await centre.store.probe()
      #expect(try await centre.store.verifyAudit(against: nil) == before)
    }
  }

  @Test func theAuditIsFilteredAndPagedAndReadingItIsRecorded() async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("inspector", .inspector, of: ["H56"])
      for number in 0..<150 {
        try await centre.store.record(
          AccessEvent(
            kind: .tokenWrong, account: nil, unit: try centre.unit("H56.14"), subject: "<b>\(number)</b>",
            address: "10.0.0.7", time: centre.now))
      }
      try await centre.pages { client async throws in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("inspector")
        let first = try await browser.get("/audit?kind=tokenWrong&lang=en")
        #expect(first.text.matches(of: /<th scope="row">/).count == 100)
        #expect(first.text.contains("&lt;b&gt;149&lt;/b&gt;") && !first.text.contains("<b>"))
        let next = try #require(first.text.firstMatch(of: /rel="next" href="([^"]+)"/)).1.replacing("&amp;", with: "&")
        let second = try await browser.get(String(next))
        #expect(second.text.matches(of: /<th scope="row">/).count == 50)
        #expect(!second.text.contains("rel=\"next\""))
        #expect(try await browser.get("/audit?person=khong.ai").text.contains("Không có mục nào."))
        #expect(try await browser.get("/audit?from=2026-11-22").text.contains("Không có mục nào."))
        for bad in ["from=x", "kind=x", "before=-1", "before=x", "through=9999-12-31"] {
          #expect(try await browser.get("/audit?\(bad)").status == .badRequest, "\(bad)")
        }
        let typed = try await browser.get("/audit?person=%22%3E%3Cscript%3E&from=x")
        #expect(typed.text.contains("value=\"&quot;&gt;&lt;script&gt;\"") && !typed.text.contains("<script"))
      }
      #expect(try await events(centre, [.auditRead]).count == 4)
    }
  }

  @Test func anInspectorOfAWardSeesWhatConcernsTheWard() async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("ward", .inspector, of: ["H56.14"])
      try await centre.add("province", .head, of: ["H56"])
      try await centre.pages { client async throws in
        let province = BrowserFixture(client)
        _ = try await province.signIn("province")
        for unit in ["H56.14", "H56.15"] { _ = try await province.get("/reports/clerks?unit=\(unit)&\(Self.days)") }
        let ward = BrowserFixture(client)
        _ = try await ward.signIn("ward")
        let page = try await ward.get("/audit").text
        #expect(page.contains("province") && page.contains("H56.14"))
        #expect(!page.contains("H56.15"))
      }
    }
  }

  @Test func whoTriesWhatTheRoleForbidsIsRecorded() async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("viewer", .viewer, of: ["H56.14"])
      try await centre.pages { client async throws in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("viewer")
        for _ in 1...30 { _ = try await browser.get("/reports/clerks.csv?unit=H56.14") }
      }
      let found = try await events(centre, [.refused])
      #expect(found.count == 10)
      #expect(found.first?.subject == "/reports/clerks.csv" && found.first?.account?.text == "viewer")
    }
  }
}
