import EvaluationStore
import RatingModel

extension SubjectReport {
  /// Counts without a date, apart: between the days of their neighbours.
  var undatedSection: ReportSection? {
    guard !undated.isEmpty else { return nil }
    return ReportSection(
      .undated, .sectionUndated, notes: [.word(.noteUndated)], [undatedSessions] + scales.map(undatedRatings))
  }

  private var undatedSessions: ReportTable {
    ReportTable(
      "undated", .word(.sessions), rows: .word(.undatedBetween),
      columns: [ReportTable.Column(["sessions"], .word(.sessions)), ReportTable.Column(["rated"], .word(.rated))],
      undated.enumerated().map { number, row in
        ReportTable.Row(
          "\(number)", row.neighbours.label,
          [.count(row.figures.sessions.sessions), .count(row.figures.sessions[.rated])])
      }, implied: undated.map { $0.figures.sessions.sessions - $0.figures.sessions[.rated] })
  }

  private func undatedRatings(_ scale: Scale) -> ReportTable {
    let rated = undated.map { RatedFigures($0.figures.totals, on: scale) }
    return ReportTable(
      scale.tableIdentifier("undated"), scale.heading(.ratings), rows: .word(.undatedBetween),
      columns: RatedFigures.columns([]),
      zip(undated, rated).enumerated().map { number, pair in
        ReportTable.Row("\(number)", pair.0.neighbours.label, pair.1.figures)
      }, implied: rated.flatMap(\.implied),
      ratings: rated.map(\.counts.ratings))
  }

  /// Integrity events of what the figures rest on.
  var eventsSection: ReportSection? {
    guard !events.isEmpty else { return nil }
    return ReportSection(
      .events, .sectionEvents, notes: [.word(.noteEvents)],
      [
        Self.table(
          "events", .partEvents, rows: .eventNumber, EventColumn.all.filter { $0.path != ["number"] }, events,
          under: [["unit"], ["counter"], ["journal"], ["last"], ["latest"], ["ended"], ["closedBy"]]
        ) { "\($0.id)" }
      ])
  }

  /// How far the centre follows the journals that the figures rest on, their open tail with it.
  var kiosksSection: ReportSection? {
    guard kioskCount > 0 else { return nil }
    guard !kiosks.isEmpty else {
      return ReportSection(.kiosks, .sectionKiosks, notes: [.phrase(.noteManyKiosks, [.number(kioskCount)])], [])
    }
    return ReportSection(
      .kiosks, .sectionKiosks, notes: kiosks.contains { $0.kiosk.place == nil } ? [.word(.noteKioskElsewhere)] : [],
      [
        Self.table(
          "kiosks", .partKiosks, rows: .kiosk, KioskColumn.state.filter { $0.path != ["kiosk"] }, kiosks,
          under: [["counter"], ["headAt"]]
        ) { $0.kiosk.kiosk.text }
      ])
  }

  /// A table of the columns that the report of a unit's clerks has, too.
  private static func table<Row>(
    _ identifier: String, _ heading: ReportWord, rows rowHeading: ReportWord, _ columns: [ReportColumn<Row>],
    _ rows: [Row], under lesser: Set<[String]>, name: (Row) -> String
  ) -> ReportTable {
    ReportTable(
      identifier, .word(heading), rows: .word(rowHeading),
      columns: columns.map { ReportTable.Column($0.path, $0.label, isLesser: lesser.contains($0.path)) },
      rows.enumerated().map { number, row in
        ReportTable.Row("\(number + 1).\(name(row))", .text(name(row)), columns.map { $0.figure(row) })
      })
  }
}

extension ReportColumn {
  fileprivate var label: ReportLabel {
    let titles = Language.allCases.map { ($0.rawValue, title($0)) }
    return .labels(Dictionary(titles, uniquingKeysWith: { first, _ in first }), code: identifier)
  }
}

extension Neighbours {
  var label: ReportLabel {
    func end(_ day: CivilDate?) -> ReportLabel { day.map { .day($0) } ?? .word(.dateOpen) }
    return .phrase(.fromThrough, [end(notBefore), end(notAfter)])
  }
}
