import EvaluationIndices
import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// On time of what was received, as the decree has it, beside on time of what was returned.
struct OnTimeRatioTests {
  private static func figure(_ path: [String], _ table: ReportTable) throws -> Figure {
    let place = try #require(table.columns.firstIndex { $0.path == path })
    return try #require(table.rows.first).figures[place]
  }

  private static func dossiers(_ results: DossierResults?) throws -> [ReportTable] {
    var facts = try SubjectFacts()
    try facts.rated(["hai-long": 12])
    facts.rules.dossiers = results
    return [try facts.report().table("dossiers"), try facts.unitReport().table("dossiers")]
  }

  @Test func itStandsBesideTheOtherShareInTheReportsOfAClerkAndOfAUnit() throws {
    let results = try #require(
      DossierResults(received: 200, finished: [.early: 60, .onTime: 60, .late: 30], complaints: 0))
    for table in try Self.dossiers(results) {
      #expect(try Self.figure(["received"], table) == .count(200))
      #expect(try Self.figure(["returned"], table) == .count(150))
      #expect(try Self.figure(["inTime", "share"], table) == Figure(percentage: Percent(120, of: 150)))
      #expect(try Self.figure(["onTimeRatio"], table) == Figure(percentage: Percent(120, of: 200)))
      let note = Spelling(language: .vietnamese, zone: try SubjectFacts().period().zone).text(
        try #require(table.notes.first))
      #expect(note.contains(OnTimeRatio.citation.source))
    }
  }

  @Test func whatWasNotReportedIsUnknownAndNotZero() throws {
    for table in try Self.dossiers(nil) {
      for path in [["received"], ["returned"], ["onTimeRatio"], ["complaints"]] {
        #expect(try Self.figure(path, table) == .unknown)
      }
    }
    let without = try #require(DossierResults(finished: [.early: 1, .onTime: 1]))
    for table in try Self.dossiers(without) { #expect(try Self.figure(["onTimeRatio"], table) == .unknown) }
  }

  @Test func whatWasCarriedOverMayLiftItAboveAHundredPerCent() throws {
    let results = try #require(DossierResults(received: 10, finished: [.onTime: 12, .late: 0]))
    for table in try Self.dossiers(results) {
      #expect(try Self.figure(["onTimeRatio"], table) == Figure(percentage: Percent(12, of: 10)))
    }
    let nothing = try #require(DossierResults(received: 0, finished: [.onTime: 0]))
    for table in try Self.dossiers(nothing) { #expect(try Self.figure(["onTimeRatio"], table) == .none) }
  }
}
