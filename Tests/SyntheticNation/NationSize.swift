/// How much of the nation there is. The figures are those of a year with 250 working days.
package enum NationSize: String, Hashable, Sendable, CaseIterable {
  /// One commune's office.
  case office
  /// Twelve communes' offices, as a district had them.
  case district
  /// A province's centre and 99 communes: some 110 units, some 750 clerks.
  case province
  /// 34 provinces, 3,400 offices, some 25,000 clerks, 20 million ratings.
  case nation
  /// The same people with 100 million ratings.
  case crowdedNation = "crowded-nation"

  var provinces: Int { self == .nation || self == .crowdedNation ? 34 : 1 }

  /// Communes of each province after the mergers.
  var communes: Int {
    switch self {
    case .office: 1
    case .district: 12
    case .province, .nation, .crowdedNation: 99
    }
  }

  /// Communes of each province that came of two.
  var mergers: Int {
    switch self {
    case .office: 0
    case .district: 1
    case .province, .nation, .crowdedNation: 5
    }
  }

  /// Clerks of each province who were appointed elsewhere within it.
  var transfers: Int {
    switch self {
    case .office: 0
    case .district: 2
    case .province, .nation, .crowdedNation: 6
    }
  }

  /// Of the busiest commune.
  var mostCounters: Int {
    switch self {
    case .office: 4
    case .district: 7
    case .province, .nation, .crowdedNation: 12
    }
  }

  var hasCentre: Bool { communes == 99 }

  /// Whether a unit stands above the offices.
  var hasProvince: Bool { self != .office }

  package var ratingsPerYear: Int {
    switch self {
    case .office: 6_000
    case .district: 75_000
    case .province: 590_000
    case .nation: 20_000_000
    case .crowdedNation: 100_000_000
    }
  }
}
