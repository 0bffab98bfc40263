import Foundation
import RatingModel

/// The registry as files that an office can keep: `units.csv`, `counters.csv`, `clerks.csv`, `postings.csv`,
/// `procedures.csv`, in UTF-8 as RFC 4180 has it, or the same as sheets.
///
///     units.csv       code, name, parent, valid_from, valid_to [, predecessors]
///     counters.csv    unit, code, name, valid_from, valid_to
///     clerks.csv      unit, staff, name, title, valid_from, valid_to
///     postings.csv    unit, staff, at_unit, at_counter, valid_from, valid_to
///     procedures.csv  code, name, field, field_name, valid_from, valid_to
///
/// The first line names the columns, in any order; each must be there, but for those in brackets. Days are written `2026-11-21`,
/// both ends are included, an empty one is open. `parent`, `title`, `at_counter`, `field` and `field_name` may be empty. A thing
/// that changed has one row for each time. Blanks around a field and rows without any text are passed over; names are normalised
/// to NFC and otherwise left as they are written: `Hoà` and `Hòa` are two spellings, and nobody's are changed.
///
/// `predecessors` names the units that ended and became this one, or a part of it, by code with blanks or `;` between. Several
/// in one row are a merger; one in several rows is a split. Without the column a unit keeps those it has.
package enum RegistryCSV {
  /// The same of files.
  package static func read(
    _ files: [RegistryTable: Data], replacing present: Registry
  ) -> Result<RegistryImport, RegistryRefusal> {
    read(files.mapValues(TableSource.csv), replacing: present)
  }

  /// Reads lists and holds the registry that would result against its rules.
  /// - Parameters:
  ///   - sources: the lists that are there; the others stay as they are.
  ///   - present: the registry as it is, ``RegistryStore/registry()``.
  /// - Returns: what to import, or every problem at once with file, line and column.
  package static func read(
    _ sources: [RegistryTable: TableSource], replacing present: Registry
  ) -> Result<RegistryImport, RegistryRefusal> {
    let tables = sources.sorted { $0.key < $1.key }.map { CSVTable.read($0.key, from: $0.value) }
    var problems: [RegistryProblem] = []
    var change = RegistryImport()
    var lines: [RegistryTable: [Int]] = [:]
    var mentioned = RegistryMentions()
    for table in tables {
      var rows = RegistryRows(table)
      switch table.name {
      case .units: change.units = rows.units(keeping: table.has("predecessors") ? [] : present.units)
      case .counters: change.counters = rows.counters()
      case .clerks: change.clerks = rows.clerks()
      case .postings: change.postings = rows.postings()
      case .procedures: change.procedures = rows.procedures()
      }
      mentioned.formUnion(rows.mentioned)
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
      units: change.units ?? units, counters: change.counters ?? counters, clerks: change.clerks ?? clerks,
      postings: change.postings ?? postings, procedures: change.procedures ?? procedures)
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
