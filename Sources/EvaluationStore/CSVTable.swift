import Foundation
import RatingModel

/// One file of an import: rows with their fields by column name.
struct CSVTable {
  struct Row {
    let line: Int
    let fields: [String: String]
  }

  let name: RegistryTable
  private(set) var rows: [Row] = []
  private(set) var problems: [RegistryProblem] = []
  /// Not even the rows can be told apart.
  private(set) var isUnreadable = false

  /// - Parameter mostRows: beside the header; of more none is kept.
  static func read(
    _ name: RegistryTable, from data: Data, mostRows: Int = RegistryLimits.rows
  ) -> CSVTable {
    var table = CSVTable(name: name)
    table.read(data, mostRows)
    return table
  }

  private init(name: RegistryTable) { self.name = name }

  private mutating func read(_ data: Data, _ mostRows: Int) {
    guard data.count <= RegistryLimits.fileBytes else { return giveUp(.fileTooLarge, line: nil, "\(data.count) bytes") }
    do {
      // The header is a row too.
      let rows = try CSVReader.rows(of: data, most: mostRows + 1) { !$0.fields.allSatisfy(\.trimmed.isEmpty) }
        .map { CSVReader.Row(line: $0.line, fields: $0.fields.map(\.trimmed)) }
      guard let header = rows.first else { return giveUp(.headerMissing, line: 1, name.columns.joined(separator: ",")) }
      guard rows.count - 1 <= mostRows else { return giveUp(.tooManyRows, line: nil, "more than \(mostRows) rows") }
      guard check(header) else { return isUnreadable = true }
      self.rows = rows.dropFirst().compactMap { named($0, header: header.fields) }
    } catch {
      giveUp(error)
    }
  }

  private mutating func giveUp(_ problem: CSVReader.Problem) {
    switch problem {
    case .notUTF8: giveUp(.notUTF8, line: nil, name.fileName)
    case .quoteUnclosed(let line): giveUp(.quoteUnclosed, line: line, "\"")
    case .quoteMisplaced(let line): giveUp(.quoteMisplaced, line: line, "\"")
    case .strayReturn(let line): giveUp(.fieldUnprintable, line: line, "U+000D")
    }
  }

  private mutating func giveUp(_ kind: RegistryProblem.Kind, line: Int?, _ subject: String) {
    isUnreadable = true
    report(kind, line: line, subject)
  }

  mutating func report(_ kind: RegistryProblem.Kind, line: Int?, column: String? = nil, _ subject: String) {
    problems.append(
      RegistryProblem(kind: kind, table: name, line: line, column: column, subject: String(subject.prefix(80))))
  }

  /// Whether the header names each column once and nothing else.
  private mutating func check(_ header: CSVReader.Row) -> Bool {
    let names = header.fields
    if names.count == 1, names[0].contains(";") || names[0].contains("\t") {
      report(.separatorWrong, line: header.line, names[0])
      return false
    }
    var seen: Set<String> = []
    for column in names {
      if !seen.insert(column).inserted {
        report(.columnRepeated, line: header.line, column: column, column)
      } else if !name.columns.contains(column) {
        report(.columnUnknown, line: header.line, column: column, column)
      }
    }
    for column in name.columns where !seen.contains(column) {
      report(.columnMissing, line: header.line, column: column, column)
    }
    return problems.isEmpty
  }

  private mutating func named(_ row: CSVReader.Row, header: [String]) -> Row? {
    guard row.fields.count == header.count else {
      report(.fieldCount, line: row.line, "\(row.fields.count) fields, \(header.count) columns")
      return nil
    }
    return Row(line: row.line, fields: Dictionary(uniqueKeysWithValues: zip(header, row.fields)))
  }
}

extension RegistryTable {
  /// The columns of the file, as the header names them.
  package var columns: [String] {
    switch self {
    case .units: ["code", "name", "parent", "valid_from", "valid_to"]
    case .counters: ["unit", "code", "name", "valid_from", "valid_to"]
    case .clerks: ["unit", "staff", "name", "title", "valid_from", "valid_to"]
    }
  }
}

extension String {
  /// NFC, without blanks around it.
  fileprivate var trimmed: String { precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces) }
}
