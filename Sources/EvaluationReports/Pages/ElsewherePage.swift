import EvaluationStore
import RatingModel

/// What an office shows to managers who are not in charge of it: quarters that are over, and nothing small.
package enum ElsewherePage {
  package struct Content: Sendable {
    /// Those that can be chosen.
    let units: [NamedUnit]
    let quarters: [ClosingPeriod]
    let unit: UnitCode?
    let quarter: ClosingPeriod?
    /// Made for a reader from outside; `nil` while no unit is chosen, and of one that was not there.
    let sheet: ReportSheet?

    package init(
      units: [NamedUnit], quarters: [ClosingPeriod], unit: UnitCode?, quarter: ClosingPeriod?, sheet: ReportSheet?
    ) {
      self.units = units
      self.quarters = quarters
      self.unit = unit
      self.quarter = quarter
      self.sheet = sheet
    }
  }

  /// The newest first: two years.
  package static func quarters(before today: CivilDate) -> [ClosingPeriod] {
    var (quarters, first) = ([ClosingPeriod](), RollUpPeriod(.quarter, holding: today).first)
    while quarters.count < 8, let before = CivilDate(daysSince1970: first.daysSince1970 - 1),
      let quarter = ClosingPeriod(RollUpPeriod(.quarter, holding: before))
    {
      quarters.append(quarter)
      first = quarter.period.first
    }
    return quarters
  }

  package static func html(_ content: Content, frame: PageFrame) -> String {
    let language = frame.language
    let heading = PageWord.elsewhereHeading.text(language)
    return PageTemplates.render(
      "elsewhere",
      Model(
        frame: frame.model(title: heading, kind: "wide"), heading: heading, lead: PageWord.elsewhereLead.text(language),
        empty: content.units.isEmpty ? PageWord.elsewhereEmpty.text(language) : nil,
        action: PagePath.elsewhere.rawValue,
        choices: [
          SelectField(name: "unit", label: PageWord.unit.text(language), options: units(content)),
          SelectField(name: "period", label: PageWord.quarter.text(language), options: quarters(content, language)),
        ], submit: PageWord.show.text(language),
        nothing: content.unit != nil && content.sheet?.isEmpty != false ? language.text(.reportEmpty) : nil,
        sheet: content.sheet.map { sheet($0, language) }))
  }

  private static func units(_ content: Content) -> [SelectOption] {
    content.units.map {
      SelectOption(code: $0.code.text, selected: $0.code == content.unit, label: $0.caption)
    }
  }

  private static func quarters(_ content: Content, _ language: Language) -> [SelectOption] {
    content.quarters.map {
      SelectOption(code: "\($0)", selected: $0 == content.quarter, label: $0.text(language))
    }
  }

  /// Sections of which such a reader sees nothing are left out; tables that are held back say why.
  private static func sheet(_ sheet: ReportSheet, _ language: Language) -> Model.Sheet {
    let spelling = Spelling(language: language, zone: sheet.period.zone)
    let shown = SmallNumbers().outside
    return Model.Sheet(
      name: sheet.subject.name ?? sheet.subject.code, code: sheet.subject.code, period: spelling.text(sheet.period),
      made: "\(language.text(.reportMade)) \(spelling.text(sheet.made))",
      sections: sheet.isEmpty
        ? [] : sheet.sections.filter { shown.contains($0.code) }.map { SheetSection($0, [:], spelling) })
  }

  private struct Model {
    struct Sheet {
      let name: String
      let code: String
      let period: String
      let made: String
      let sections: [SheetSection]
    }
    let frame: FrameModel
    let heading: String
    let lead: String
    let empty: String?
    let action: String
    let choices: [SelectField]
    let submit: String
    let nothing: String?
    let sheet: Sheet?
  }
}
