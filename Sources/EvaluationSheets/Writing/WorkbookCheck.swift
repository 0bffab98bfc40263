/// Holds a workbook against its bounds before anything of it is written.
struct WorkbookCheck {
  private var cells = 0

  static func check(_ workbook: Workbook) throws(WorkbookProblem) {
    guard !workbook.sheets.isEmpty else { throw WorkbookProblem(.sheetsMissing) }
    guard workbook.sheets.count <= WorkbookLimits.sheets else {
      throw WorkbookProblem(.tooManySheets, "\(WorkbookLimits.sheets)")
    }
    try text(workbook.title, nil)
    var check = WorkbookCheck()
    for (index, sheet) in workbook.sheets.enumerated() {
      guard !workbook.sheets[..<index].contains(where: { $0.name.isSame(as: sheet.name) }) else {
        throw WorkbookProblem(.sheetNameRepeated, sheet: sheet.name.text)
      }
      try check.check(sheet)
    }
  }

  private mutating func check(_ sheet: WorkbookSheet) throws(WorkbookProblem) {
    let name = sheet.name.text
    guard !sheet.columns.isEmpty else { throw WorkbookProblem(.columnsMissing, sheet: name) }
    guard sheet.columns.count <= WorkbookLimits.columns else {
      throw WorkbookProblem(.tooManyColumns, sheet: name, "\(WorkbookLimits.columns)")
    }
    guard sheet.rows.count <= WorkbookLimits.rows else {
      throw WorkbookProblem(.tooManyRows, sheet: name, "\(WorkbookLimits.rows)")
    }
    cells += (sheet.rows.count + 1) * sheet.columns.count
    guard cells <= WorkbookLimits.cells else {
      throw WorkbookProblem(.tooManyCells, sheet: name, "\(WorkbookLimits.cells)")
    }
    guard max(sheet.titleLines.count, sheet.notes.count) <= WorkbookLimits.lines else {
      throw WorkbookProblem(.tooManyLines, sheet: name, "\(WorkbookLimits.lines)")
    }
    for line in sheet.titleLines + sheet.notes + sheet.columns.map(\.heading) { try Self.text(line, name) }
    for (row, values) in sheet.rows.enumerated() { try Self.row(values, row + 1, sheet) }
    if let chart = sheet.chart { try Self.chart(chart, sheet) }
  }

  private static func row(_ values: [WorkbookValue?], _ row: Int, _ sheet: WorkbookSheet) throws(WorkbookProblem) {
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      func problem(_ kind: WorkbookProblem.Kind, _ subject: String = "") -> WorkbookProblem {
        WorkbookProblem(kind, sheet: sheet.name.text, row: row, column: index + 1, subject)
      }
      guard sheet.columns.indices.contains(index), value.suits(sheet.columns[index].kind) else {
        throw problem(.valueMisplaced)
      }
      switch value {
      case .text(let text):
        guard fits(text) else { throw problem(.textTooLong, "\(WorkbookLimits.cellCharacters)") }
      case .whole(let number), .percent(tenths: let number):
        guard number.magnitude <= WorkbookLimits.largestWhole else { throw problem(.numberTooLarge) }
      case .decimal(let number):
        guard number.isFinite, number.magnitude <= .init(WorkbookLimits.largestWhole) else {
          throw problem(.numberTooLarge)
        }
      case .day: break
      }
    }
  }

  private static func chart(_ chart: WorkbookChart, _ sheet: WorkbookSheet) throws(WorkbookProblem) {
    try text(chart.title, sheet.name.text)
    let areNumbers = chart.series.allSatisfy { index in
      guard sheet.columns.indices.contains(index) else { return false }
      return ![.text, .day].contains(sheet.columns[index].kind)
    }
    guard areNumbers, (1...WorkbookLimits.series).contains(chart.series.count),
      sheet.columns.indices.contains(chart.categories)
    else { throw WorkbookProblem(.chartColumnUnknown, sheet: sheet.name.text) }
  }

  private static func text(_ text: String, _ sheet: String?) throws(WorkbookProblem) {
    guard fits(text) else { throw WorkbookProblem(.textTooLong, sheet: sheet, "\(WorkbookLimits.cellCharacters)") }
  }

  private static func fits(_ text: String) -> Bool {
    CellText.written(text).utf16.count <= WorkbookLimits.cellCharacters
  }
}
