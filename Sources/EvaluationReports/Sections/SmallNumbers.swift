import EvaluationIndices
import RatingModel

/// Protects those who rated, and keeps anybody from being judged by a handful.
///
/// Whoever may see the unit sees every count; percentages and ranks are held back by the size of the sample already. For
/// readers from outside a breakdown with a small cell is not shown at all: a single blank could be worked out from the
/// others and the total. What can be worked out of a table's cells is looked at like a cell.
///
/// One table alone is protected so. Who publishes several reports must not publish a unit beside all but one of the units
/// below it, nor a stretch beside all but one of its parts: so only whole quarters are shown outside, and no figure of the
/// group.
package struct SmallNumbers: Hashable, Sendable {
  package enum Reader: Hashable, Sendable, CaseIterable {
    /// Stands in or above the unit.
    case inside
    /// The clerk whom the report is about.
    case clerk
    case outside
  }

  package static let citation = Citation(
    source: "Washington State Department of Health, Standards for reporting data with small numbers", date: "2018")

  /// The smallest cell that is shown outside.
  package var smallest: Int
  /// The fewest ratings that a clerk sees together: as many as a lot has.
  package var lot: Int
  /// What is shown outside at all.
  package var outside: Set<ReportSection.Code>

  package init(
    smallest: Int = SampleSize.small.lowest, lot: Int = 5,
    outside: Set<ReportSection.Code> = [.outcomes, .levels, .trend, .work, .answers, .statutory, .minutes]
  ) {
    self.smallest = smallest
    self.lot = lot
    self.outside = outside
  }

  /// The report's sections as the reader may see them.
  /// - Parameter today: where the unit is; a period is over on the day after its last.
  package func sections(of report: SubjectReport, for reader: Reader, on today: CivilDate) -> [ReportSection] {
    switch reader {
    case .inside: report.sections
    case .clerk: report.sections.map { forClerk($0, of: report) }
    case .outside: report.sections.map { forOutside($0, of: report, on: today) }
    }
  }

  private func forOutside(_ section: ReportSection, of report: SubjectReport, on today: CivilDate) -> ReportSection {
    let reason: ReportWord? =
      if !isPublic(report.subject) || !outside.contains(section.code) {
        .hiddenReader
      } else if !(report.period.isWholeQuarters && report.period.through < today) {
        .hiddenOpenPeriod
      } else {
        nil
      }
    return section.with(
      section.tables.map { table in
        if let reason { return table.hiding(reason) }
        return hasSmallCell(table) ? table.hiding(.hiddenSmall) : table.withoutGroup()
      })
  }

  /// What is published is of units, never of one clerk; a counter is one clerk.
  private func isPublic(_ subject: ReportSubject) -> Bool { if case .unit = subject { true } else { false } }

  /// Whether a count that is shown, or one that follows from those shown, is from 1 to below the smallest.
  func hasSmallCell(_ table: ReportTable) -> Bool {
    let shown = table.rows.flatMap(\.figures).compactMap { if case .count(let count) = $0 { count } else { nil } }
    return (shown + table.implied).contains { 0 < $0 && $0 < smallest }
  }

  /// A clerk knows whom they served when: nothing finer than a day, and no row of fewer ratings than a lot.
  private func forClerk(_ section: ReportSection, of report: SubjectReport) -> ReportSection {
    // With two others or fewer, what the group has beside oneself is what a colleague has.
    let hasGroup = report.peers >= report.rules.comparison.fewestPeers
    return section.with(
      section.tables.map { table in
        if section.code == .rhythm { return table.hiding(.hiddenHours) }
        if table.ratings.contains(where: { 0 < $0 && $0 < lot }) { return table.hiding(.hiddenLot) }
        return hasGroup ? table : table.withoutGroup()
      })
  }
}
