import Foundation

/// A table as CSV (RFC 4180) that spreadsheets open rightly and safely: UTF-8 with byte order mark, CRLF.
package struct CSVText {
  private var lines: [String] = []

  /// Adds a row. Text that a spreadsheet would take for a formula gets an apostrophe in front.
  mutating func append(_ cells: [String]) { lines.append(cells.map(Self.field).joined(separator: ",")) }

  var data: Data { Data(("\u{FEFF}" + lines.map { $0 + "\r\n" }.joined()).utf8) }

  package static func field(_ cell: String) -> String {
    let safe = cell.unicodeScalars.first.map(startsFormula) == true ? "'" + cell : cell
    guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// The wide forms are formulas too where spreadsheets are set to an East Asian language.
  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(scalar)
  }
}
