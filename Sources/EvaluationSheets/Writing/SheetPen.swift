import CXLSXWriter
import Foundation
import RatingModel

/// Writes one sheet. Texts go in as strings only, whatever they look like.
struct SheetPen {
  private let sheet: WorkbookSheet
  private let layout: SheetLayout
  private let pen: WorkbookPen
  private let page: UnsafeMutablePointer<lxw_worksheet>

  static func write(_ sheet: WorkbookSheet, _ pen: WorkbookPen) throws(WorkbookProblem) {
    let page = try pen.sheet(sheet.name)
    let writing = SheetPen(sheet: sheet, layout: SheetLayout(sheet), pen: pen, page: page)
    try writing.lines()
    try writing.table()
    try SheetPrinting.prepare(page, sheet, writing.layout)
    if let chart = sheet.chart, !sheet.rows.isEmpty {
      try ChartPen.draw(chart, on: page, sheet, writing.layout, pen)
    }
  }

  private func lines() throws(WorkbookProblem) {
    for (index, line) in sheet.titleLines.enumerated() {
      try write(line, UInt32(index), 0, index == 0 ? pen.formats.title : pen.formats.line)
    }
    for (index, line) in sheet.notes.enumerated() {
      try write(line, layout.notes + UInt32(index), 0, pen.formats.line)
    }
  }

  private func table() throws(WorkbookProblem) {
    let widths = sheet.columns.indices.map { SheetLayout.width(of: $0, in: sheet) }
    for (index, column) in sheet.columns.enumerated() {
      let place = UInt16(index)
      try WorkbookPen.check(worksheet_set_column(page, place, place, widths[index], nil))
      try write(column.heading, layout.header, place, pen.formats.header)
    }
    try makeRoom(layout.header, for: zip(sheet.columns.map(\.heading), widths).map { ($0, $1) })
    for (index, row) in sheet.rows.enumerated() {
      try makeRoom(layout.firstRow + UInt32(index), for: texts(of: row, widths))
      for column in sheet.columns.indices {
        try write(row.indices.contains(column) ? row[column] : nil, layout.firstRow + UInt32(index), column)
      }
    }
  }

  private func texts(of row: [WorkbookValue?], _ widths: [Double]) -> [(text: String, width: Double)] {
    zip(row.indices, widths).compactMap { index, width in
      guard sheet.columns[index].kind == .text, case .text(let text)? = row[index] else { return nil }
      return (text, width)
    }
  }

  private func makeRoom(_ row: UInt32, for texts: [(text: String, width: Double)]) throws(WorkbookProblem) {
    guard let height = SheetLayout.height(of: texts) else { return }
    try WorkbookPen.check(worksheet_set_row(page, row, height, nil))
  }

  private func write(_ value: WorkbookValue?, _ row: UInt32, _ index: Int) throws(WorkbookProblem) {
    let kind = sheet.columns[index].kind
    let format = pen.formats.format(of: kind)
    let column = UInt16(index)
    switch value {
    case nil: try blank(row, column, format)
    case .text(let text): try write(text, row, column, kind == .text ? format : pen.formats.remark)
    case .whole(let number): try write(Double(number), row, column, format)
    case .decimal(let number): try write(Double("\(number)") ?? .nan, row, column, format)
    case .percent(let tenths): try write(Double(tenths) / 1000, row, column, format)
    case .day(let day):
      if let serial = SerialTime.serial(of: day) {
        try write(Double(serial), row, column, format)
      } else {
        try write(day.description, row, column, pen.formats.remark)
      }
    }
  }

  private func write(
    _ text: String, _ row: UInt32, _ column: UInt16, _ format: WorkbookFormats.Format
  ) throws(WorkbookProblem) {
    let written = EscapedText.written(CellText.written(text))
    guard !written.isEmpty else { return try blank(row, column, format) }
    try WorkbookPen.check(worksheet_write_string(page, row, column, written, format))
    count()
  }

  private func write(
    _ number: Double, _ row: UInt32, _ column: UInt16, _ format: WorkbookFormats.Format
  ) throws(WorkbookProblem) {
    guard number.isFinite else { throw WorkbookProblem(.numberTooLarge, sheet: sheet.name.text) }
    try WorkbookPen.check(worksheet_write_number(page, row, column, number, format))
    count()
  }

  private func blank(_ row: UInt32, _ column: UInt16, _ format: WorkbookFormats.Format) throws(WorkbookProblem) {
    try WorkbookPen.check(worksheet_write_blank(page, row, column, format))
    count()
  }

  private func count() { pen.cells[pen.cells.count - 1] += 1 }
}
