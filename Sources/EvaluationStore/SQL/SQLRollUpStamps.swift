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

  mutating func of(_ places: [RollUpPlace]) throws -> [RollUpPlace: Int64] {
    for period in Set(places.map(\.period)) where months[period] == nil { months[period] = Self.months(of: period) }
    try read(places)
    var stamps: [RollUpPlace: Int64] = [:]
    for place in places {
      guard let known = known[place.unit], let months = months[place.period] else { continue }
      stamps[place] = months.reduce(0) { $0 + known[$1, default: 0] }
    }
    return stamps
  }

  private static func months(of period: RollUpPeriod) -> [String] {
    [everything] + RollUpPeriod.touching(period.days, within: .always, by: .month).map(\.description)
  }

  private mutating func read(_ places: [RollUpPlace]) throws {
    let wanted = Dictionary(grouping: places, by: \.unit).mapValues { places in
      Set(Set(places.map(\.period)).flatMap { self.months[$0] ?? [] })
    }
    let unknown = wanted.filter { unit, months in months.contains { known[unit]?[$0] == nil } }
    guard !unknown.isEmpty else { return }
    let asked = unknown.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    for unit in unknown.keys { for month in asked { known[unit, default: [:]][month] = 0 } }
    for row in try database.rows(
      """
      SELECT unit, month, stamp FROM roll_up_stamp
      WHERE unit IN (SELECT value FROM json_each(:units)) AND month IN (SELECT value FROM json_each(:months))
      """, ["units": try jsonArray(unknown.keys), "months": try jsonArray(asked)])
    { known[try row.code("unit"), default: [:]][row["month"]] = row["stamp"] }
  }
}
