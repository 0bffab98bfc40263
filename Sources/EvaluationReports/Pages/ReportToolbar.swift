import RatingModel

/// What a reader can choose on a report's page; not printed.
package struct ReportToolbar: Sendable {
  package let units: [ReadableUnit]
  /// The day that presets are relative to.
  package let today: CivilDate

  package init(units: [ReadableUnit], today: CivilDate) {
    self.units = units
    self.today = today
  }

  struct Model {
    struct Unit {
      let code: String
      let name: String
      /// Blanks that a browser keeps, because an option has no style of its own.
      let indent: String
      let selected: Bool
    }
    let action: String
    let language: String
    let unitLabel: String
    let units: [Unit]
    let fromLabel: String
    let from: String
    let throughLabel: String
    let through: String
    let structure: StructureFields
    let submit: String
    let presets: [PageLink]
    let downloadLabel: String
    let downloads: [PageLink]

    init(_ toolbar: ReportToolbar, _ report: ClerkReport, _ language: Language) {
      let (unit, period) = (report.unit.code, report.period)
      action = PagePath.clerkReport.rawValue
      self.language = language.rawValue
      unitLabel = PageWord.unit.text(language)
      units = toolbar.units.map {
        Unit(
          code: $0.unit.code.text, name: $0.unit.caption,
          indent: String(repeating: "\u{2003}", count: min($0.depth, 6)),
          selected: $0.unit.code == unit)
      }
      (fromLabel, from) = (PageWord.from.text(language), "\(period.from)")
      (throughLabel, through) = (PageWord.through.text(language), "\(period.through)")
      let basis = report.structure.basis
      structure = StructureFields(basis, language)
      submit = PageWord.show.text(language)
      presets = PeriodPreset.allCases.map { PageLink(.clerkReport, $0, unit: unit, language, toolbar.today, by: basis) }
      downloadLabel = PageWord.download.text(language)
      downloads = [(PagePath.clerkReportCSV, "CSV"), (.clerkReportJSON, "JSON")].map { path, label in
        PageLink(
          link: path.link(language, unit: unit, from: period.from, through: period.through, by: basis), label: label)
      }
    }
  }
}
