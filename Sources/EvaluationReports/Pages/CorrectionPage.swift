import EvaluationStore
import RatingModel

/// What an issued report would say now: figure by figure, and what arrived since. Computed when it is asked for.
package enum CorrectionPage {
  /// - Parameter issue: where the sheet itself is issued, for whoever may.
  package static func html(
    _ closing: Closing, _ issued: ClosingSnapshot, _ now: ClosingSnapshot, _ arrivals: ClosingArrivals,
    frame: PageFrame, issue: String? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: ClosingWord) -> String { word.text(language) }
    let spelling = Spelling(language: language, zone: issued.zone)
    let changes = SheetChange.changes(from: issued.sections, to: now.sections)
    let heading = ClosingWord.correctionHeading.text(language, "\(closing.number)")
    let unchanged = changes.isEmpty && arrivals.journals.isEmpty
    return PageTemplates.render(
      "correction",
      Model(
        frame: frame.model(title: heading, kind: "wide"), heading: heading,
        name: issued.subject.name ?? issued.subject.code, code: issued.subject.code,
        period: issued.period.text(language), lead: text(.correctionLead),
        imprint: ClosingImprint(closing, spelling).lines, unchanged: unchanged ? text(.nothingChanged) : nil,
        grids: unchanged ? [] : [changesGrid(changes, spelling), arrivalsGrid(arrivals, language)],
        issue: unchanged ? nil : issue.map { PageLink(link: $0, label: text(.issueCorrection)) },
        back: PageLink(link: ClosingLinks.link(.closing, closing, language), label: text(.figuresHeading))))
  }

  private static func changesGrid(_ changes: [SheetChange], _ spelling: Spelling) -> Grid {
    func text(_ word: ClosingWord) -> String { word.text(spelling.language) }
    func figure(_ figure: Figure?) -> String { figure.map { spelling.text($0) } ?? text(.absent) }
    return Grid(
      heading: text(.changesHeading), empty: changes.isEmpty ? text(.nothingChanged) : nil,
      heads: [ClosingWord.sectionColumn, .rowColumn, .figureColumn, .wasColumn, .isColumn].map(text),
      rows: changes.map { change in
        GridRow(cells: [
          "\(spelling.text(change.section)) – \(spelling.text(change.table))", spelling.text(change.row),
          spelling.text(change.column), figure(change.was), figure(change.becomes),
        ])
      })
  }

  private static func arrivalsGrid(_ arrivals: ClosingArrivals, _ language: Language) -> Grid {
    func text(_ word: ClosingWord) -> String { word.text(language) }
    return Grid(
      heading: text(.arrivalsHeading), empty: arrivals.journals.isEmpty ? text(.arrivalsNone) : nil,
      heads: [ClosingWord.kioskColumn, .journalColumn, .entryThenColumn, .entryNowColumn, .arrivedColumn].map(text),
      rows: arrivals.journals.map { journal in
        GridRow(cells: [
          journal.kiosk.text, "\(journal.journal)", journal.entryThen.map { "\($0)" } ?? text(.absent),
          "\(journal.entryNow)", "\(journal.counts)",
        ])
      })
  }

  struct Grid {
    let heading: String
    let empty: String?
    let heads: [String]
    let rows: [GridRow]
  }

  struct GridRow {
    let cells: [String]
  }

  private struct Model {
    let frame: FrameModel
    let heading: String
    let name: String
    let code: String
    let period: String
    let lead: String
    let imprint: [ClosingImprint.Line]
    let unchanged: String?
    let grids: [Grid]
    let issue: PageLink?
    let back: PageLink
  }
}
