import RatingModel

/// How often sums changed: by unit and month, and by unit for all that it has at once.
///
/// Stamps only rise, so that the sum of those of a place's months tells its state.
struct SQLRollUpStamps {
  /// In a month's place.
  private static let everything = ""
  private static let table = SQLTable("roll_up_stamp", ["unit": .text, "month": .text, "stamp": .integer])

  private let database: any SQLConnection
  /// By unit and month, where it is known whether there is one.
  private var known: [UnitCode: [String: Int64]] = [:]
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

  /// Of a place that was asked for.
  func stamp(of place: RollUpPlace) -> Int64 {
    guard let known = known[place.unit], let months = months[place.period] else {
      preconditionFailure("the stamp of \(place) was not read")
    }
    return months.reduce(0) { $0 + known[$1, default: 0] }
  }

  private static func months(of period: RollUpPeriod) -> [String] {
    [everything] + RollUpPeriod.touching(period.days, within: .always, by: .month).map(\.description)
  }

  /// Reads those of some places that are not known yet, for nearly all of them the same months.
  mutating func read(_ places: [RollUpPlace]) throws {
    let (units, periods) = (Set(places.map(\.unit)), Set(places.map(\.period)))
    for period in periods where months[period] == nil { months[period] = Self.months(of: period) }
    let asked = Set(periods.flatMap { months[$0] ?? [] })
    let unknown = units.filter { unit in asked.contains { known[unit]?[$0] == nil } }
    guard !unknown.isEmpty else { return }
    for unit in unknown { for month in asked { known[unit, default: [:]][month] = 0 } }
    for row in try database.rows(
      """
      SELECT unit, month, stamp FROM roll_up_stamp
      WHERE unit IN (SELECT value FROM json_each(:units)) AND month IN (SELECT value FROM json_each(:months))
      """, ["units": try jsonArray(unknown), "months": try jsonArray(asked)])
    { known[try row.code("unit"), default: [:]][row["month"]] = row["stamp"] }
  }
}
