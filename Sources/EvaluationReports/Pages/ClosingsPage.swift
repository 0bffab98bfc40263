import EvaluationStore
import RatingModel

/// The register of issued reports, the newest first.
package enum ClosingsPage {
  /// Of one page.
  package static let rows = 50

  package struct Content: Sendable {
    package let filter: ClosingFilter
    /// One more than ``rows`` where there are older ones.
    package let closings: [Closing]
    package let units: [ReadableUnit]
    package let zone: Zone
    package let today: CivilDate
    package let mayIssue: Bool

    package init(
      filter: ClosingFilter, closings: [Closing], units: [ReadableUnit], zone: Zone, today: CivilDate, mayIssue: Bool
    ) {
      self.filter = filter
      self.closings = closings
      self.units = units
      self.zone = zone
      self.today = today
      self.mayIssue = mayIssue
    }
  }

  package static func html(_ content: Content, frame: PageFrame) -> String {
    let language = frame.language
    func text(_ word: ClosingWord) -> String { word.text(language) }
    let spelling = Spelling(language: language, zone: content.zone)
    let shown = content.closings.prefix(rows)
    let names = Dictionary(content.units.map { ($0.unit.code, $0.unit) }) { first, _ in first }
    return PageTemplates.render(
      "closings",
      Model(
        frame: frame.model(title: text(.register), kind: "wide"), heading: text(.register), lead: text(.registerLead),
        action: PagePath.closings.rawValue,
        choices: [
          SelectField(name: "unit", label: text(.unit), options: units(content, language)),
          SelectField(name: "grain", label: text(.grain), options: grains(content.filter.grain, language)),
          SelectField(name: "year", label: text(.year), options: years(content, language)),
        ], submit: text(.show),
        issue: content.mayIssue
          ? PageLink(link: ClosingLinks.issue(content.filter.unit, nil, nil, language), label: text(.issueLink)) : nil,
        empty: text(.registerEmpty), hasRows: !shown.isEmpty,
        heads: [ClosingWord.numberColumn, .unit, .subjectColumn, .periodColumn, .issuedColumn].map(text),
        rows: shown.map { row($0, names[$0.unit], spelling) },
        older: content.closings.count > rows
          ? shown.last.map {
            PageLink(link: content.filter.link(language, before: ClosingPlace($0)), label: text(.registerNewer))
          } : nil))
  }

  private static func row(_ closing: Closing, _ unit: NamedUnit?, _ spelling: Spelling) -> Model.Row {
    let language = spelling.language
    return Model.Row(
      link: ClosingLinks.link(.closing, closing, language), number: "\(closing.number)",
      cells: [
        (unit ?? NamedUnit(code: closing.unit, name: nil)).caption,
        closing.clerk.map { "\($0)" } ?? ClosingWord.unitItself.text(language),
        closing.period.text(language)
          + (closing.corrects.map { ", " + ClosingWord.correctionOf.text(language, "\($0)") } ?? ""),
        "\(spelling.text(closing.issuedAt)) · \(closing.issuedBy)",
      ])
  }

  private static func units(_ content: Content, _ language: Language) -> [SelectOption] {
    [
      SelectOption(
        code: "", selected: content.filter.unit == nil, label: ClosingWord.everyUnit.text(language))
    ] + SelectOption.units(content.units, selected: content.filter.unit)
  }

  private static func grains(_ selected: RollUpGrain?, _ language: Language) -> [SelectOption] {
    [SelectOption(code: "", selected: selected == nil, label: ClosingWord.everyGrain.text(language))]
      + [(RollUpGrain.month, ClosingWord.months), (.quarter, .quarters), (.year, .years)].map { grain, word in
        SelectOption(code: grain.rawValue, selected: grain == selected, label: word.text(language))
      }
  }

  /// This year and four before it.
  private static func years(_ content: Content, _ language: Language) -> [SelectOption] {
    [SelectOption(code: "", selected: content.filter.year == nil, label: ClosingWord.everyYear.text(language))]
      + (0..<5).map { content.today.year - $0 }.map { year in
        SelectOption(code: "\(year)", selected: year == content.filter.year, label: "\(year)")
      }
  }

  private struct Model {
    struct Row {
      let link: String
      let number: String
      let cells: [String]
    }
    let frame: FrameModel
    let heading: String
    let lead: String
    let action: String
    let choices: [SelectField]
    let submit: String
    let issue: PageLink?
    let empty: String
    let hasRows: Bool
    let heads: [String]
    let rows: [Row]
    let older: PageLink?
  }
}
