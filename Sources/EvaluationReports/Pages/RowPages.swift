/// Rows of a report, so many at a time: a whole nation has thousands of clerks. Files hold all of them.
struct RowPages {
  /// More than anybody reads through at once; a ward has some ten.
  static let rows = 200

  let count: Int
  /// From 1. One beyond the last is the last, as of an address that was kept.
  let number: Int

  init(of report: ClerkReport, number: Int) {
    let longest = max(report.rows.count, report.undated.count)
    count = max(1, (longest + Self.rows - 1) / Self.rows)
    self.number = min(max(1, number), count)
  }

  /// Their places are those in all of them.
  func shown(_ rows: [ClerkRow]) -> ArraySlice<ClerkRow> {
    let first = min((number - 1) * Self.rows, rows.count)
    return rows[first..<min(first + Self.rows, rows.count)]
  }
}

extension RowPages {
  /// What leads from one to the next.
  struct Links {
    let text: String
    let links: [PageLink]

    /// `nil` where one page is all.
    init?(_ pages: RowPages, of report: ClerkReport, _ language: Language) {
      guard pages.count > 1 else { return nil }
      let period = report.period
      let base = PagePath.clerkReport.link(
        language, unit: report.unit.code, from: period.from, through: period.through, by: report.structure.basis)
      text = PageWord.pageOf.text(language).filled([
        "\(pages.number)", "\(pages.count)", "\(max(report.rows.count, report.undated.count))",
      ])
      let targets: [(number: Int, word: PageWord)] = [
        (1, .firstPage), (pages.number - 1, .previousPage), (pages.number + 1, .nextPage), (pages.count, .lastPage),
      ]
      links = targets.compactMap { target in
        let isOneStep = target.word == .previousPage || target.word == .nextPage
        let distance = abs(target.number - pages.number)
        guard (1...pages.count).contains(target.number), isOneStep || distance > 1 else { return nil }
        return PageLink(link: "\(base)&page=\(target.number)", label: target.word.text(language))
      }
    }
  }
}
