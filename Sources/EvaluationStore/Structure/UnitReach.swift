import RatingModel

/// Which units, and which of their days, belong to whoever is in charge of some units. Pure.
///
/// Each unit on the days on which it stood below one of the own. A unit takes over the files of those that were merged into it, and
/// with them their figures: whoever reads the successor today reads the predecessor's past, with all that stood below it
/// then. The past of a unit that was split is nobody's part alone and stays with those who stood above it; a unit
/// that only went over to another parent leaves its earlier days where they were; a unit that has ended takes
/// nothing over any more.
package enum UnitReach {
  /// - Parameter today: rights are those of the day, whatever structure a report is made by.
  package static func units(of roots: Set<UnitCode>, among records: [UnitRecord], on today: CivilDate) -> UnitDays {
    let tree = UnitTree(records)
    var reach = tree.subtree(of: roots)
    let present = reach.units(on: today)
    guard !present.isEmpty, records.contains(where: { !$0.predecessors.isEmpty }) else { return reach }
    for (life, place) in UnitStructure(records, by: .day(today)).pasts where present.contains(place.unit) {
      reach = reach.joined(with: tree.subtree(of: [life.code]).within(life.days))
    }
    return reach
  }
}

extension UnitStructure {
  /// What has ended and counts for a unit of the structure of a day.
  fileprivate var pasts: [(life: UnitLife, place: Place)] {
    guard case .day(let day) = basis else { return [] }
    return lives.flatMap { code, lives in
      zip(lives, places[code] ?? []).filter { $0.hasEnded(by: day) && $1.standing == .present }.map { ($0, $1) }
    }
  }
}
