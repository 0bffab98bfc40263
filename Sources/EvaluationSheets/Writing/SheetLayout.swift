/// Where the parts of a sheet stand; rows are counted from 0.
struct SheetLayout {
  let header: UInt32
  let lastRow: UInt32
  let notes: UInt32
  let chart: UInt32
  let lastColumn: UInt16

  init(_ sheet: WorkbookSheet) {
    let titleLines = sheet.titleLines.count
    // A blank row between each part and the next.
    let header = titleLines == 0 ? 0 : titleLines + 1
    let lastRow = header + sheet.rows.count
    self.header = UInt32(header)
    self.lastRow = UInt32(lastRow)
    notes = UInt32(lastRow + 2)
    chart = UInt32(lastRow + 2 + (sheet.notes.isEmpty ? 0 : sheet.notes.count + 1))
    lastColumn = UInt16(sheet.columns.count - 1)
  }

  var firstRow: UInt32 { header + 1 }

  private static let (narrowest, widest) = (8.0, 50.0)
  private static let rowsMeasured = 500

  /// Width of a column: as told, or as its heading and its first rows want.
  static func width(of index: Int, in sheet: WorkbookSheet) -> Double {
    let column = sheet.columns[index]
    if let width = column.width { return min(max(1, width), 255) }
    let texts = sheet.rows.prefix(rowsMeasured).map { row in
      if row.indices.contains(index), case .text(let text)? = row[index] { longestLine(text) } else { 0 }
    }
    let figures = column.kind == .text ? 0 : 12
    // A heading is broken between its words.
    let heading = column.heading.split(whereSeparator: \.isWhitespace).map(\.count).max() ?? 0
    let longest = max(texts.max() ?? 0, figures, heading, min(column.heading.count, 14))
    return min(max(narrowest, Double(longest) * 1.1 + 2), widest)
  }

  private static let lineHeight = 16.0
  /// Excel permits 409 points.
  private static let mostLines = 25

  /// Height of a row of texts that are broken within their columns. `nil` for a single line, which needs none: not every
  /// program makes room for more by itself.
  static func height(of texts: [(text: String, width: Double)]) -> Double? {
    let lines = texts.map { text, width in
      text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
        sum + max(1, Int((Double(line.count) * 1.1 / max(1, width)).rounded(.up)))
      }
    }
    let most = min(lines.max() ?? 1, mostLines)
    return most > 1 ? Double(most) * lineHeight : nil
  }

  private static func longestLine(_ text: String) -> Int {
    text.split(separator: "\n").map(\.count).max() ?? 0
  }
}
