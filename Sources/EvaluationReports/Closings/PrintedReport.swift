import EvaluationStore
import RatingModel

/// A report on its way to paper, in one language.
package struct PrintedReport: Sendable {
  /// Sections that stand before the signature, in the document itself; all others are annexes.
  static let body: Set<ReportSection.Code> = [.outcomes, .levels, .statutory]

  let sheet: ReportSheet
  let unit: NamedUnit
  let parent: NamedUnit?
  /// `nil` of days that are no whole period.
  let period: ClosingPeriod?
  let letter: ClosingLetter
  let structure: ClosingStructure?
  let heads: [ClosingHead]
  let pictures: [String: String]
  let language: Language

  /// An issued report.
  /// - Parameter closing: `nil` for one that is about to be issued.
  package init(_ snapshot: ClosingSnapshot, as closing: Closing?, _ language: Language) {
    sheet = snapshot.sheet(as: closing)
    (unit, parent, period, letter) = (snapshot.unit, snapshot.parent, snapshot.period, snapshot.letter)
    (structure, heads) = (snapshot.structure, snapshot.heads)
    pictures = snapshot.pictures[language] ?? [:]
    self.language = language
  }

  /// A report as it stands at the moment.
  package init(_ report: SubjectReport, _ sheet: ReportSheet, of unit: NamedUnit, _ language: Language) {
    self.sheet = sheet
    self.unit = unit
    (parent, letter, structure) = (nil, ClosingLetter(), nil)
    period = ClosingPeriod.exactly(report.period)
    heads = ClosingHead.heads(of: report.kiosks)
    pictures = report.pictures(Spelling(language: language, zone: report.period.zone))
    self.language = language
  }

  var spelling: Spelling { Spelling(language: language, zone: sheet.period.zone) }
}

extension ClosingPeriod {
  /// The month, quarter or year that these days are; `nil` for others.
  static func exactly(_ days: ReportPeriod) -> ClosingPeriod? {
    [RollUpGrain.month, .quarter, .year].map { RollUpPeriod($0, holding: days.from) }
      .first { $0.first == days.from && $0.last == days.through }.flatMap { ClosingPeriod($0) }
  }
}
