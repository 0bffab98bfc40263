/// What belongs together in a report, under one heading.
package struct ReportSection: Hashable, Sendable {
  /// Stable, for programs and for the choice of sections.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case flags, outcomes, levels, below, comparison, trend, work, answers, statutory, rhythm, minutes, marks, presses
    case undated, events, kiosks, paper, counters
  }

  package let code: Code
  package let heading: ReportLabel
  package let notes: [ReportLabel]
  package let tables: [ReportTable]

  init(_ code: Code, _ heading: ReportWord, notes: [ReportLabel] = [], _ tables: [ReportTable]) {
    self.code = code
    self.heading = .word(heading)
    self.notes = notes
    self.tables = tables
  }

  init(issued code: Code, _ heading: ReportLabel, notes: [ReportLabel], _ tables: [ReportTable]) {
    self.code = code
    self.heading = heading
    self.notes = notes
    self.tables = tables
  }

  private init(_ section: ReportSection, _ tables: [ReportTable]) {
    (code, heading, notes) = (section.code, section.heading, section.notes)
    self.tables = tables
  }

  /// The same with other tables.
  func with(_ tables: [ReportTable]) -> ReportSection { ReportSection(self, tables) }
}
