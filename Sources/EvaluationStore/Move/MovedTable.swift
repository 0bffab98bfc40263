/// One table of the embedded store on its way into another data base.
package struct MovedTable: Hashable, Sendable {
  package let name: String
  package let columns: [String]
  /// What its rows are read in the order of.
  let key: [String]
  /// Tables that its rows name rows of.
  let references: Set<String>

  /// As SQL writes names, in both engines.
  package static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  /// Those that others name come first.
  static func ordered(_ tables: [MovedTable]) -> [MovedTable] {
    var (rest, ordered) = (tables.sorted { $0.name < $1.name }, [MovedTable]())
    while !rest.isEmpty {
      let waiting = Set(rest.map(\.name))
      let next = rest.filter { $0.references.subtracting([$0.name]).isDisjoint(with: waiting) }
      // Tables that name each other in a circle the schema does not have.
      precondition(!next.isEmpty, "tables name each other in a circle: \(waiting.sorted())")
      ordered += next
      rest.removeAll { next.contains($0) }
    }
    return ordered
  }
}

/// Some rows of a table.
package struct MovedPage: Sendable {
  /// Values in the order of the table's columns.
  package let rows: [[SQLValue]]
  /// Where the next page begins; `nil` after the last.
  package let next: [SQLValue]?
}
