import RatingModel

/// Holds a whole registry against its rules. Pure.
///
/// - One thing has one record for a day: records of the same code do not overlap.
/// - A unit's parent holds on every day on which the unit does, and no unit stands below itself.
/// - A unit that went before has ended when its successor begins. A ring of predecessors would have to end before it begins.
/// - The unit of a counter or clerk is known and holds on at least one of its days; clerk, unit and counter of a posting too.
package struct RegistryCheck {
  private let registry: Registry
  private let unitsByCode: [UnitCode: [UnitRecord]]
  private let mentioned: RegistryMentions

  package init(_ registry: Registry, mentioned: RegistryMentions = RegistryMentions()) {
    self.registry = registry
    self.mentioned = mentioned
    unitsByCode = Dictionary(grouping: registry.units, by: \.code).mapValues { records in
      records.sorted { $0.validity.start < $1.validity.start }
    }
  }

  /// Every problem, in the order of table and record.
  package func problems() -> [RegistryProblem] {
    overlaps(.units, registry.units, by: \.code.text, \.validity) + parents() + cycles() + predecessors()
      + overlaps(.counters, registry.counters, by: { "\($0.unit)/\($0.code)" }, \.validity)
      + homes(.counters, registry.counters.map { ($0.unit, $0.validity) })
      + overlaps(.clerks, registry.clerks, by: \.clerk.description, \.validity)
      + homes(.clerks, registry.clerks.map { ($0.clerk.unit, $0.validity) })
      + overlaps(.postings, registry.postings, by: \.caption, \.validity)
      + homes(.postings, column: "at_unit", registry.postings.map { ($0.unit, $0.validity) }) + postings()
      + overlaps(.procedures, registry.procedures, by: \.code.text, \.validity)
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
      guard let parent = unit.parent, !mentioned.units.contains(parent) else { return nil }
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

  private func predecessors() -> [RegistryProblem] {
    registry.units.indices.flatMap { index in
      registry.units[index].predecessors.compactMap { code in
        guard !mentioned.units.contains(code) else { return nil }
        return succession(registry.units[index], after: code).map {
          RegistryProblem(kind: $0, table: .units, record: index, column: "predecessors", subject: code.text)
        }
      }
    }
  }

  /// `nil` when the unit has ended by the successor's first day. A unit that goes on under its own code on that very day has
  /// ended only where it says that it goes on as something else.
  private func succession(_ successor: UnitRecord, after code: UnitCode) -> RegistryProblem.Kind? {
    guard let records = unitsByCode[code] else { return .predecessorUnknown }
    guard let first = successor.validity.first else { return .predecessorNotEnded }
    let begun = records.count(beginningBefore: first)
    guard begun > 0, let last = records[begun - 1].validity.last, last < first else { return .predecessorNotEnded }
    guard begun < records.count, records[begun].validity.first == first else { return nil }
    return records[begun].predecessors.contains(code) ? nil : .predecessorNotEnded
  }

  private func postings() -> [RegistryProblem] {
    let clerks = Set(registry.clerks.map(\.clerk)).union(mentioned.clerks)
    let counters = Set(registry.counters.map { KioskPlace(unit: $0.unit, counter: $0.code) }).union(mentioned.counters)
    return registry.postings.enumerated().flatMap { index, posting in
      var problems: [RegistryProblem] = []
      if !clerks.contains(posting.clerk) {
        problems.append(
          RegistryProblem(
            kind: .clerkUnknown, table: .postings, record: index, column: "staff", subject: posting.clerk.description))
      }
      if let counter = posting.counter, !counters.contains(KioskPlace(unit: posting.unit, counter: counter)) {
        problems.append(
          RegistryProblem(
            kind: .counterUnknown, table: .postings, record: index, column: "at_counter",
            subject: "\(posting.unit)/\(counter)"))
      }
      return problems
    }
  }

  private func homes(
    _ table: RegistryTable, column: String = "unit", _ records: [(unit: UnitCode, validity: Validity)]
  ) -> [RegistryProblem] {
    records.indices.compactMap { index in
      let (unit, validity) = records[index]
      guard !mentioned.units.contains(unit) else { return nil }
      let kind: RegistryProblem.Kind
      switch unitsByCode[unit] {
      case nil: kind = .unitUnknown
      case .some(let homes) where !homes.contains(where: { $0.validity.overlaps(validity) }): kind = .unitNotValid
      case .some: return nil
      }
      return RegistryProblem(kind: kind, table: table, record: index, column: column, subject: unit.text)
    }
  }
}

extension PostingRecord {
  /// `H56.14/CB017 at H56.15/Q01`: what one posting is.
  var caption: String { "\(clerk) at \(unit)" + (counter.map { "/\($0)" } ?? "") }
}
