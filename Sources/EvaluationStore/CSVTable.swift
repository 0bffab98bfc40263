import Foundation
import RatingModel

/// One list of the registry: rows with their fields by column name, and every problem found so far.
struct CSVTable {
  typealias Row = HeadedTable.Row

  let name: RegistryTable
  private let table: HeadedTable
  private(set) var problems: [RegistryProblem] = []

  var rows: [Row] { table.rows }
  /// Not even the rows can be told apart.
  var isUnreadable: Bool { table.isUnreadable }

  /// - Parameter mostRows: beside the header; of more none is kept.
  static func read(
    _ name: RegistryTable, from source: TableSource, mostRows: Int = RegistryLimits.rows
  ) -> CSVTable {
    CSVTable(name, HeadedTable(source, columns: name.columns, mostRows: mostRows))
  }

  private init(_ name: RegistryTable, _ table: HeadedTable) {
    self.name = name
    self.table = table
    for fault in table.faults {
      report(RegistryProblem.Kind(fault.kind), line: fault.line, column: fault.column, fault.subject)
    }
    if let line = table.strayReturn { report(.fieldUnprintable, line: line, "U+000D") }
  }

  /// Whether the header names it.
  func has(_ column: String) -> Bool { table.has(column) }

  mutating func report(_ kind: RegistryProblem.Kind, line: Int?, column: String? = nil, _ subject: String) {
    problems.append(
      RegistryProblem(kind: kind, table: name, line: line, column: column, subject: String(subject.prefix(80))))
  }
}

extension RegistryTable {
  /// The columns of the file, as the header names them.
  package var columns: TableColumns {
    switch self {
    case .units: TableColumns(["code", "name", "parent", "valid_from", "valid_to"], optional: ["predecessors"])
    case .counters: TableColumns(["unit", "code", "name", "valid_from", "valid_to"])
    case .clerks: TableColumns(["unit", "staff", "name", "title", "valid_from", "valid_to"])
    case .postings: TableColumns(["unit", "staff", "at_unit", "at_counter", "valid_from", "valid_to"])
    case .procedures: TableColumns(["code", "name", "field", "field_name", "valid_from", "valid_to"])
    }
  }
}
