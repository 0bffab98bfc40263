import RatingModel

/// Under which unit a report shows what another unit once counted. Pure.
///
/// Keys of tallies are never changed: a merger is mapped when a report is made, and the report says by which structure. As it was,
/// everything stands under the unit that served. By the structure of a day, the past of a unit that was merged counts
/// for its successor on that day, over however many mergers. The past of a unit that was split cannot be divided: it stands in
/// a row of its own, unless its parts have become one again. What ended without a successor, and what begins only after the
/// day, stands under itself. Nothing is left out and nothing stands twice, whatever the structure.
package struct UnitStructure: Sendable {
  package enum Basis: Hashable, Sendable {
    /// Each under the unit that served.
    case asItWas
    /// The units of that day and their pasts.
    case day(CivilDate)
  }

  /// One row of a report.
  package struct Place: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
      /// A unit of the structure.
      case present
      /// The past of a unit that was split into these.
      case undivided(among: [UnitCode])
      /// It ended, and no successor is known.
      case ended
      /// It begins after the structure's day.
      case later
      /// The registry does not name it.
      case unregistered
    }

    package let unit: UnitCode
    package let standing: Standing
    /// The days of a unit that is not of the structure: `nil` for one that is.
    package let days: Validity?

    package init(unit: UnitCode, standing: Standing, days: Validity?) {
      (self.unit, self.standing, self.days) = (unit, standing, days)
    }
  }

  package let basis: Basis
  let lives: [UnitCode: [UnitLife]]
  let tree: UnitTree
  /// For each code, the place of each of its lives.
  let places: [UnitCode: [Place]]

  package init(_ units: [UnitRecord], by basis: Basis) {
    self.basis = basis
    lives = UnitLife.all(units)
    tree = UnitTree(units)
    places =
      switch basis {
      case .asItWas: [:]
      case .day(let day): UnitSuccession(lives, by: day).places()
      }
  }

  /// Where what a unit counted on a day stands. What a kiosk counts for a unit that has ended belongs to the unit as it was
  /// last, and what it counts before the first day to the unit as it was first.
  package func place(of unit: UnitCode, on day: CivilDate) -> Place {
    place(of: unit, over: Validity(first: day, last: day) ?? .always)
  }

  /// Where what a unit counted over some days, as a month, stands: under what it was last in them.
  package func place(of unit: UnitCode, over days: Validity) -> Place {
    guard let lives = lives[unit] else { return Place(unit: unit, standing: .unregistered, days: nil) }
    guard let places = places[unit] else { return Place(unit: unit, standing: .present, days: nil) }
    let begun = days.last.map { last in lives.lastIndex { $0.hasBegun(by: last) } ?? 0 } ?? lives.count - 1
    return places[begun]
  }

  /// The units, each on its days, of whose figures a report of `roots` and all below them is made.
  ///
  /// As it was, a unit belongs where it stood on the day. By the structure of a day, below a unit is what is below it then, with
  /// the pasts of all that; what is in no unit of that structure belongs where it stood at its end, or will stand at its beginning.
  package func origins(within roots: Set<UnitCode>) -> UnitDays {
    guard case .day(let day) = basis else { return tree.subtree(of: roots) }
    let below = tree.subtree(of: roots).units(on: day)
    var found = UnitDays()
    for (code, lives) in lives {
      for (life, place) in zip(lives, places[code] ?? [])
      where isMeant(place, by: roots) || holder(of: place).map(below.contains) == true { found.add(code, life.days) }
    }
    return found
  }

  /// Whether a code means the place. Where a unit of the structure has it, a past under the same code is not meant.
  private func isMeant(_ place: Place, by roots: Set<UnitCode>) -> Bool {
    roots.contains(place.unit) && (place.standing == .present || !isPresent(place.unit))
  }

  /// Whether the unit is one of the structure of a day.
  func isPresent(_ unit: UnitCode) -> Bool {
    places[unit]?.contains { $0.unit == unit && $0.standing == .present } == true
  }

  /// The unit of the structure in which the place lies: its own, or the nearest one above what is in none.
  func holder(of place: Place) -> UnitCode? {
    var (place, seen) = (place, Set<Place>())
    while place.standing != .present {
      guard seen.insert(place).inserted, let parent = parent(of: place) else { return nil }
      place = parent
    }
    return place.unit
  }

  /// Where the parent of what is no unit of the structure stands.
  private func parent(of place: Place) -> Place? {
    guard let life = lives[place.unit]?.first(where: { $0.days == place.days }) else { return nil }
    if place.standing == .later {
      return life.records.first.flatMap { record in
        record.parent.map { self.place(of: $0, over: Validity(first: nil, last: record.validity.first) ?? .always) }
      }
    }
    return life.records.last.flatMap { record in
      record.parent.map { self.place(of: $0, over: Validity(first: nil, last: record.validity.last) ?? .always) }
    }
  }
}
