import EvaluationStore
import RatingModel

/// Where the other forms and periods of a report of one subject are.
package struct SubjectReportLinks: Sendable {
  private let subject: ReportSubject
  private let unit: UnitCode
  private let period: ReportPeriod
  private let basis: UnitStructure.Basis

  /// - Parameters:
  ///   - unit: the one that was asked for.
  ///   - basis: the structure that was asked for; every link keeps it.
  package init(
    _ subject: ReportSubject, _ unit: UnitCode, _ period: ReportPeriod, by basis: UnitStructure.Basis = .asItWas
  ) {
    self.basis = basis
    self.subject = subject
    self.unit = unit
    self.period = period
  }

  /// The page in a language.
  package func page(_ language: Language) -> String { link(.page, language, period.from, period.through) }

  /// Other periods, the table of clerks, other forms, the units below.
  /// - Parameters:
  ///   - days: on which the reader may see the unit.
  ///   - below: units directly below, each with a row of its own.
  ///   - toClerks: whether the reader may read figures of named clerks.
  ///   - toFiles: whether the reader may take files along.
  package func all(
    _ language: Language, _ today: CivilDate, on days: UnitDays, below: [UnitCode] = [], toClerks: Bool, toFiles: Bool
  ) -> SheetLinks {
    let periods = PeriodPreset.presets(of: unit, on: days, today: today).map { preset in
      let days = preset.days(on: today)
      return PageLink(link: link(.page, language, days.from, days.through), label: preset.word.text(language))
    }
    let rows = below.map { unit in
      (
        ReportTable.key(of: unit),
        PagePath.unitReport.link(language, unit: unit, from: period.from, through: period.through, by: basis)
      )
    }
    return SheetLinks(
      action: (clerk == nil ? PagePath.unitReport : .oneClerkReport).rawValue,
      fields: [SheetLinks.Field(name: "unit", value: unit.text), .init(name: "lang", value: language.rawValue)]
        + (clerk.map { [.init(name: "clerk", value: "\($0)")] } ?? []),
      basis: basis,
      links: periods + (toClerks ? [clerks(language)] : []) + [print(language)]
        + poster(language, today) + (toFiles ? files(language) : []),
      rows: Dictionary(rows, uniquingKeysWith: { first, _ in first }))
  }

  private var clerk: ClerkID? { if case .clerk(let clerk, _) = subject { clerk } else { nil } }

  private func clerks(_ language: Language) -> PageLink {
    PageLink(
      link: PagePath.clerkReport.link(language, unit: unit, from: period.from, through: period.through, by: basis),
      label: language.text(.reportTitle))
  }

  private func print(_ language: Language) -> PageLink {
    PageLink(
      link: link(.print, language, period.from, period.through), label: ClosingWord.printLink.text(language))
  }

  /// Of a unit's month or quarter that is over.
  private func poster(_ language: Language, _ today: CivilDate) -> [PageLink] {
    guard case .unit = subject, let closing = ClosingPeriod.exactly(period), PosterShelf.isPoster(closing),
      closing.isOver(on: today)
    else { return [] }
    return [PageLink(link: PosterLinks.printed(unit, closing, language), label: PosterWord.link.text(language))]
  }

  private func files(_ language: Language) -> [PageLink] {
    [(Form.xlsx, "XLSX"), (.csv, "CSV"), (.json, "JSON")].map { form, label in
      PageLink(link: link(form, language, period.from, period.through), label: label)
    }
  }

  private enum Form: Sendable { case page, print, csv, xlsx, json }

  private func link(_ form: Form, _ language: Language, _ from: CivilDate, _ through: CivilDate) -> String {
    if case .clerk(let clerk, _) = subject {
      let path: PagePath =
        switch form {
        case .page: .oneClerkReport
        case .print: .oneClerkPrint
        case .csv: .oneClerkReportCSV
        case .xlsx: .oneClerkReportXLSX
        case .json: .oneClerkReportJSON
        }
      return path.link(language, clerk: clerk, unit: unit, from: from, through: through, by: basis)
    }
    let path: PagePath =
      switch form {
      case .page: .unitReport
      case .print: .unitPrint
      case .csv: .unitReportCSV
      case .xlsx: .unitReportXLSX
      case .json: .unitReportJSON
      }
    return path.link(language, unit: unit, from: from, through: through, by: basis)
  }
}
