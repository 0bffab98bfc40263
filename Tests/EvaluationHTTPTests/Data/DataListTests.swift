import EvaluationAccess
import EvaluationStore
import ForwardingContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// The lists for programs: whole, once each, and nothing of other units.
struct DataListTests {
  private static func codes(_ answer: TestResponse) throws -> [String] {
    try answer.items().map { try #require($0["code"] as? String) }
  }

  @Test func pagesGiveEveryRowOnceThoughRowsComeBetween() async throws {
    try await CentreFixture.withProgram([.reports]) { centre, program in
      let first = try await program.get("/v1/data/units?limit=2")
      #expect(try Self.codes(first) == ["H56", "H56.14"])
      let cursor = try #require(try first.next())
      let link = try #require(HTTPField.Name("link").flatMap { first.headers[$0] })
      #expect(link == "</v1/data/units?limit=2&cursor=\(cursor)>; rel=\"next\"")

      var registry = try await centre.store.registry()
      for code in ["H56.13", "H56.145", "H56.16"] {
        let unit = UnitRecord(
          code: try centre.unit(code), name: "Xã \(code)", parent: try centre.unit("H56"), validity: .always)
        registry.units.append(unit)
      }
      _ = try await centre.store.importRegistry(RegistryImport(units: registry.units), at: centre.now).get()

      let second = try await program.get("/v1/data/units?limit=2&cursor=\(cursor)")
      #expect(try Self.codes(second) == ["H56.145", "H56.15"])
      let third = try await program.get("/v1/data/units?limit=2&cursor=\(try #require(try second.next()))")
      #expect(try Self.codes(third) == ["H56.16"])
      #expect(try third.next() == nil)
    }
  }

  @Test func aCursorIsOfItsOwnQuestionAlone() async throws {
    try await CentreFixture.withProgram([.reports]) { _, program in
      let cursor = try #require(try await program.get("/v1/data/units?limit=1").next())
      var bytes = try #require(Base64URL.data(cursor))
      bytes[bytes.count - 1] ^= 1
      for query in [
        "units?cursor=\(Base64URL.text(bytes))", "units?cursor=\(cursor.dropLast())", "units?cursor=\(cursor)A",
        "units?unit=H56&cursor=\(cursor)", "kiosks?cursor=\(cursor)",
        "units?cursor=\(String(repeating: "A", count: 3000))",
      ] {
        let answer = try await program.get("/v1/data/\(query)")
        #expect(answer.status == .badRequest, "\(query.prefix(60))")
        #expect(try answer.refusal().code == "cursor-invalid")
      }
      #expect(try await program.get("/v1/data/units?limit=7&cursor=\(cursor)").status == .ok)
    }
  }

  @Test func anotherMachineOfTheCentreGoesOnWithTheCursor() throws {
    let key = CentreKey()
    let (here, there) = (
      DataCursors(key), DataCursors(try #require(CentreKey(rawRepresentation: key.rawRepresentation)))
    )
    let text = here.text(["H56.14", ""], for: "/v1/data/units?")

    #expect(try there.place(text, parts: 2, for: "/v1/data/units?") == ["H56.14", ""])
    #expect(throws: DataRefusal.cursorInvalid) { try there.place(text, parts: 2, for: "/v1/data/clerks?") }
    #expect(throws: DataRefusal.cursorInvalid) {
      try DataCursors(CentreKey()).place(text, parts: 2, for: "/v1/data/units?")
    }
  }

  @Test func whatIsOutsideTheSubtreeIsNotFoundLikeWhatDoesNotExist() async throws {
    let scopes: Set<CallerScope> = [.reports, .personalFigures, .rollUps, .results]
    try await CentreFixture.withProgram(scopes, unit: "H56.15") { _, program in
      for path in DataPath.allCases where path.scope != nil {
        let own = try await program.get(
          "\(path.rawValue)?unit=H56.15\(path == .clerkReport ? "&clerk=H56.14/CB01" : "")")
        if path != .clerkReport { #expect(own.status == .ok, "\(path)") }
        #expect(!own.text.contains("H56.14") && !own.text.contains("Tân Hà"), "\(path)")
        let more = path == .clerkReport ? "&clerk=H56.14/CB01" : ""
        let answers = try await [
          program.get("\(path.rawValue)?unit=H56.14\(more)"), program.get("\(path.rawValue)?unit=H56\(more)"),
          program.get("\(path.rawValue)?unit=H99.99\(more)"),
        ]
        #expect(answers.allSatisfy { $0.status == .notFound }, "\(path)")
        #expect(Set(answers.map(\.text)).count == 1, "\(path)")
      }
      #expect(try await program.get("/v1/data/units").items().map { $0["parent"] is NSNull } == [true])
    }
  }

  @Test func kiosksTellHowTheyStandAndNoCount() async throws {
    try await CentreFixture.withProgram([.reports]) { _, program in
      let answer = try await program.get("/v1/data/kiosks")
      let kiosk = try #require(try answer.items().first)
      #expect(kiosk["unit"] as? String == "H56.14" && kiosk["standing"] as? String == "enrolled")
      let journal = try #require(kiosk["journal"] as? [String: Any])
      #expect(journal["head_sequence"] as? Int == 20 && journal["abandoned"] is NSNull)
      #expect(!answer.text.contains("hai-long") && !answer.text.contains("CB01"))
    }
  }

  @Test func integrityEventsComeWithoutWhatPeopleWrote() async throws {
    try await CentreFixture.withProgram([.reports]) { centre, program in
      #expect(try await program.get("/v1/data/integrity-events").items().isEmpty)
      let secret = try await centre.issueCode(unit: "H56.15")
      var kiosk = KioskFixture()
      kiosk.unit = "H56.15"
      try await kiosk.enrol(program.client, secret: secret)
      // Another journal with the id of the first kiosk's.
      let batch = try kiosk.batch([], epoch: centre.store.epoch)
      #expect(try await kiosk.send(batch, program.client).status == .conflict)
      try await centre.add("ha.nguyen", .head, of: ["H56"])
      let name = try #require(AccountName("ha.nguyen"))
      let event = try #require(try await centre.store.integrityEvents(IntegrityQuery()).first)
      let closed = try await centre.store.closeIntegrityEvent(
        event.id, by: name, because: "Lời riêng", actor: .commandLine(claimedBy: nil), at: centre.now)
      #expect(closed == nil)

      let answer = try await program.get("/v1/data/integrity-events")
      let item = try #require(try answer.items().first)
      #expect(item["kind"] as? String == "journalCopied" && item["state"] as? String == "closed")
      #expect(item["unit"] as? String == "H56.15" && item["ended_at"] as? String != nil)
      #expect(!answer.text.contains("Lời riêng") && !answer.text.contains("ha.nguyen"))
    }
  }

  @Test func whoClerksAreIsInTheAudit() async throws {
    try await CentreFixture.withProgram([.personalFigures]) { centre, program in
      let items = try await program.get("/v1/data/clerks").items()
      #expect(items.map { $0["name"] as? String } == ["Nguyễn Thị Hà"])
      let event = try #require(try await centre.audited([.figuresExported]).first)
      #expect(event.caller?.text == "bi" && event.subject == "clerk-list.json" && event.account == nil)

      try centre.refuseEvents()
      let refused = try await program.get("/v1/data/clerks")
      #expect(refused.status.code >= 500 && !refused.text.contains("Nguyễn"))
    }
  }

  @Test func theDescriptionIsTheSameUntilItChanges() async throws {
    try await CentreFixture.withProgram([.reports]) { _, program in
      let first = try await program.get("/v1/data/openapi.json")
      let tag = try #require(first.headers[.eTag])
      let second = try await program.get("/v1/data/openapi.json", [.ifNoneMatch: tag])
      #expect(second.status == .notModified && second.body.readableBytes == 0)
      #expect(try await program.get("/v1/data/openapi.json", [.ifNoneMatch: "\"x\""]).status == .ok)
    }
  }
}
