import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// Tries to work hidden cells out from everything that is shown.
///
/// Every count of a report is a sum of tallies. So a hidden cell can be worked out exactly when its sum is a combination of the
/// sums that are shown: linear algebra, which does not care whether anybody thought of the way.
@Suite("Hidden cells")
struct HiddenCellsTests {
  /// Where a count stands.
  private struct Place: Hashable {
    let table: String
    let row: String
    let path: String
  }

  private func counts(_ sections: [ReportSection]) -> [Place: Int] {
    var counts: [Place: Int] = [:]
    for table in sections.flatMap(\.tables) {
      for row in table.rows {
        for (column, figure) in zip(table.columns, row.figures) {
          if case .count(let count) = figure {
            counts[Place(table: table.identifier, row: row.key, path: column.identifier)] = count
          }
        }
      }
    }
    return counts
  }

  /// How each count grows with each tally.
  private func sums(_ facts: SubjectFacts, of report: (SubjectFacts) throws -> SubjectReport) throws -> [Place:
    [Double]]
  {
    let before = counts(try report(facts).sections)
    var sums = before.mapValues { _ in [Double]() }
    for key in try facts.office.tallies.map(\.key) + Self.possible(facts) {
      var more = facts
      more.add(key, 1000)
      let after = counts(try report(more).sections)
      for (place, count) in before { sums[place]?.append(Double((after[place] ?? count) - count) / 1000) }
    }
    return sums
  }

  /// What can be worked out although it is hidden.
  private func workedOut(_ facts: SubjectFacts, of report: (SubjectFacts) throws -> SubjectReport) throws -> [Place] {
    let made = try report(facts)
    let today = try #require(made.period.through.next)
    let shown = SmallNumbers().sections(of: made, for: .outside, on: today)
    let sums = try sums(facts, of: report)
    let space = Span(counts(shown).keys.compactMap { sums[$0] })
    let hidden = Set(shown.flatMap(\.tables).filter { $0.hidden == .hiddenSmall }.map(\.identifier))
    let cells = counts(made.sections).filter { hidden.contains($0.key.table) && (1...9).contains($0.value) }
    // Nothing would be found where nothing is hidden, and nothing where nothing is shown.
    #expect(!cells.isEmpty && !counts(shown).isEmpty)
    return cells.keys.filter { sums[$0].map(space.holds) == true }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func cannotBeWorkedOutFromWhatIsShown(variant: Int) throws {
    let facts = try Self.facts(variant)
    let found = try workedOut(facts) { try $0.unitReport() }
    #expect(found.isEmpty, "\(found)")
  }

  /// The test itself must be able to fail: with one table shown in spite of its small cell the cell is found.
  @Test func aCellThatIsShownIsFound() throws {
    let facts = try Self.facts(1)
    let sums = try sums(facts) { try $0.unitReport() }
    let few = try #require(
      sums.first { $0.key.table == "levels-hai-long-3-1" && $0.key.row == "dissatisfied" && $0.key.path == "count" })
    let satisfied = try #require(sums[Place(table: few.key.table, row: "satisfied", path: "count")])
    let all = try #require(sums[Place(table: few.key.table, row: "all", path: "count")])
    #expect(Span([all, satisfied]).holds(few.value))
    #expect(!Span([all]).holds(few.value))
  }

  /// Keys that no tally has, and that a reader cannot know to be empty.
  private static func possible(_ facts: SubjectFacts) throws -> [TallyKey] {
    var possible = facts
    possible.office.tallies = []
    for level in ["rat-hai-long", "hai-long", "khong-hai-long"] {
      for day in ["2026-10-05", "2026-11-10", "2026-12-02"] {
        try possible.office.ratings(1, at: level, of: SubjectFacts.clerk, on: day)
        for outcome in Outcome.allCases { try possible.office.sessions(1, outcome, of: SubjectFacts.clerk, on: day) }
      }
      for procedure in ["1.010708", "1.010709"] {
        for kind in ["receiving|-", "returning|early", "returning|late", "returning|-"] {
          try possible.work(1, .sessions, "\(procedure)|\(kind)", level)
          try possible.work(1, .dossiers, "\(procedure)|\(kind)", level)
        }
      }
    }
    for kind in MinutesKey.Kind.allCases { for bucket in MinutesKey.buckets { try possible.minutes(1, kind, bucket) } }
    for answer in ["khong", "mot"] {
      try possible.answers(1, .sessions, "lan", answer)
      try possible.answers(1, .dossiers, "lan", answer)
    }
    return possible.office.tallies.map(\.key)
  }

  /// Eight offices with small cells at different places.
  private static func facts(_ variant: Int) throws -> SubjectFacts {
    var facts = try SubjectFacts()
    let few = variant
    try facts.rated(["rat-hai-long": 120, "hai-long": 40, "khong-hai-long": variant % 2 == 0 ? 20 : few])
    try facts.rated(["rat-hai-long": 60, "hai-long": 30], on: "2026-12-02")
    try facts.rated(["rat-hai-long": 30], of: "H56.14/CB02", on: "2026-10-05", marks: variant == 6 ? [.burst] : [])
    try facts.office.sessions(variant > 4 ? few : 40, .timedOut, of: SubjectFacts.clerk)
    try facts.office.sessions(variant == 3 ? few : 15, .cancelled, of: SubjectFacts.clerk, on: "2026-12-02")
    try facts.office.sessions(20, .unavailable, of: SubjectFacts.clerk)
    try facts.work(100, .sessions, "1.010708|returning|late", "rat-hai-long")
    try facts.work(few, .sessions, "1.010709|returning|early", "hai-long")
    try facts.work(60, .sessions, "1.010709|receiving|-", "hai-long", of: "H56.14/CB02")
    try facts.work(100 + few, .dossiers, "1.010708|returning|late", "rat-hai-long")
    try facts.question("lan", index: .three, answers: ["khong", "mot"])
    try facts.answers(variant == 7 ? 155 : 100, .sessions, "lan", "khong")
    try facts.answers(variant == 8 ? few : 20, .dossiers, "lan", "mot")
    try facts.minutes(40, .waiting, "<15")
    try facts.minutes(few, .waiting, "<30")
    try facts.minutes(30, .serving, "<5")
    return facts
  }
}

/// What vectors span.
private struct Span {
  /// In echelon form: each begins with a 1 where all others have a 0.
  private var rows: [(pivot: Int, row: [Double])] = []

  init(_ vectors: [[Double]]) {
    for vector in vectors { add(reduced(vector)) }
  }

  func holds(_ vector: [Double]) -> Bool { reduced(vector).allSatisfy { abs($0) < 1e-6 } }

  private func reduced(_ vector: [Double]) -> [Double] {
    rows.reduce(vector) { rest, row in
      let factor = rest[row.pivot]
      return factor == 0 ? rest : zip(rest, row.row).map { $0 - factor * $1 }
    }
  }

  private mutating func add(_ rest: [Double]) {
    guard let pivot = rest.indices.max(by: { abs(rest[$0]) < abs(rest[$1]) }), abs(rest[pivot]) > 1e-6 else { return }
    let row = rest.map { $0 / rest[pivot] }
    rows =
      rows.map { other in
        let factor = other.row[pivot]
        return (other.pivot, factor == 0 ? other.row : zip(other.row, row).map { $0 - factor * $1 })
      } + [(pivot, row)]
  }
}
