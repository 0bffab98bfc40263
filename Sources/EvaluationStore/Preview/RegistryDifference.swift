import RatingModel

/// What an import would change, for people to read before it does. Pure.
package struct RegistryDifference: Hashable, Sendable {
  package enum Change: String, Hashable, Sendable, CaseIterable {
    case added
    /// Another name, place or beginning, or a later end.
    case changed
    /// It will end, or earlier than it did.
    case ended
    /// It will not be named at all. What was counted for it is kept, and has no name then.
    case removed
  }

  /// One thing that changes.
  package struct Example: Hashable, Sendable {
    /// `H56.14`, `H56.14/Q01`.
    package let code: String
    /// As it will be called, or was called last.
    package let name: String
    /// As it was called last, where that differs.
    package let formerName: String?
    /// The columns whose content differs, in alphabetical order; empty for what was added or removed.
    package let columns: [String]
    /// Of what ends.
    package let lastDay: CivilDate?
  }

  /// The things, not the rows, that change in one way.
  package struct Part: Hashable, Sendable {
    package let count: Int
    /// The first by code; at most as many as were asked for.
    package let examples: [Example]
  }

  /// One list.
  package struct List: Hashable, Sendable {
    package let table: RegistryTable
    package let parts: [Change: Part]
    /// Things that stay as they are.
    package let unchanged: Int
    /// The codes of what ends or is removed.
    let leaving: [String: Change]

    package func part(_ change: Change) -> Part { parts[change] ?? Part(count: 0, examples: []) }
  }

  /// In the order of the tables; those that the import leaves as they are have nothing in `parts`.
  package let lists: [List]

  /// - Parameter examples: the most for each list and way of changing.
  package init(from present: Registry, to next: Registry, examples: Int = 10) {
    lists = RegistryTable.allCases.map { table in
      List(
        table, from: RegistryLine.all(table, of: present), to: RegistryLine.all(table, of: next), examples: examples)
    }
  }

  package var isEmpty: Bool { lists.allSatisfy(\.parts.isEmpty) }

  package func list(_ table: RegistryTable) -> List? { lists.first { $0.table == table } }
}

extension RegistryDifference.List {
  fileprivate init(
    _ table: RegistryTable, from present: [String: [RegistryLine]], to next: [String: [RegistryLine]], examples: Int
  ) {
    var (found, unchanged) = ([RegistryDifference.Change: [RegistryDifference.Example]](), 0)
    for code in Set(present.keys).union(next.keys) {
      let thing = ChangedThing(code, from: present[code] ?? [], to: next[code] ?? [])
      if let change = thing.change { found[change, default: []].append(thing.example) } else { unchanged += 1 }
    }
    self.table = table
    self.unchanged = unchanged
    parts = found.mapValues { all in
      let ordered = all.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
      return RegistryDifference.Part(count: all.count, examples: Array(ordered.prefix(examples)))
    }
    leaving = Dictionary(
      uniqueKeysWithValues: [RegistryDifference.Change.ended, .removed].flatMap { change in
        (found[change] ?? []).map { ($0.code, change) }
      })
  }
}

/// One code, before and after.
private struct ChangedThing {
  private let code: String
  private let before: [RegistryLine]
  private let after: [RegistryLine]

  init(_ code: String, from before: [RegistryLine], to after: [RegistryLine]) {
    self.code = code
    self.before = before.sorted { $0.validity.start < $1.validity.start }
    self.after = after.sorted { $0.validity.start < $1.validity.start }
  }

  var change: RegistryDifference.Change? {
    guard let after = after.last else { return .removed }
    guard let before = before.last else { return .added }
    guard self.before != self.after else { return nil }
    return after.validity.endsBefore(before.validity) ? .ended : .changed
  }

  var example: RegistryDifference.Example {
    let (old, new) = (before.last?.name, after.last?.name)
    return RegistryDifference.Example(
      code: code, name: new ?? old ?? "", formerName: new != nil && old != new ? old : nil,
      columns: before.isEmpty || after.isEmpty ? [] : columns.sorted(),
      lastDay: change == .ended ? after.last?.validity.last : nil)
  }

  private var columns: Set<String> {
    let named = Set((before + after).flatMap(\.fields.keys)).filter { column in
      let (old, new) = (before.map { $0.fields[column] }, after.map { $0.fields[column] })
      // Another row for another time is no change of what both say.
      return old.count == new.count ? old != new : Set(old) != Set(new)
    }
    let days = [
      ("valid_from", before.map(\.validity.first) != after.map(\.validity.first)),
      ("valid_to", before.map(\.validity.last) != after.map(\.validity.last)),
    ]
    return named.union(days.filter(\.1).map(\.0))
  }
}
