import RatingModel

/// Units, each with the days on which it is meant: what a reader may read, and what a report is of.
package struct UnitDays: Hashable, Sendable {
  /// By unit, the earliest first; between two there is at least one day that is in neither.
  private var stretches: [UnitCode: [Validity]] = [:]

  package init() {}

  /// Each of them on every day.
  package init(_ units: some Sequence<UnitCode>) {
    for unit in units { stretches[unit] = [.always] }
  }

  /// Those that are meant on at least one day.
  package var units: Set<UnitCode> { Set(stretches.keys) }

  package var isEmpty: Bool { stretches.isEmpty }

  package func units(on day: CivilDate) -> Set<UnitCode> {
    Set(stretches.filter { $0.value.contains { $0.contains(day) } }.keys)
  }

  package func stretches(of unit: UnitCode) -> [Validity] { stretches[unit] ?? [] }

  /// Whether the unit is meant on every day of the stretch.
  package func covers(_ unit: UnitCode, _ stretch: Validity) -> Bool { stretch.isCovered(by: stretches(of: unit)) }

  /// Whether the unit is meant on one of the stretch's days.
  package func touches(_ unit: UnitCode, _ stretch: Validity) -> Bool {
    stretches(of: unit).contains { $0.overlaps(stretch) }
  }

  /// - Returns: whether one of these days is new.
  @discardableResult
  package mutating func add(_ unit: UnitCode, _ stretch: Validity) -> Bool {
    // Nearly all units have one stretch, and a nation has thousands of units.
    guard stretches[unit] != nil else {
      stretches[unit] = [stretch]
      return true
    }
    guard !covers(unit, stretch) else { return false }
    var (whole, apart) = (stretch, [Validity]())
    for other in stretches(of: unit) {
      if let joined = whole.joined(with: other) { whole = joined } else { apart.append(other) }
    }
    stretches[unit] = (apart + [whole]).sorted { $0.start < $1.start }
    return true
  }

  /// The days that either means, unit by unit.
  package func joined(with other: UnitDays) -> UnitDays {
    var all = self
    for unit in other.units { for stretch in other.stretches(of: unit) { all.add(unit, stretch) } }
    return all
  }

  /// What of it lies within the stretch.
  package func within(_ stretch: Validity) -> UnitDays {
    let everywhere = [stretch]
    return intersection { _ in everywhere }
  }

  /// The days that both mean, unit by unit.
  package func intersection(_ other: UnitDays) -> UnitDays { intersection { other.stretches(of: $0) } }

  private func intersection(_ others: (UnitCode) -> [Validity]) -> UnitDays {
    var common = UnitDays()
    common.stretches.reserveCapacity(stretches.count)
    for (unit, own) in stretches {
      // Of either, no two touch: nor do what they have in common.
      let both = Self.common(own, others(unit))
      if !both.isEmpty { common.stretches[unit] = both }
    }
    return common
  }

  private static func common(_ own: [Validity], _ others: [Validity]) -> [Validity] {
    // Nearly all have one stretch, which lies within the other's.
    if own.count == 1, others.count == 1, own[0].intersection(others[0]) == own[0] { return own }
    return own.flatMap { own in others.compactMap { own.intersection($0) } }
  }
}
