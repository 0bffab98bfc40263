import RatingModel

/// The report as a page: on a screen without scripts, on paper as A4 landscape.
package enum ClerkReportPage {
  /// - Parameter page: which of its pages, from 1, where it has very many rows.
  package static func html(_ report: ClerkReport, frame: PageFrame, toolbar: ReportToolbar?, page: Int = 1) -> String {
    let language = frame.language
    let pages = RowPages(of: report, number: page)
    let spelling = Spelling(language: language, zone: report.period.zone)
    let heading = language.text(.reportTitle)
    let unitName = report.unit.name ?? report.unit.code.text
    let tables = ReportTables(report, spelling)
    return PageTemplates.render(
      "clerk-report",
      Model(
        frame: frame.model(title: "\(heading) – \(unitName)", kind: "wide"), heading: heading, unitName: unitName,
        unitCode: report.unit.code.text, periodLabel: language.text(.reportPeriod),
        period: spelling.text(report.period), madeLabel: language.text(.reportMade), made: spelling.text(report.made),
        structureLines: report.structureLines.map(spelling.text),
        toolbar: toolbar.map { ReportToolbar.Model($0, report, language) },
        empty: report.isEmpty ? language.text(.reportEmpty) : nil,
        tiles: report.isEmpty ? nil : ReportTiles(tiles: ReportTiles.tiles(of: report, spelling)),
        below: report.below.isEmpty ? nil : Model.Below(report, language),
        tables: report.isEmpty ? [] : tables.rated(pages.shown(report.rows), total: report.total, part: "row"),
        pages: RowPages.Links(pages, of: report, language),
        undated: report.undated.isEmpty ? nil : undated(pages.shown(report.undated), tables, language),
        events: report.events.isEmpty ? [] : [tables.events(report.events)],
        kiosks: report.kiosks.isEmpty ? [] : [tables.kiosks(report.kiosks)],
        manyKiosks: report.kiosks.isEmpty && report.kioskCount > 0
          ? language.text(.noteManyKiosks).filled(["\(report.kioskCount)"]) : nil,
        figuresHeading: language.text(.sectionFigures), definitions: FigureDefinition.all(of: report, language)))
  }

  private static func undated(
    _ rows: ArraySlice<ClerkRow>, _ tables: ReportTables, _ language: Language
  ) -> Model.Undated {
    Model.Undated(
      heading: language.text(.sectionUndated), explanation: language.text(.noteUndated),
      tables: tables.rated(rows, total: nil, part: "undated"))
  }

  private struct Model {
    struct Below {
      let heading: String
      let note: String
      let links: [PageLink]

      init(_ report: ClerkReport, _ language: Language) {
        heading = language.text(.sectionClerksBelow)
        note = language.text(.noteClerksBelow)
        let (period, basis) = (report.period, report.structure.basis)
        links = report.below.map {
          PageLink(
            link: PagePath.clerkReport.link(
              language, unit: $0.code, from: period.from, through: period.through, by: basis),
            label: $0.caption)
        }
      }
    }
    struct Undated {
      let heading: String
      let explanation: String
      let tables: [TableModel]
    }
    let frame: FrameModel
    let heading: String
    let unitName: String
    let unitCode: String
    let periodLabel: String
    let period: String
    let madeLabel: String
    let made: String
    let structureLines: [String]
    let toolbar: ReportToolbar.Model?
    let empty: String?
    let tiles: ReportTiles?
    let below: Below?
    let tables: [TableModel]
    let pages: RowPages.Links?
    let undated: Undated?
    let events: [TableModel]
    let kiosks: [TableModel]
    let manyKiosks: String?
    let figuresHeading: String
    let definitions: [FigureDefinition]
  }
}

extension ClerkReport {
  /// Whether nothing was counted.
  fileprivate var isEmpty: Bool { rows.isEmpty && total.figures == ClerkFigures() }
}
