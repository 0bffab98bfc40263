import EvaluationStore
import ForwardingContract
import Foundation
import HummingbirdTesting
import RatingModel
import Testing

/// H56.14 goes over from H56 to H57 on 20 November. Its kiosk counted on both sides of the move.
@Suite("A unit that went over to another tree")
struct MovedUnitTests {
  private static let lastOldDay = "2026-11-19"
  private static let firstNewDay = "2026-11-20"

  private func moved(_ body: @Sendable (any TestClientProtocol, CentreFixture) async throws -> Void) async throws {
    try await CentreFixture.with { centre in
      try await move(in: centre)
      for unit in ["H56", "H57"] { try await centre.addManager("manager.\(unit.lowercased())", of: unit) }
      let secret = try await centre.issueCode()
      try await centre.pages { client in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        let batch = try kiosk.batch(try counts(of: kiosk), epoch: centre.store.epoch)
        #expect(try await kiosk.send(batch, client).status == .ok)
        try await body(client, centre)
      }
    }
  }

  private func move(in centre: CentreFixture) async throws {
    let units = try await centre.store.registry().units.filter { $0.code.text != "H56.14" }
    let unit = try centre.unit("H56.14")
    let before = try #require(Validity(first: nil, last: CivilDate(Self.lastOldDay)))
    let after = try #require(Validity(first: CivilDate(Self.firstNewDay), last: nil))
    let change = RegistryImport(
      units: units + [
        UnitRecord(code: try centre.unit("H57"), name: "Tỉnh Sông Lam", parent: nil, validity: .always),
        UnitRecord(code: unit, name: "Xã Tân Hà", parent: try centre.unit("H56"), validity: before),
        UnitRecord(code: unit, name: "Xã Tân Hà", parent: try centre.unit("H57"), validity: after),
      ])
    _ = try await centre.store.importRegistry(change, at: centre.now).get()
  }

  /// Before the move 3 sessions and 2 presses, after it 5 and 4.
  private func counts(of kiosk: KioskFixture) throws -> [Tally] {
    [
      Tally(key: try kiosk.dayKey(.outcome(.rated), on: Self.lastOldDay), count: 3, version: 1),
      Tally(key: try kiosk.pressesKey(on: Self.lastOldDay), count: 2, version: 2),
      Tally(key: try kiosk.dayKey(.outcome(.rated), on: Self.firstNewDay), count: 5, version: 3),
      Tally(key: try kiosk.pressesKey(on: Self.firstNewDay), count: 4, version: 4),
    ]
  }

  /// Sessions and presses in all; `nil` when there is no such report.
  private func totals(of unit: String, _ days: String, _ browser: BrowserFixture) async throws -> [Int]? {
    let answer = try await browser.get("/reports/clerks.json?unit=\(unit)&\(days)")
    guard answer.status == .ok else { return nil }
    let figures = (try document(answer)["total"] as? [String: Any])?["figures"] as? [String: Any]
    let sessions = (figures?["sessions"] as? [String: Any])?["all"] as? Int
    let presses = (figures?["presses"] as? [String: Any])?["ambient"] as? Int
    return [try #require(sessions), try #require(presses)]
  }

  @Test(arguments: [("h56", "H56", [3, 2]), ("h57", "H57", [5, 4])])
  func eachManagerReadsTheDaysOfHisTreeWhateverPeriodHeAsksFor(
    manager: String, root: String, expected: [Int]
  ) async throws {
    try await moved { client, _ in
      let browser = BrowserFixture(client)
      _ = try await browser.signIn("manager.\(manager)")

      for unit in [root, "H56.14"] {
        for days in ["from=2026-11-19&through=2026-11-20", "from=2026-01-01&through=2026-12-31"] {
          #expect(try await totals(of: unit, days, browser) == expected, "\(unit) \(days)")
        }
      }
    }
  }

  /// The unit's own report is clipped like the table of its clerks, and says so.
  @Test(arguments: [("h56", 3), ("h57", 5)])
  func aUnitsReportHoldsNothingOfTheOtherTreeAndSaysSo(manager: String, expected: Int) async throws {
    try await moved { client, _ in
      let browser = BrowserFixture(client)
      _ = try await browser.signIn("manager.\(manager)")

      let answer = try await browser.get("/reports/unit.json?unit=H56.14&from=2026-01-01&through=2026-12-31")

      let sections = try #require(try document(answer)["sections"] as? [[String: Any]])
      let tables = sections.flatMap { $0["tables"] as? [[String: Any]] ?? [] }
      let rows = try #require(tables.first { $0["table"] as? String == "outcomes" }?["rows"] as? [[String: Any]])
      #expect((rows.first?["figures"] as? [String: Any])?["count"] as? Int == expected)
      #expect((try document(answer)["structureNotes"] as? [Any])?.count == 2)
    }
  }

  private func document(_ answer: TestResponse) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
  }

  @Test(arguments: [("h56", "H56", nil), ("h57", "H57", "H56.14")])
  func itsKiosksArePlacedForTheManagerOfTodayAlone(manager: String, root: String, place: String?) async throws {
    try await moved { client, _ in
      let browser = BrowserFixture(client)
      _ = try await browser.signIn("manager.\(manager)")

      let answer = try await browser.get("/reports/clerks.json?unit=\(root)&from=2026-11-01&through=2026-11-30")

      let kiosks = try #require(try document(answer)["kiosks"] as? [[String: Any]])
      #expect(kiosks.map { $0["unit"] as? String } == [place])
      #expect(kiosks.map { $0["digest"] as? String } == ["matches"])
    }
  }

  @Test(arguments: [("h56", firstNewDay), ("h57", lastOldDay)])
  func theDaysOfTheOtherTreeAreNotFound(manager: String, day: String) async throws {
    try await moved { client, _ in
      let browser = BrowserFixture(client)
      _ = try await browser.signIn("manager.\(manager)")

      #expect(try await totals(of: "H56.14", "from=\(day)&through=\(day)", browser) == nil)
    }
  }
}
