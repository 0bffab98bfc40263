import EvaluationStore
import Testing

@testable import EvaluationStore

@Suite("Promise: rows are put in as they are, whatever stands in them")
struct RowPromises {
  private static let texts = [
    "", " ", "\\", "\\N", "\\.", "\t", "a\tb", "\n", "a\nb", "\r", "\r\n", "NULL", "{}", "\"", "'", "\u{1F}", "\u{1}",
    ",", "Đ\u{1EA7}u",
    "Nguye\u{302}\u{303}n", "👩🏽‍⚖️", "\\\\t", "\u{7F}", String(repeating: "ỵ\\\t\n", count: 2000),
  ]

  private static let table = SQLTable(
    "counter", ["unit": .text, "code": .text, "name": .text, "first_day": .text, "last_day": .text])

  @Test(arguments: StoreUnderTest.all)
  func manyAtOnceAreReadBackAsTheyWere(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kept = try #require(store as? any SQLEvaluationStore)
      let rows: [[SQLValue]] = Self.texts.enumerated().map { number, text in
        [.text("H99"), .text("Q\(100 + number)"), .text(text), .null, .text("2026-11-30")]
      }
      try await kept.write("put in") { try $0.insert(rows, into: Self.table) }

      let found = try await kept.read("read") { database in
        try database.rows(
          "SELECT unit, code, name, first_day, last_day FROM counter WHERE unit = 'H99' ORDER BY code"
        ).map(\.values)
      }

      #expect(found == rows)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRowThatIsThereAlreadyFailsAllOfThemAndTheStoreGoesOn(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kept = try #require(store as? any SQLEvaluationStore)
      @Sendable func row(_ code: String) -> [SQLValue] { [.text("H99"), .text(code), .text("x"), .null, .null] }
      try await kept.write("put in") { try $0.insert([row("Q1")], into: Self.table) }

      await #expect(throws: StoreFailure.self) {
        try await kept.write("put in") { try $0.insert([row("Q2"), row("Q1"), row("Q3")], into: Self.table) }
      }

      let codes = try await kept.read("read") {
        try $0.values("SELECT code FROM counter WHERE unit = 'H99' ORDER BY code", as: String.self)
      }
      #expect(codes == ["Q1"])
      try await kept.write("put in") { try $0.insert([row("Q4")], into: Self.table) }
    }
  }
}
