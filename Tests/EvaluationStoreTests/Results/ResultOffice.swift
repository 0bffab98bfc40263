import EvaluationStore
import RatingModel
import Testing

/// Figures of the invented office.
enum ResultOffice {
  static func row(
    _ period: String = "2026-10", unit: String = "H56.14", clerk: String? = nil, procedure: String? = nil,
    stage: Stage? = nil, _ counts: [ResultFigure: Int] = [.received: 10, .early: 2, .onTime: 5, .late: 1]
  ) throws -> ResultRow {
    ResultRow(
      unit: try Office.unit(unit), clerk: try clerk.map(Office.clerk),
      procedure: try procedure.map { try #require(ProcedureCode($0)) }, stage: stage,
      period: try #require(Period(period)), counts: ResultCounts(counts))
  }

  static func batch(_ rows: [ResultRow], name: String = "thang-10.csv", digest: Character = "a") -> ResultImport {
    ResultImport(rows: rows, name: name, digest: String(repeating: digest, count: 64))
  }

  static func query(
    _ units: [String] = ["H56.14"], _ first: String = "2026-10-01", _ last: String = "2026-10-31",
    clerks: ClerkSelection = .every, _ details: Set<ResultQuery.Detail> = []
  ) throws -> ResultQuery {
    ResultQuery(
      units: UnitDays(try units.map(Office.unit)), first: try Office.day(first), last: try Office.day(last),
      clerks: clerks, details: details)
  }

  static func withOffice(
    _ maker: StoreUnderTest, _ body: (any EvaluationStore) async throws -> Void
  ) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      try await body(store)
    }
  }

  @discardableResult
  static func take(
    _ rows: [ResultRow], into store: any EvaluationStore, digest: Character = "a",
    by author: ResultAuthor = .commandLine
  ) async throws -> ResultReceipt {
    try await store.importResults(batch(rows, digest: digest), by: author, at: Office.noon).get()
  }

  /// `H56.14 received 10 returned 8`, a sum each.
  static func captions(_ facts: ResultFacts) -> [String] {
    facts.sums.map { sum in
      let names = [
        sum.unit.text, sum.period?.description, sum.clerk?.description, sum.procedure?.text, sum.stage?.rawValue,
      ].compactMap(\.self).joined(separator: " ")
      func text(_ figure: ResultFigure) -> String {
        sum[figure].total.map { "\($0)" + (sum[figure].isPartial ? "+" : "") } ?? "?"
      }
      return "\(names): \(text(.received)) \(text(.early)) \(text(.onTime)) \(text(.late))"
    }
  }
}
