import EvaluationStore
import ForwardingContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

/// H56.14 and H56.15 became H56.16 on 1 November, H56.17 was split into H56.18 and H56.19. In October H56.14 had five sessions and
/// H56.17 three.
@Suite("Units that merged, and one that was split")
struct MergedUnitTests {
  private static let october = "from=2026-10-01&through=2026-10-31"
  private static let today = "structure=day"

  private func merged(_ body: @Sendable (any TestClientProtocol, CentreFixture) async throws -> Void) async throws {
    try await CentreFixture.with { centre async throws in
      for unit in ["H56", "H56.14", "H56.15"] { try await centre.add("head.\(unit.lowercased())", .head, of: [unit]) }
      let secret = try await centre.issueCode()
      try await centre.pages { client async throws in
        var kiosk = KioskFixture()
        try await kiosk.enrol(client, secret: secret)
        var counts = [Tally(key: try kiosk.dayKey(.outcome(.rated), on: "2026-10-20"), count: 5, version: 1)]
        kiosk.unit = "H56.17"
        counts.append(Tally(key: try kiosk.dayKey(.outcome(.rated), on: "2026-10-21"), count: 3, version: 2))
        let batch = try kiosk.batch(counts, epoch: centre.store.epoch)
        #expect(try await kiosk.send(batch, client).status == .ok)
        try await merge(in: centre)
        for unit in ["H56.16", "H56.18", "H56.19"] {
          try await centre.add("head.\(unit.lowercased())", .head, of: [unit])
        }
        try await centre.add("viewer", .viewer, of: ["H56.16"])
        try await body(client, centre)
      }
    }
  }

  private func merge(in centre: CentreFixture) async throws {
    let (last, first) = (CivilDate("2026-10-31"), CivilDate("2026-11-01"))
    let province = try centre.unit("H56")
    func unit(_ code: String, _ days: Validity?, _ pasts: [String] = []) throws -> UnitRecord {
      UnitRecord(
        code: try centre.unit(code), name: "Xã \(code)", parent: province, validity: try #require(days),
        predecessors: try pasts.map(centre.unit))
    }
    let (before, after) = (Validity(first: nil, last: last), Validity(first: first, last: nil))
    let units = [
      UnitRecord(code: province, name: "Tỉnh Bình Minh", parent: nil, validity: .always),
      try unit("H56.14", before), try unit("H56.15", before), try unit("H56.16", after, ["H56.14", "H56.15"]),
      try unit("H56.17", before), try unit("H56.18", after, ["H56.17"]), try unit("H56.19", after, ["H56.17"]),
    ]
    let counters = try await centre.store.registry().counters.map {
      CounterRecord(unit: $0.unit, code: $0.code, name: $0.name, validity: before ?? .always)
    }
    _ = try await centre.store.importRegistry(RegistryImport(units: units, counters: counters), at: centre.now).get()
  }

  private func browser(_ name: String, _ client: any TestClientProtocol) async throws -> BrowserFixture {
    let browser = BrowserFixture(client)
    #expect(try await browser.signIn(name).status == .seeOther)
    return browser
  }

  private func document(_ answer: TestResponse) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
  }

  /// Sessions in a row of a table.
  private func sessions(_ table: String, _ row: String, _ answer: TestResponse) throws -> Int? {
    let tables = (try document(answer)["sections"] as? [[String: Any]] ?? []).flatMap {
      $0["tables"] as? [[String: Any]] ?? []
    }
    let rows = tables.first { $0["table"] as? String == table }?["rows"] as? [[String: Any]] ?? []
    let figures = rows.first { ($0["row"] as? String)?.hasPrefix(row) == true }?["figures"] as? [String: Any]
    return figures?["sessions"] as? Int ?? figures?["count"] as? Int
  }

  @Test func theSuccessorsHeadReadsThePredecessorsFiguresAndItsClerks() async throws {
    try await merged { client, _ async throws in
      let head = try await browser("head.h56.16", client)

      let then = try await head.get("/reports/unit.json?unit=H56.16&\(Self.october)")
      #expect(then.status == .notFound)
      let now = try await head.get("/reports/unit.json?unit=H56.16&\(Self.october)&\(Self.today)")
      #expect(try document(now)["structure"] as? String == "2026-11-21")
      #expect(try sessions("outcomes", "all", now) == 5)
      #expect(now.text.contains("Xã H56.14 (H56.14)"))
      for path in [
        "/reports/clerk.json?clerk=H56.14/CB01&unit=H56.16&\(Self.october)&\(Self.today)",
        "/reports/clerks.json?unit=H56.16&\(Self.october)&\(Self.today)",
        "/reports/unit?unit=H56.16&\(Self.october)&\(Self.today)",
        "/reports/unit/print?unit=H56.16&\(Self.october)&\(Self.today)",
        "/reports/unit.csv?unit=H56.16&\(Self.october)&\(Self.today)",
        "/reports/unit.xlsx?unit=H56.16&\(Self.october)&\(Self.today)",
        // The files of a predecessor are the successor's, in whatever structure.
        "/reports/clerk.json?clerk=H56.14/CB01&unit=H56.14&\(Self.october)",
        "/reports/unit.json?unit=H56.14&\(Self.october)",
      ] {
        let answer = try await head.get(path)
        #expect(answer.status == .ok, "\(path)")
        if path.hasPrefix("/reports/clerks") { #expect(answer.text.contains("H56.14/CB01")) }
      }
    }
  }

  @Test(arguments: ["h56.14", "h56.15", "h56.18", "h56.19"])
  func nobodyElseReadsThem(unit: String) async throws {
    try await merged { client, _ async throws in
      let head = try await browser("head.\(unit)", client)

      for structure in ["", "&\(Self.today)", "&structure=day&on=2026-10-31"] {
        for path in [
          "/reports/unit.json?unit=H56.16", "/reports/clerks.json?unit=H56.16",
          "/reports/clerk.json?clerk=H56.14/CB01&unit=H56.16", "/reports/unit.json?unit=H56",
        ] {
          #expect(try await head.get("\(path)&\(Self.october)\(structure)").status == .notFound, "\(path) \(structure)")
        }
        // A predecessor's own head keeps its own days.
        let own = try await head.get("/reports/unit.json?unit=H56.14&\(Self.october)\(structure)")
        #expect((own.status == .ok) == (unit == "h56.14" && structure != "&\(Self.today)"), "\(structure)")
      }
    }
  }

  @Test(arguments: ["h56.18", "h56.19"])
  func thePastOfASplitUnitIsNoPartsAlone(unit: String) async throws {
    try await merged { client, _ async throws in
      let head = try await browser("head.\(unit)", client)

      for asked in ["H56.17", unit.uppercased()] {
        for structure in ["", "&\(Self.today)"] {
          let answer = try await head.get("/reports/unit.json?unit=\(asked)&\(Self.october)\(structure)")
          #expect(answer.status == .notFound, "\(asked) \(structure)")
        }
      }
    }
  }

  @Test func theProvinceHasTheSameSumInEitherAndThePastOfTheSplitUnitApart() async throws {
    try await merged { client, _ async throws in
      let head = try await browser("head.h56", client)
      let then = try await head.get("/reports/unit.json?unit=H56&\(Self.october)")
      let now = try await head.get("/reports/unit.json?unit=H56&\(Self.october)&\(Self.today)")

      #expect(try sessions("outcomes", "all", then) == 8 && sessions("outcomes", "all", now) == 8)
      #expect(try sessions("below-sessions", "unit.H56.14", then) == 5)
      #expect(try sessions("below-sessions", "unit.H56.16", now) == 5)
      #expect(try sessions("below-apart", "H56.17", now) == 3)
      #expect(try document(then)["structure"] as? String == "asItWas")
      let page = try await head.get("/reports/unit?unit=H56&\(Self.october)&\(Self.today)")
      #expect(page.text.contains("trước khi chia tách thành Xã H56.18 (H56.18), Xã H56.19 (H56.19)"))
      #expect(page.text.contains("Theo cơ cấu đơn vị ngày 21/11/2026"))
      // Every link of the page keeps the structure.
      #expect(
        page.text.contains("/reports/unit?unit=H56.16&amp;from=2026-10-01&amp;through=2026-10-31&amp;structure=day"))
      let first = try await head.get("/")
      #expect(first.text.contains("structure=day&amp;on=2026-11-21"))
    }
  }

  @Test(arguments: ["structure=now", "structure=day&on=2026-13-01", "on=x", "structure=then&on=x"])
  func aMalformedStructureIsRefused(query: String) async throws {
    try await merged { client, _ async throws in
      let head = try await browser("head.h56", client)
      for path in ["/reports/unit", "/reports/unit.json", "/reports/clerks", "/reports/unit/print"] {
        #expect(try await head.get("\(path)?unit=H56&\(query)").status == .badRequest, "\(path)")
      }
    }
  }

  @Test func aCounterIsReadByWhomAClerkMayBeReadByAndTheReadingIsKept() async throws {
    try await merged { client, centre async throws in
      let path = "/reports/unit?unit=H56.16&\(Self.october)&\(Self.today)"
      let head = try await browser("head.h56.16", client).get(path)
      let read = try await centre.store.accessEvents(limit: 1).first
      let viewer = try await browser("viewer", client).get(path)

      #expect(head.text.contains("Quầy 1 (H56.14/Q01)"))
      #expect(read?.kind == .figuresRead && read?.subject == "unit")
      #expect(viewer.status == .ok && viewer.text.contains("Các quầy của đơn vị"))
      #expect(!viewer.text.contains("H56.14/Q01"))
    }
  }

  @Test func aMonthBeforeTheMergerIsIssuedByTheStructureOfTodayAndReadByTheSuccessorAlone() async throws {
    try await merged { client, centre async throws in
      let head = try await browser("head.h56.16", client)
      let asItWas = try await head.get("/closings/issue?unit=H56.16&period=2026-10")
      #expect(asItWas.status == .unprocessableContent)
      let look = try await head.get("/closings/issue?unit=H56.16&period=2026-10&\(Self.today)")
      #expect(look.status == .ok && look.text.contains("Theo cơ cấu đơn vị ngày 21/11/2026"))
      let form = try #require(look.text.range(of: "<form method=\"post\" action=\"/closings/issue\""))
      let hidden = look.text[form.lowerBound...].matches(of: /type="hidden" name="([a-zA-Z]+)" value="([^"]*)"/)
      let answer = try await head.post(
        "/closings/issue", hidden.map { (String($0.1), String($0.2)) } + [("confirm", "yes")])
      #expect(answer.status == .seeOther)

      let closing = "/closings/closing?unit=H56.16&number=1%2F2026"
      #expect(try await head.get("/closings").text.contains("1/2026"))
      #expect(try await head.get(closing).status == .ok)
      let print = try await head.get("/closings/file?unit=H56.16&number=1%2F2026&name=print.vi.html")
      #expect(print.text.contains("Theo cơ cấu đơn vị ngày 21/11/2026") && print.text.contains("Tính cho"))
      #expect(try await head.get("/closings/correction?unit=H56.16&number=1%2F2026").status == .ok)
      // Its correction sheet is by the same structure, whatever is chosen.
      let again = try await head.get("/closings/issue?unit=H56.16&period=2026-10")
      #expect(again.text.contains("Theo cơ cấu đơn vị ngày 21/11/2026"))
      for other in ["head.h56.14", "head.h56.18"] {
        let browser = try await browser(other, client)
        #expect(try await browser.get(closing).status == .notFound, "\(other)")
        #expect(try await !browser.get("/closings").text.contains("1/2026"), "\(other)")
      }
      #expect(try await browser("head.h56", client).get(closing).status == .ok)
    }
  }
}
