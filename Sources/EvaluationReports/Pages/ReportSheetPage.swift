import RatingModel

/// The report of one subject as a page: on a screen without scripts, on paper as A4 landscape.
package enum ReportSheetPage {
  /// - Parameters:
  ///   - pictures: by identifier of the table beside which each stands: SVG that this program drew, put in as it is.
  ///   - links: other forms of the report, other periods; `nil` for a page that leads nowhere.
  package static func html(
    _ sheet: ReportSheet, frame: PageFrame, pictures: [String: String] = [:], links: SheetLinks? = nil
  ) -> String {
    let language = frame.language
    let spelling = Spelling(language: language, zone: sheet.period.zone)
    let heading = language.text(sheet.subject.title)
    let name = sheet.subject.name ?? sheet.subject.code
    return PageTemplates.render(
      "report-sheet",
      Model(
        frame: frame.model(title: "\(heading) – \(name)", kind: "wide"), heading: heading, name: name,
        code: sheet.subject.code, periodLabel: language.text(.reportPeriod), period: spelling.text(sheet.period),
        madeLabel: language.text(.reportMade), made: spelling.text(sheet.made),
        structure: sheet.structureLines.map(spelling.text),
        group: sheet.hasGroup ? "\(language.text(.comparedWith)): \(sheet.group.caption)" : nil,
        note: sheet.subject.hasEveryFamily ? nil : language.text(.noteCounter),
        empty: sheet.isEmpty ? language.text(.reportEmpty) : nil,
        toolbar: links.map { Model.Toolbar($0, sheet.period, language) },
        sections: sheet.isEmpty
          ? [] : sheet.sections.map { SheetSection($0, pictures, links: links?.rows ?? [:], spelling) }))
  }

  private struct Model {
    struct Toolbar {
      let action: String
      let fields: [SheetLinks.Field]
      let fromLabel: String
      let from: String
      let throughLabel: String
      let through: String
      let structure: StructureFields
      let submit: String
      let links: [PageLink]

      init(_ links: SheetLinks, _ period: ReportPeriod, _ language: Language) {
        (action, fields, self.links) = (links.action, links.fields, links.links)
        (fromLabel, from) = (PageWord.from.text(language), "\(period.from)")
        (throughLabel, through) = (PageWord.through.text(language), "\(period.through)")
        structure = StructureFields(links.basis, language)
        submit = PageWord.show.text(language)
      }
    }
    let frame: FrameModel
    let heading: String
    let name: String
    let code: String
    let periodLabel: String
    let period: String
    let madeLabel: String
    let made: String
    let structure: [String]
    let group: String?
    let note: String?
    let empty: String?
    let toolbar: Toolbar?
    let sections: [SheetSection]
  }
}

/// A section as its template takes it.
struct SheetSection {
  let identifier: String
  let heading: String
  let notes: [String]
  let tables: [SheetTable]

  /// - Parameter links: by key of a row.
  init(
    _ section: ReportSection, _ pictures: [String: String], links: [String: String] = [:], _ spelling: Spelling
  ) {
    identifier = section.code.rawValue
    heading = spelling.text(section.heading)
    notes = section.notes.map(spelling.text)
    tables = section.tables.filter(\.saysSomething).map {
      SheetTable($0, picture: pictures[$0.identifier], links: links, spelling)
    }
  }
}

extension ReportTable {
  /// Whether it has more than a heading.
  fileprivate var saysSomething: Bool { !rows.isEmpty || !notes.isEmpty || hidden != nil }
}
