import EvaluationStore
import RatingModel

/// A report as one reader may see it: what page, CSV and JSON are made of. Nothing that the reader may not see is in it.
package struct ReportSheet: Hashable, Sendable {
  package let subject: ReportSubject
  package let group: NamedUnit
  package let hasGroup: Bool
  package let period: ReportPeriod
  package let made: WallTime
  /// Whether anything was counted.
  package let isEmpty: Bool
  package let sections: [ReportSection]
  /// As what it was issued; `nil` for a report that was not.
  package let closing: Closing?

  package init(
    _ report: SubjectReport, for reader: SmallNumbers.Reader, by rule: SmallNumbers = SmallNumbers(),
    on today: CivilDate
  ) {
    subject = report.subject
    group = report.group
    hasGroup = report.days.group != nil
    period = report.period
    made = report.made
    isEmpty = report.days.own == ClerkFigures() && report.undated.isEmpty && report.paper.isEmpty
    sections = rule.sections(of: report, for: reader, on: today)
    closing = nil
  }

  /// As an issued report holds it.
  init(_ snapshot: ClosingSnapshot, as closing: Closing?) {
    subject = snapshot.subject
    group = snapshot.group ?? NamedUnit(code: snapshot.unit.code, name: snapshot.unit.name)
    hasGroup = snapshot.group != nil
    period = snapshot.reportPeriod
    made = snapshot.made
    isEmpty = snapshot.isEmpty
    sections = snapshot.sections
    self.closing = closing
  }

  /// All tables in their order.
  package var tables: [ReportTable] { sections.flatMap(\.tables) }
}
