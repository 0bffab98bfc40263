import RatingModel

/// Holds a whole registry against its rules. Pure.
///
/// - One thing has one record for a day: records of the same code do not overlap.
/// - A unit's parent holds on every day on which the unit does, and no unit stands below itself.
/// - The unit of a counter or clerk is known and holds on at least one of its days.
package struct RegistryCheck {
  private let registry: Registry
  private let unitsByCode: [UnitCode: [UnitRecord]]
  /// Units that are named in rows which could not be read: not to be called unknown.
  private let mentioned: Set<UnitCode>

  package init(_ registry: Registry, mentioned: Set<UnitCode> = []) {
    self.registry = registry
    self.mentioned = mentioned
    unitsByCode = Dictionary(grouping: registry.units, by: \.code)
  }

  /// Every problem, in the order of table and record.
  package func problems() -> [RegistryProblem] {
    overlaps(.units, registry.units, by: \.code.text, \.validity) + parents() + cycles()
      + overlaps(.counters, registry.counters, by: { "\($0.unit)/\($0.code)" }, \.validity)
      + homes(.counters, registry.counters.map { ($0.unit, $0.validity) })
      + overlaps(.clerks, registry.clerks, by: \.clerk.description, \.validity)
      + homes(.clerks, registry.clerks.map { ($0.clerk.unit, $0.validity) })
  }

  private func overlaps<Record>(
    _ table: RegistryTable, _ records: [Record], by code: (Record) -> String, _ validity: (Record) -> Validity
  ) -> [RegistryProblem] {
    let groups = Dictionary(grouping: records.indices, by: { code(records[$0]) })
    let repeated = groups.values.filter { $0.count > 1 }.flatMap { group in
      let ordered = group.sorted { (validity(records[$0]).start, $0) < (validity(records[$1]).start, $1) }
      // Whoever begins before an earlier one has ended overlaps it; the one that reaches furthest is enough to compare with.
      var furthest = ordered[0]
      return ordered.dropFirst().filter { index in
        defer { if validity(records[furthest]).endsBefore(validity(records[index])) { furthest = index } }
        return validity(records[furthest]).overlaps(validity(records[index]))
      }
    }
    return repeated.sorted().map {
      RegistryProblem(kind: .validityOverlaps, table: table, record: $0, subject: code(records[$0]))
    }
  }

  private func parents() -> [RegistryProblem] {
    registry.units.indices.compactMap { index in
      let unit = registry.units[index]
      guard let parent = unit.parent, !mentioned.contains(parent) else { return nil }
      guard let records = unitsByCode[parent] else {
        return RegistryProblem(
          kind: .parentUnknown, table: .units, record: index, column: "parent", subject: parent.text)
      }
      guard !unit.validity.isCovered(by: records.map(\.validity)) else { return nil }
      return RegistryProblem(
        kind: .parentNotValid, table: .units, record: index, column: "parent", subject: parent.text)
    }
  }

  private func cycles() -> [RegistryProblem] {
    var cycles = ParentCycles(registry.units)
    return cycles.closing().map {
      RegistryProblem(
        kind: .parentCycle, table: .units, record: $0, column: "parent", subject: registry.units[$0].code.text)
    }
  }

  private func homes(_ table: RegistryTable, _ records: [(unit: UnitCode, validity: Validity)]) -> [RegistryProblem] {
    records.indices.compactMap { index in
      let (unit, validity) = records[index]
      guard !mentioned.contains(unit) else { return nil }
      let kind: RegistryProblem.Kind
      switch unitsByCode[unit] {
      case nil: kind = .unitUnknown
      case .some(let homes) where !homes.contains(where: { $0.validity.overlaps(validity) }): kind = .unitNotValid
      case .some: return nil
      }
      return RegistryProblem(kind: kind, table: table, record: index, column: "unit", subject: unit.text)
    }
  }
}
