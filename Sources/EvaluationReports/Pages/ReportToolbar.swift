import EvaluationStore
import RatingModel

/// What a reader can choose on a report's page; not printed.
package struct ReportToolbar: Sendable {
  package let units: [ReadableUnit]
  /// On which days the reader may see them.
  package let days: UnitDays
  /// The day that presets are relative to.
  package let today: CivilDate

  package init(units: [ReadableUnit], days: UnitDays, today: CivilDate) {
    self.units = units
    self.days = days
    self.today = today
  }

  struct Model {
    let action: String
    let language: String
    let unit: SelectField
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
      let (shown, period) = (report.unit.code, report.period)
      action = PagePath.clerkReport.rawValue
      self.language = language.rawValue
      unit = SelectField(
        name: "unit", label: PageWord.unit.text(language),
        options: SelectOption.units(toolbar.units, selected: shown))
      (fromLabel, from) = (PageWord.from.text(language), "\(period.from)")
      (throughLabel, through) = (PageWord.through.text(language), "\(period.through)")
      let basis = report.structure.basis
      structure = StructureFields(basis, language)
      submit = PageWord.show.text(language)
      presets = PeriodPreset.presets(of: shown, on: toolbar.days, today: toolbar.today).map {
        PageLink(.clerkReport, $0, unit: shown, language, toolbar.today, by: basis)
      }
      downloadLabel = PageWord.download.text(language)
      downloads = [(PagePath.clerkReportCSV, "CSV"), (.clerkReportJSON, "JSON")].map { path, label in
        PageLink(
          link: path.link(language, unit: shown, from: period.from, through: period.through, by: basis), label: label)
      }
    }
  }
}
