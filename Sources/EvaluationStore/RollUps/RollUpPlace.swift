import RatingModel

/// Units whose sums are asked for together, as those of a province are.
struct RollUpGroup: Hashable, Sendable {
  /// Unlike that of any other set of units of its shelf.
  let number: Int
  let units: [UnitCode]
  /// The same units: groups that lie wholly in it, and those that are in none of them. A nation is added up of its provinces.
  let parts: [RollUpOwner]

  static func == (left: Self, right: Self) -> Bool { left.number == right.number }

  func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// Whose sums lie together.
enum RollUpOwner: Hashable, Sendable {
  case unit(UnitCode)
  /// All of them added up.
  case group(RollUpGroup)
}

/// Sums that lie together: of a unit or a group, a family and a period, of each clerk or of all.
struct RollUpPlace: Hashable, Sendable {
  let owner: RollUpOwner
  let family: TallyFamily
  let clerks: RollUpQuery.Clerks
  let period: RollUpPeriod
  /// The sums of each day of a month, in the place of those of the period.
  let isByDay: Bool

  /// Those of which it is added up; none of a single unit.
  var parts: [RollUpPlace] {
    guard case .group(let group) = owner else { return [] }
    return group.parts.map {
      RollUpPlace(owner: $0, family: family, clerks: clerks, period: period, isByDay: isByDay)
    }
  }

  var isOfGroup: Bool { if case .group = owner { true } else { false } }
}

/// One sum; clerk and subject by their numbers on the shelf.
struct RollUpSum: Hashable, Sendable {
  let clerk: UInt32
  let subject: UInt32
  /// Of the month, from 1; 0 for a sum of the whole period.
  let day: UInt32
  let count: Int
}
