import CXLSXWriter
import Foundation

/// The library's workbook while it is written. Released by ``close()`` or, when that is never reached, with its last user.
final class WorkbookPen {
  private var book: UnsafeMutablePointer<lxw_workbook>?
  let formats: WorkbookFormats
  /// Cells written to each sheet so far.
  var cells: [Int] = []

  init?(path: String, _ workbook: Workbook) {
    var options = lxw_workbook_options(constant_memory: 0, tmpdir: nil, use_zip64: 0)
    guard let book = workbook_new_opt(path, &options) else { return nil }
    guard let formats = WorkbookFormats(book, workbook.language) else {
      lxw_workbook_free(book)
      return nil
    }
    self.book = book
    self.formats = formats
    Self.describe(book, workbook)
  }

  deinit { if let book { lxw_workbook_free(book) } }

  func sheet(_ name: SheetName) throws(WorkbookProblem) -> UnsafeMutablePointer<lxw_worksheet> {
    guard let sheet = workbook_add_worksheet(book, name.text) else { throw WorkbookProblem(.writingFailed, "memory") }
    cells.append(0)
    return sheet
  }

  func chart(_ kind: lxw_chart_type) throws(WorkbookProblem) -> UnsafeMutablePointer<lxw_chart> {
    guard let chart = workbook_add_chart(book, UInt8(kind.rawValue)) else {
      throw WorkbookProblem(.writingFailed, "memory")
    }
    return chart
  }

  /// Puts the file together; nothing may be written afterwards.
  func close() throws(WorkbookProblem) {
    guard let book else { return }
    // Released even when it fails.
    self.book = nil
    try Self.check(workbook_close(book))
  }

  static func check(_ error: lxw_error) throws(WorkbookProblem) {
    guard error != LXW_NO_ERROR else { return }
    throw WorkbookProblem(.writingFailed, lxw_strerror(error).map { String(cString: $0) } ?? "\(error.rawValue)")
  }

  /// The title and the time alone: no author, no office, no program but the library's own name.
  private static func describe(_ book: UnsafeMutablePointer<lxw_workbook>, _ workbook: Workbook) {
    var properties = lxw_doc_properties()
    // Zero would mean: now.
    properties.created = max(1, time_t(workbook.madeAt.timeIntervalSince1970.rounded(.down)))
    CellText.written(workbook.title).withCString { title in
      // Copied by the library and not written to.
      properties.title = UnsafeMutablePointer(mutating: title)
      workbook_set_properties(book, &properties)
    }
  }
}
