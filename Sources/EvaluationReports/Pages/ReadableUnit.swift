import EvaluationStore
import RatingModel

/// A unit that the reader may read, and how deep it stands below the reader's own.
package struct ReadableUnit: Hashable, Sendable {
  package let unit: NamedUnit
  package let depth: Int
  /// Whether it is there on the day of the list.
  package let isThere: Bool

  package init(unit: NamedUnit, depth: Int, isThere: Bool = true) {
    self.unit = unit
    self.depth = depth
    self.isThere = isThere
  }

  /// The readable units in the order of a tree: each right above those below it; of neighbours those that are
  /// there come first, each by code.
  /// - Parameter day: of several records of a unit the one that holds on it counts, else the last one.
  package static func tree(_ records: [UnitRecord], readable: Set<UnitCode>, on day: CivilDate) -> [ReadableUnit] {
    let named = Dictionary(grouping: records.filter { readable.contains($0.code) }, by: \.code)
      .compactMapValues { records in records.last { $0.validity.contains(day) } ?? records.last }
    // A unit whose parent the reader does not see is a top.
    let children = Dictionary(grouping: named.values) { record in
      record.parent.flatMap { named[$0] == nil ? nil : $0 }
    }
    var listed: [ReadableUnit] = []
    var waiting = below(nil, children, on: day).map { ($0, 0) }
    while let (record, depth) = waiting.popLast() {
      listed.append(
        ReadableUnit(
          unit: NamedUnit(code: record.code, name: record.name), depth: depth,
          isThere: record.validity.contains(day)))
      waiting += below(record.code, children, on: day).map { ($0, depth + 1) }
    }
    return listed
  }

  /// Last first, so that the first is taken first from the end.
  private static func below(
    _ parent: UnitCode?, _ children: [UnitCode?: [UnitRecord]], on day: CivilDate
  ) -> [UnitRecord] {
    let byCode = (children[parent] ?? []).sorted { $0.code > $1.code }
    return byCode.filter { !$0.validity.contains(day) } + byCode.filter { $0.validity.contains(day) }
  }
}
