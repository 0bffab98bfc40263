import RatingModel

/// The last annex: units, journals, adjustments.
struct PrintedGrounds {
  struct Table {
    let kind: String
    let heading: String
    let note: String?
    let heads: [String]
    let rows: [Row]
    let empty: String?
  }

  struct Row {
    let cells: [String]
  }

  let heading: String
  let tables: [Table]
  let adjustmentsHeading: String
  let adjustments: String

  init(_ report: PrintedReport, number: String) {
    let language = report.language
    heading = "\(ClosingWord.annex.text(language, number)). \(ClosingWord.annexGrounds.text(language))"
    tables = (report.structure.map { [Self.units($0, report.spelling)] } ?? []) + [Self.journals(report)]
    adjustmentsHeading = ClosingWord.adjustmentsHeading.text(language)
    adjustments = ClosingWord.adjustmentsNone.text(language)
  }

  private static func units(_ structure: ClosingStructure, _ spelling: Spelling) -> Table {
    func word(_ word: ClosingWord) -> String { word.text(spelling.language) }
    var (note, isMapped) = (word(.structureAsItWas), false)
    if case .day(let day) = structure.madeBy {
      (note, isMapped) = (ClosingWord.structureOnDay.text(spelling.language, spelling.text(day)), true)
    }
    return Table(
      kind: "units", heading: word(.structureHeading), note: note,
      heads: ([ClosingWord.unitColumn, .codeColumn, .fromColumn, .throughColumn] + (isMapped ? [.countsForColumn] : []))
        .map(word),
      rows: structure.units.map { unit in
        Row(
          cells: [unit.name, unit.code.text] + [unit.from, unit.through].map { $0.map { spelling.text($0) } ?? "–" }
            + (isMapped ? [(unit.countsFor ?? unit.code).text] : []))
      }, empty: nil)
  }

  private static func journals(_ report: PrintedReport) -> Table {
    let spelling = report.spelling
    func word(_ word: ClosingWord) -> String { word.text(spelling.language) }
    return Table(
      kind: "journals", heading: word(.headsHeading), note: word(.headsNote),
      heads: [ClosingWord.counterColumn, .journalColumn, .entryColumn, .entryHashColumn, .digestColumn, .heardColumn]
        .map(word),
      rows: report.heads.map { head in
        Row(cells: [
          head.counter ?? "–", head.journal, "\(head.sequence)", head.hash, Self.digest(head.digest, spelling.language),
          spelling.text(head.lastHeardAt),
        ])
      }, empty: report.heads.isEmpty ? word(.headsEmpty) : nil)
  }

  private static func digest(_ code: String, _ language: Language) -> String {
    switch code {
    case "matches": ClosingWord.digestMatches.text(language)
    case "differs": ClosingWord.digestDiffers.text(language)
    default: ClosingWord.digestPending.text(language)
    }
  }
}
