import CXLSXWriter

/// How a sheet is looked at and printed: its header stays, it can be filtered, and on paper it is as wide as an A4 page
/// lying down, with the header on every page.
enum SheetPrinting {
  private static let a4: UInt8 = 9

  static func prepare(
    _ page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: WorkbookSheet, _ layout: SheetLayout
  ) throws(WorkbookProblem) {
    let frozen = min(max(0, sheet.frozenColumns), sheet.columns.count)
    worksheet_freeze_panes(page, layout.firstRow, UInt16(frozen))
    try WorkbookPen.check(worksheet_autofilter(page, layout.header, 0, layout.lastRow, layout.lastColumn))
    worksheet_set_landscape(page)
    worksheet_set_paper(page, a4)
    worksheet_fit_to_pages(page, 1, 0)
    worksheet_set_margins(page, 0.6, 0.6, 0.6, 0.7)
    try WorkbookPen.check(worksheet_repeat_rows(page, layout.header, layout.header))
    try WorkbookPen.check(worksheet_set_footer(page, "&L\(footer(sheet.footer))&R&P/&N"))
  }

  /// The ampersand begins a command there; two of them are one.
  static func footer(_ text: String) -> String {
    var footer = ""
    for character in CellText.written(text) {
      let next = character == "&" ? "&&" : String(character)
      guard footer.utf16.count + next.utf16.count <= WorkbookLimits.footerCharacters else { break }
      footer += next
    }
    return footer
  }
}
