import RatingModel

/// How often sums changed: by unit and month, and by unit for all that it has at once.
///
/// Stamps only rise, so that the sum of those of a place's months tells its state.
struct SQLRollUpStamps {
  /// In a month's place.
  private static let everything = ""
  private static let table = SQLTable("roll_up_stamp", ["unit": .text, "month": .text, "stamp": .integer])

  private let database: any SQLConnection
  /// By owner and month, where it is known whether there is one.
  private var known: [RollUpOwner: [String: Int64]] = [:]
  private var months: [RollUpPeriod: [String]] = [:]

  init(database: any SQLConnection) { self.database = database }

  // MARK: Changing

  /// Whoever changes sums of a unit is alone with them.
  func raise(_ months: Set<UnitMonth>) throws { try raise(months.map { ($0.unit, $0.month) }) }

  func raiseEverything(of unit: String) throws { try raise([(unit, Self.everything)]) }

  struct UnitMonth: Hashable {
    let unit: String
    let month: String

    init(_ unit: UnitCode, holding day: CivilDate) {
      self.unit = unit.text
      month = RollUpPeriod(.month, holding: day).description
    }
  }

  private func raise(_ places: [(unit: String, month: String)]) throws {
    try database.insert(
      places.map { .of([$0.unit, $0.month, 1]) }, into: Self.table,
      conflict: "ON CONFLICT (unit, month) DO UPDATE SET stamp = roll_up_stamp.stamp + 1")
  }

  // MARK: Reading

  /// Of a place that was asked for: of a group the sum of its units'.
  func stamp(of place: RollUpPlace) -> Int64 {
    guard let known = known[place.owner], let months = months[place.period] else {
      preconditionFailure("the stamp of \(place) was not read")
    }
    return months.reduce(0) { $0 + known[$1, default: 0] }
  }

  private static func months(of period: RollUpPeriod) -> [String] {
    [everything] + RollUpPeriod.touching(period.days, within: .always, by: .month).map(\.description)
  }

  /// Reads those of some places that are not known yet, for nearly all of them the same months.
  mutating func read(_ places: [RollUpPlace]) throws {
    let periods = Set(places.map(\.period))
    for period in periods where months[period] == nil { months[period] = Self.months(of: period) }
    try read(Set(places.map(\.owner)), Set(periods.flatMap { months[$0] ?? [] }))
  }

  private mutating func read(_ owners: Set<RollUpOwner>, _ months: Set<String>) throws {
    let unknown = owners.filter { owner in months.contains { known[owner]?[$0] == nil } }
    for owner in unknown { for month in months { known[owner, default: [:]][month] = 0 } }
    try readUnits(unknown.compactMap { if case .unit(let unit) = $0 { unit } else { nil } }, months)
    for case .group(let group) in unknown { try read(group, months) }
  }

  private mutating func readUnits(_ units: [UnitCode], _ months: Set<String>) throws {
    guard !units.isEmpty else { return }
    for row in try rows("unit, month, stamp", units, months) {
      known[.unit(try row.code("unit")), default: [:]][row["month"]] = row["stamp"]
    }
  }

  /// Those of its parts added up, where there are groups among them: a nation's provinces are asked for beside it, and each unit's
  /// stamps are read once.
  private mutating func read(_ group: RollUpGroup, _ months: Set<String>) throws {
    guard group.parts.contains(where: { if case .group = $0 { true } else { false } }) else {
      for row in try rows("month, CAST(sum(stamp) AS BIGINT) AS stamp", group.units, months, "GROUP BY month") {
        known[.group(group), default: [:]][row["month"]] = row["stamp"]
      }
      return
    }
    try read(Set(group.parts), months)
    for month in months {
      known[.group(group), default: [:]][month] = group.parts.reduce(0) { $0 + (known[$1]?[month] ?? 0) }
    }
  }

  /// - Parameter months: of a year or a few, read from the first to the last of them: each by itself would be searched for.
  private func rows(
    _ columns: String, _ units: [UnitCode], _ months: Set<String>, _ grouping: String = ""
  ) throws -> [SQLRow] {
    let named = months.subtracting([Self.everything])
    return try database.rows(
      """
      SELECT \(columns) FROM (
        SELECT unit, month, stamp FROM roll_up_stamp
        WHERE unit IN (SELECT value FROM json_each(:units)) AND month BETWEEN :first AND :last
        UNION ALL
        SELECT unit, month, stamp FROM roll_up_stamp
        WHERE unit IN (SELECT value FROM json_each(:units)) AND month = :everything
      ) AS stamps \(grouping)
      """,
      ["units": jsonArray(units), "first": named.min(), "last": named.max(), "everything": Self.everything])
  }
}
