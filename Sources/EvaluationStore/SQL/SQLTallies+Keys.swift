import RatingModel

/// What a tally's row repeats of its key: where it stands, and by what reports look it up.
extension SQLTallies {
  /// What has a digest of its own.
  struct Group: Hashable {
    let family: String
    let period: String

    /// As ``TallyDigest`` names it.
    var name: String { "\(family)/\(period)" }
  }

  struct Place: Hashable, Comparable {
    let family: String
    let period: String
    let key: String

    var group: Group { Group(family: family, period: period) }

    static func < (left: Self, right: Self) -> Bool {
      if left.family != right.family { return left.family < right.family }
      return left.period == right.period ? left.key < right.key : left.period < right.period
    }
  }

  typealias PlacedTally = (place: Place, tally: Tally)

  struct LookUp: Equatable {
    let unit: String
    let clerk: String?
    let firstDay: String?
    let tellsLevel: Bool
  }

  static func place(of key: TallyKey) -> Place {
    Place(family: key.family.rawValue, period: key.period.description, key: key.canonical)
  }

  static func lookUp(_ key: TallyKey) -> LookUp {
    LookUp(
      unit: key.unit.text, clerk: key.clerk?.description, firstDay: key.period.firstDay?.description,
      tellsLevel: key.tellsLevel)
  }

  static func place(_ row: SQLRow) -> Place { Place(family: row["family"], period: row["period"], key: row["key"]) }

  static func group(_ row: SQLRow) -> Group { Group(family: row["family"], period: row["period"]) }

  static func lookUp(_ row: SQLRow) -> LookUp {
    LookUp(unit: row["unit"], clerk: row["clerk"], firstDay: row["first_day"], tellsLevel: row["tells_level"])
  }

  /// Writes beside the key what it says.
  func putInPlace(_ key: TallyKey) throws {
    let (place, lookUp) = (Self.place(of: key), Self.lookUp(key))
    try database.execute(
      """
      UPDATE tally SET unit = ?, clerk = ?, first_day = ?, tells_level = ?
      WHERE journal = ? AND family = ? AND period = ? AND key = ?
      """,
      [
        lookUp.unit, lookUp.clerk, lookUp.firstDay, lookUp.tellsLevel, journal, place.family, place.period, place.key,
      ])
  }
}
