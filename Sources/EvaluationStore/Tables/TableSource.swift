import Foundation

/// Where a list comes from.
package enum TableSource: Hashable, Sendable {
  /// A file in UTF-8 as RFC 4180 has it.
  case csv(Data)
  /// Rows that something else has read, as from a sheet; cells that are missing at a row's end are empty.
  case rows([TableRow])
}

/// A row before its columns are known.
package struct TableRow: Hashable, Sendable {
  /// Line of the file or row of the sheet, from 1.
  package let line: Int
  package let cells: [String]

  package init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }
}

/// What the header of a list may name.
package struct TableColumns: Hashable, Sendable {
  package let required: [String]
  package let optional: [String]

  package init(_ required: [String], optional: [String] = []) {
    self.required = required
    self.optional = optional
  }

  package var all: [String] { required + optional }

  /// For a hint: `code,name; predecessors may be left out`.
  var list: String {
    let rest = optional.isEmpty ? "" : "; \(optional.joined(separator: ", ")) may be left out"
    return required.joined(separator: ",") + rest
  }
}
