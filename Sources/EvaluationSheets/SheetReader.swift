import Foundation

/// Reads every table of a file. Which kind of file it is, its content tells; its name is never asked.
package enum SheetReader {
  /// - Parameter data: the whole file.
  /// - Returns: the sheets of a workbook in their order, hidden ones too; of a CSV the one table that it is.
  /// - Throws: the first problem that was met; nothing is read by halves.
  package static func read(_ data: Data, limits: SheetLimits = SheetLimits()) throws(SheetProblem) -> [Sheet] {
    guard !data.isEmpty else { throw SheetProblem(.fileEmpty) }
    guard data.count <= limits.fileBytes else { throw SheetProblem(.fileTooLarge, "\(data.count)") }
    switch FileKind(of: data) {
    case .archive: return try WorkbookReading(Archive(data, limits: limits), limits: limits).sheets()
    case .text(let encoding): return [try DelimitedText.sheet(of: encoding.text(of: data), limits: limits)]
    case .refused(let kind): throw SheetProblem(kind)
    }
  }
}
