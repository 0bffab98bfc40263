import CXLSXWriter
import Foundation
import Synchronization

/// Writes workbooks as XLSX, by libxlsxwriter.
package enum WorkbookWriter {
  /// The library keeps the time of making in a place that is one for the whole process; and one at a time is enough memory.
  private static let turn = Mutex(())

  /// Takes its time, and waits for others who write: off the request's path.
  /// - Returns: the bytes of the file, equal for equal workbooks.
  /// - Throws: what is wrong with the workbook, before anything is written; or that it could not be written whole.
  package static func data(of workbook: Workbook) throws(WorkbookProblem) -> Data {
    try WorkbookCheck.check(workbook)
    // A closure of the lock's own throws whatever it likes; this one hands its problem back.
    let result = turn.withLock { _ in Result { () throws(WorkbookProblem) in try written(workbook) } }
    return try result.get()
  }

  private static func written(_ workbook: Workbook) throws(WorkbookProblem) -> Data {
    guard let file = MemoryFile("workbook") else { throw failed("memory") }
    guard let pen = WorkbookPen(path: file.path, workbook) else { throw failed("memory") }
    for sheet in workbook.sheets { try SheetPen.write(sheet, pen) }
    let cells = pen.cells
    try pen.close()
    guard let data = file.content() else { throw failed("memory") }
    try WorkbookProof.check(data, cells: cells)
    return data
  }

  private static func failed(_ subject: String) -> WorkbookProblem { WorkbookProblem(.writingFailed, subject) }
}
