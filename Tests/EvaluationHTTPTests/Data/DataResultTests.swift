import EvaluationStore
import Foundation
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

/// Dossier results that a program sends.
struct DataResultTests {
  private static func row(_ more: String = "", unit: String = "H56.14", period: String = "2026-10") -> String {
    #"{"unit": "\#(unit)", "period": "\#(period)", "received": 120, "early": 30, "on_time": 85, "late": 2\#(more)}"#
  }

  private static func body(_ rows: String...) -> String { #"{"rows": [\#(rows.joined(separator: ","))]}"# }

  private static func register(_ centre: CentreFixture) async throws -> [ResultEntry] {
    try await centre.store.resultImports(limit: 100)
  }

  @Test func figuresAreTakenOnceHoweverOftenTheyAreSent() async throws {
    try await CentreFixture.withProgram([.results]) { centre, program in
      let first = try await program.send(Self.body(Self.row(), Self.row(unit: "H56.15")))
      let second = try await program.send(Self.body(Self.row(), Self.row(unit: "H56.15")))

      #expect(first.status == .ok && second.status == .ok)
      #expect(try first.object()["status"] as? String == "taken")
      #expect(try second.object()["status"] as? String == "repeated")
      #expect(try first.object()["number"] as? Int == 1)
      #expect(try second.object()["number"] as? Int == 1)
      let entry = try #require(try await Self.register(centre).first)
      #expect(try await Self.register(centre).count == 1)
      #expect(entry.author == .caller(try #require(CallerName("bi"))) && entry.rows == 2)

      let other = try await program.send(Self.body(Self.row()))
      #expect(other.status == .conflict)
      #expect(try other.refusal().code == "idempotency-key-used")
      #expect(try await Self.register(centre).count == 1)
    }
  }

  @Test func whatWasTakenIsReadBack() async throws {
    try await CentreFixture.withProgram([.results]) { _, program in
      _ = try await program.send(Self.body(Self.row(#", "complaints": null"#), Self.row(unit: "H56.15")))
      let days = "from=2026-10-01&through=2026-10-31"
      let sums = try await program.get("/v1/data/results?\(days)&details=month&limit=1")
      let item = try #require(try sums.items().first)
      #expect(
        item["unit"] as? String == "H56.14" && item["received"] as? Int == 120 && item["period"] as? String == "2026-10"
      )
      #expect(item["complaints"] is NSNull)
      let next = try #require(try sums.next())
      let rest = try await program.get("/v1/data/results?\(days)&details=month&limit=1&cursor=\(next)")
      #expect(try rest.items().map { $0["unit"] as? String } == ["H56.15"])
      #expect(try rest.next() == nil)
      #expect(try await program.get("/v1/data/results?\(days)&details=clerk").status == .forbidden)
    }
  }

  @Test func aPreviewChangesNothingAndLeavesTheKeyUnused() async throws {
    try await CentreFixture.withProgram([.results]) { centre, program in
      let preview = try await program.send(Self.body(Self.row()), query: "?dry_run=true")
      #expect(preview.status == .ok)
      let answer = try preview.object()
      #expect(answer["status"] as? String == "preview" && answer["number"] is NSNull)
      #expect(try await Self.register(centre).isEmpty)
      #expect(try await program.send(Self.body(Self.row())).object()["status"] as? String == "taken")
      let again = try await program.send(Self.body(Self.row()), key: "k-2", query: "?dry_run=true")
      let replaced = try #require(try again.object()["replaced"] as? [[String: String]])
      #expect(replaced == [["unit": "H56.14", "period": "2026-10"]])
    }
  }

  @Test func everyProblemIsNamedByRowWithTheCodesOfTheFileAndNothingIsTaken() async throws {
    try await CentreFixture.withProgram([.results]) { centre, program in
      let answer = try await program.send(
        Self.body(
          Self.row(), #"{"unit": "H56.14", "period": "2026-13", "received": 1}"#,
          #"{"unit": "H56.14", "period": "2026-09", "received": 1.5}"#))
      #expect(answer.status == .unprocessableContent)
      let problems = try #require(try answer.object()["problems"] as? [[String: Any]])
      #expect(problems.map { $0["code"] as? String } == ["results-period-invalid", "results-number-invalid"])
      #expect(problems.map { $0["row"] as? Int } == [2, 3])
      let csv = "unit,period,received,early,on_time,late\nH56.14,2026-13,1,,,\nH56.14,2026-09,1.5,,,\n"
      let file = try await program.send(csv, key: "k-2", type: "text/csv; charset=utf-8")
      let found = try #require(try file.object()["problems"] as? [[String: Any]])
      #expect(found.map { $0["code"] as? String } == problems.map { $0["code"] as? String })
      #expect(try await Self.register(centre).isEmpty)
    }
  }

  @Test func aFileIsTakenAsItIs() async throws {
    try await CentreFixture.withProgram([.results]) { centre, program in
      let csv = "unit,period,received,early,on_time,late\r\nH56.14,2026-10,120,30,85,2\r\n"
      let answer = try await program.send(csv, type: "text/csv")
      #expect(try answer.object()["status"] as? String == "taken")
      #expect(try await Self.register(centre).first?.name == "bi.csv")
    }
  }

  @Test func aUnitElsewhereIsToldLikeOneThatNobodyKnows() async throws {
    try await CentreFixture.withProgram([.results], unit: "H56.15") { centre, program in
      func problems(_ unit: String) async throws -> [[String: Any]] {
        let answer = try await program.send(Self.body(Self.row(unit: unit), Self.row(period: "2026-10-01")))
        return try #require(try answer.object()["problems"] as? [[String: Any]])
      }
      let (elsewhere, unknown) = (try await problems("H56.14"), try await problems("H99.99"))
      #expect(elsewhere.first?["code"] as? String == "results-unit-unknown")
      #expect(elsewhere.map { $0["code"] as? String } == unknown.map { $0["code"] as? String })
      #expect(elsewhere.map { $0["row"] as? Int } == [1, 2])
      #expect(try await Self.register(centre).isEmpty)
    }
  }

  @Test func aBodyThatIsNotWhatIsSaidIsRefused() async throws {
    try await CentreFixture.withProgram([.results]) { centre, program in
      let ten = Array(repeating: Self.row(), count: DataLimits.resultRows + 1).map { $0.prefix(1) + "}" }
      for (body, code) in [
        ("", "body-malformed"), ("[]", "body-malformed"), ("null", "body-malformed"), ("{}", "field-missing"),
        (#"{"rows": []}"#, "field-invalid"), (#"{"rows": {}}"#, "field-invalid"), (#"{"rows": [1]}"#, "field-invalid"),
        (#"{"rows": [{}]}"#, "field-missing"), (#"{"rows": [{}], "rows": [{}]}"#, "body-malformed"),
        (#"{"rows": [{"unit": "H56.14", "unit": "H56.15", "period": "2026-10"}]}"#, "body-malformed"),
        (Self.body(Self.row(#", "họTên": "x""#)), "field-unknown"),
        (Self.body(Self.row(#", "stage": ["x"]"#)), "field-invalid"),
        (Self.body(Self.row(#", "complaints": "1""#)), "field-invalid"),
        (Self.body(Self.row(#", "procedure": 1"#)), "field-invalid"),
        (Self.body(Self.row(#", "procedure": """#)), "field-invalid"),
        (#"{"name": "", "rows": [\#(Self.row())]}"#, "field-invalid"),
        (#"{"rows": [\#(ten.joined(separator: ","))]}"#, "body-too-large"),
        (String(repeating: " ", count: DataLimits.resultBytes + 1), "body-too-large"),
      ] {
        let answer = try await program.send(body)
        #expect(try answer.refusal().code == code, "\(body.prefix(80))")
      }
      for key in [nil, "", "a b", "é", String(repeating: "k", count: 65)] {
        #expect(try await program.send(Self.body(Self.row()), key: key).refusal().code == "idempotency-key-invalid")
      }
      #expect(try await program.send("x", type: "application/xml").refusal().code == "body-type-unknown")
      #expect(try await program.send("{}", query: "?dry_run=yes").refusal().code == "parameter-invalid")
      #expect(try await Self.register(centre).isEmpty)
    }
  }
}
