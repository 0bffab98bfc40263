import EvaluationSheets
import EvaluationStore
import Foundation

/// A file with one list, as an office keeps it: a workbook with one sheet that is shown, or a CSV.
///
/// What it is, its content tells. A CSV in UTF-8 with commas is read by the store itself, which names every fault by line and
/// column; what spreadsheets write otherwise (a workbook, UTF-16, semicolons) goes through a sheet.
enum ImportedFile {
  /// - Parameter path: of the file, for a failure.
  static func table(_ data: Data, path: String) throws(CentreFailure) -> TableSource {
    guard data.count <= RegistryLimits.fileBytes, !isPlain(data) else { return .csv(data) }
    do {
      let shown = try SheetReader.read(data).filter { !$0.isHidden && !$0.rows.isEmpty }
      guard let sheet = shown.first, shown.count == 1 else {
        throw CentreFailure.sheetUnfit(
          path: path, code: "sheet-not-one", reason: "\(shown.count) sheets with rows are shown",
          hint: "Keep each list in a file of its own, and hide or remove other sheets.")
      }
      return .rows(try sheet.rows.map { try row($0, path) })
    } catch let failure as CentreFailure {
      throw failure
    } catch let problem as SheetProblem {
      let place = [problem.sheet, problem.line.map { "line \($0)" }].compactMap(\.self).map { "\($0): " }.joined()
      throw .sheetUnfit(
        path: path, code: problem.code, reason: place + problem.message(in: .english), hint: problem.hint(in: .english))
    } catch { throw .inputUnreadable(path: path) }
  }

  /// A text whose first line has commas, or no separator that a spreadsheet would write instead.
  private static func isPlain(_ data: Data) -> Bool {
    let marks: [[UInt8]] = [Array("PK".utf8), [0xD0, 0xCF, 0x11, 0xE0], [0xFF, 0xFE], [0xFE, 0xFF]]
    guard !marks.contains(where: data.starts(with:)) else { return false }
    let header = data.prefix { $0 != UInt8(ascii: "\n") }
    let others = [UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return header.contains(UInt8(ascii: ",")) || !header.contains(where: others.contains)
  }

  /// What a cell does not really say is not taken for something.
  private static func row(_ row: SheetRow, _ path: String) throws(CentreFailure) -> TableRow {
    if let place = row.cells.firstIndex(where: { [.error, .uncomputed, .roundedNumber].contains($0.kind) }) {
      throw .sheetUnfit(
        path: path, code: "cell-without-value",
        reason: "row \(row.line), column \(place + 1): the cell's \(row.cells[place].kind.rawValue) is no value",
        hint: "Write the value itself; a long code as text, with ' before it.")
    }
    return TableRow(line: row.line, cells: row.cells.map(\.text))
  }
}
