import EvaluationStore
import RatingModel

/// A report as one reader may see it: what page, CSV and JSON are made of. Nothing that the reader may not see is in it.
package struct ReportSheet: Hashable, Sendable {
  package let subject: ReportSubject
  package let group: NamedUnit
  package let hasGroup: Bool
  /// By which structure of units it was made: `asItWas`, or the day.
  package let structure: String
  /// What it says of that, the structure itself first.
  package let structureLines: [ReportLabel]
  package let period: ReportPeriod
  package let made: WallTime
  /// Whether anything was counted.
  package let isEmpty: Bool
  package let sections: [ReportSection]
  /// As what it was issued; `nil` for a report that was not.
  package let closing: Closing?

  /// - Parameter seesClerks: whether the reader may read figures of clerks; a counter is one of them on many days.
  package init(
    _ report: SubjectReport, for reader: SmallNumbers.Reader, by rule: SmallNumbers = SmallNumbers(),
    on today: CivilDate, seesClerks: Bool = true
  ) {
    (structure, structureLines) = (report.structure.text, report.structureLines)
    subject = report.subject
    group = report.group
    hasGroup = report.days.group != nil
    period = report.period
    made = report.made
    isEmpty = report.days.own == ClerkFigures() && report.undated.isEmpty && report.paper.isEmpty
    sections = rule.sections(of: report, for: reader, on: today).map { section in
      section.code != .counters || seesClerks ? section : section.with(section.tables.map { $0.hiding(.hiddenReader) })
    }
    closing = nil
  }

  /// As an issued report holds it.
  init(_ snapshot: ClosingSnapshot, as closing: Closing?) {
    subject = snapshot.subject
    (structure, structureLines) = (snapshot.structure.basis, snapshot.structureLines)
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
