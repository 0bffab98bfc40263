import Foundation
import RatingModel

/// The registry as files that an office can keep: `units.csv`, `counters.csv`, `clerks.csv`, in UTF-8 as RFC 4180 has it.
///
///     units.csv     code, name, parent, valid_from, valid_to
///     counters.csv  unit, code, name, valid_from, valid_to
///     clerks.csv    unit, staff, name, title, valid_from, valid_to
///
/// The first line names the columns, in any order; each must be there. Days are written `2026-11-21`, both ends are
/// included, an empty one is open. `parent` and `title` may be empty. A thing that changed has one row for each time.
/// Blanks around a field and rows without any text are passed over; names are normalised to NFC.
package enum RegistryCSV {
  /// Reads files and holds the registry that would result against its rules.
  /// - Parameters:
  ///   - files: the content of those files that are there; the lists of the others stay as they are.
  ///   - present: the registry as it is, ``RegistryStore/registry()``.
  /// - Returns: what to import, or every problem at once with file, line and column.
  package static func read(
    _ files: [RegistryTable: Data], replacing present: Registry
  ) -> Result<RegistryImport, RegistryRefusal> {
    let tables = files.sorted { $0.key < $1.key }.map { CSVTable.read($0.key, from: $0.value) }
    var problems: [RegistryProblem] = []
    var change = RegistryImport()
    var lines: [RegistryTable: [Int]] = [:]
    var mentioned: Set<UnitCode> = []
    for table in tables {
      var rows = RegistryRows(table)
      switch table.name {
      case .units:
        change.units = rows.units()
        mentioned = rows.mentioned
      case .counters: change.counters = rows.counters()
      case .clerks: change.clerks = rows.clerks()
      }
      problems += rows.problems
      lines[table.name] = rows.lines
    }
    // A file that could not be read at all would make everything that it names unknown.
    if !tables.contains(where: \.isUnreadable) {
      problems += RegistryCheck(present.applying(change), mentioned: mentioned).problems().map { $0.placed(lines) }
    }
    guard problems.isEmpty else { return .failure(RegistryRefusal(problems: problems)) }
    return .success(change)
  }
}

extension Registry {
  /// The registry with the lists of `change` in place of its own.
  package func applying(_ change: RegistryImport) -> Registry {
    Registry(
      units: change.units ?? units, counters: change.counters ?? counters, clerks: change.clerks ?? clerks)
  }
}

extension RegistryProblem {
  /// With the line of its record, when the record's list was read from a file.
  fileprivate func placed(_ lines: [RegistryTable: [Int]]) -> RegistryProblem {
    guard let record, let lines = lines[table] else { return self }
    return RegistryProblem(
      kind: kind, table: table, record: record, line: lines[record], column: column, subject: subject)
  }
}
