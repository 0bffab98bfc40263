import RatingModel

/// Where the other forms and periods of a report of one subject are.
package struct SubjectReportLinks: Sendable {
  private let subject: ReportSubject
  private let unit: UnitCode
  private let period: ReportPeriod

  /// - Parameter unit: the one that was asked for.
  package init(_ subject: ReportSubject, _ unit: UnitCode, _ period: ReportPeriod) {
    self.subject = subject
    self.unit = unit
    self.period = period
  }

  /// The page in a language.
  package func page(_ language: Language) -> String { link(.page, language, period.from, period.through) }

  /// Other periods, the table of clerks, other forms.
  package func all(_ language: Language, _ today: CivilDate) -> [PageLink] {
    PeriodPreset.allCases.map { preset in
      let days = preset.days(on: today)
      return PageLink(link: link(.page, language, days.from, days.through), label: preset.word.text(language))
    } + [
      PageLink(
        link: PagePath.clerkReport.link(language, unit: unit, from: period.from, through: period.through),
        label: language.text(.clerks)),
      PageLink(link: link(.xlsx, language, period.from, period.through), label: "XLSX"),
      PageLink(link: link(.csv, language, period.from, period.through), label: "CSV"),
      PageLink(link: link(.json, language, period.from, period.through), label: "JSON"),
    ]
  }

  private enum Form { case page, csv, xlsx, json }

  private func link(_ form: Form, _ language: Language, _ from: CivilDate, _ through: CivilDate) -> String {
    if case .clerk(let clerk, _) = subject {
      let path: PagePath =
        switch form {
        case .page: .oneClerkReport
        case .csv: .oneClerkReportCSV
        case .xlsx: .oneClerkReportXLSX
        case .json: .oneClerkReportJSON
        }
      return path.link(language, clerk: clerk, unit: unit, from: from, through: through)
    }
    let path: PagePath =
      switch form {
      case .page: .unitReport
      case .csv: .unitReportCSV
      case .xlsx: .unitReportXLSX
      case .json: .unitReportJSON
      }
    return path.link(language, unit: unit, from: from, through: through)
  }
}
