import Foundation
import Testing

/// A downloaded report as a spreadsheet reads it (RFC 4180): rows of cells by the title of their column.
struct CSVReport {
  struct Row {
    let cells: [String: String]

    subscript(_ title: String) -> String { cells[title, default: "(no column \(title))"] }
  }

  let titles: [String]
  let rows: [Row]

  init(_ data: Data) throws {
    // Spreadsheets take the file for UTF-8 by its byte order mark.
    try #require(data.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = try Self.lines(String(decoding: data.dropFirst(3), as: UTF8.self))
    titles = try #require(lines.first)
    try #require(Set(titles).count == titles.count)
    try #require(lines.allSatisfy { $0.count == lines[0].count })
    rows = lines.dropFirst().map { Row(cells: Dictionary(uniqueKeysWithValues: zip(lines[0], $0))) }
  }

  /// The rows of one kind: `Clerks`, `Total`, `Undated`, `Kiosks`.
  func part(_ name: String) -> [Row] { rows.filter { $0["Part"] == name } }

  private static func lines(_ text: String) throws -> [[String]] {
    var (lines, line, field, isQuoted): ([[String]], [String], String, Bool) = ([], [], "", false)
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        rest = rest.dropFirst()
        field.unicodeScalars.append(scalar)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: (line, field) = (line + [field], "")
      case "\r" where !isQuoted && rest.first == "\n":
        rest = rest.dropFirst()
        (lines, line, field) = (lines + [line + [field]], [], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    try #require(line.isEmpty && field.isEmpty && !isQuoted, "the last line has its end")
    return lines
  }
}
