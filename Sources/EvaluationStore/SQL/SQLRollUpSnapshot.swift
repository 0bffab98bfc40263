import RatingModel

/// Sums within one snapshot: from memory where their stamps still stand, from the data base otherwise.
final class SQLRollUpSnapshot {
  private let database: any SQLConnection
  private let shelf: RollUpShelf
  private var stamps: SQLRollUpStamps
  private var found: [RollUpPlace: [RollUpSum]] = [:]

  init(database: any SQLConnection, memory: RollUpMemory) throws {
    self.database = database
    shelf = memory.shelf(of: try database.epoch())
    stamps = SQLRollUpStamps(database: database)
  }

  func counts(_ query: RollUpQuery) throws -> [RollUpCount] {
    let places = query.places
    try fetch(places)
    let names = shelf.names
    let together = query.days.units.min()
    var adding = RollUpAddition(subjects: names.keys.count)
    return Dictionary(grouping: places) { Bucket($0, query) }.flatMap { bucket, places -> [RollUpCount] in
      let counted = places.compactMap { place in found[place].map { (place.period, $0) } }.filter { !$0.1.isEmpty }
      guard let period = counted.map(\.0).min(by: { $0.first < $1.first }), let unit = bucket.unit ?? together else {
        return []
      }
      return adding.total(of: counted.map(\.1), query.clerks).map { sum in
        let key = names.keys[Int(sum.subject)].moved(
          to: unit, of: query.clerks == .each ? names.clerks[Int(sum.clerk)] : nil, on: period.first)
        return RollUpCount(key: key, period: period, count: sum.count)
      }
    }
  }

  /// Reads at once what several questions will ask for.
  func prepare(_ query: RollUpQuery) throws { try fetch(query.places) }

  /// What is added up into counts of its own.
  private struct Bucket: Hashable {
    let unit: UnitCode?
    let family: TallyFamily
    let period: RollUpPeriod?

    init(_ place: RollUpPlace, _ query: RollUpQuery) {
      unit = query.units == .each ? place.unit : nil
      family = place.family
      period = query.time == .whole ? nil : place.period
    }
  }

  // MARK: Reading

  private func fetch(_ places: [RollUpPlace]) throws {
    let new = places.filter { found[$0] == nil }
    guard !new.isEmpty else { return }
    let stamps = try stamps.of(new)
    found.merge(shelf.find(stamps)) { _, found in found }
    let missing = new.filter { found[$0] == nil }
    for (wanted, units) in Self.slices(missing) {
      let sums = try read(wanted, units)
      shelf.keep(sums, under: stamps)
      found.merge(sums) { _, read in read }
    }
  }

  /// What one question reads of some units.
  private struct Wanted: Hashable {
    let family: TallyFamily
    let clerks: RollUpQuery.Clerks
    var periods: Set<RollUpPeriod> = []
  }

  /// So many at once hold the memory for their rows within some tens of megabytes.
  private static let mostPlaces = 240

  private static func slices(_ places: [RollUpPlace]) -> [(Wanted, [UnitCode])] {
    var alike: [Wanted: [UnitCode]] = [:]
    for (unit, places) in Dictionary(grouping: places, by: \.unit) {
      for (wanted, places) in Dictionary(grouping: places, by: { Wanted(family: $0.family, clerks: $0.clerks) }) {
        var wanted = wanted
        wanted.periods = Set(places.map(\.period))
        alike[wanted, default: []].append(unit)
      }
    }
    return alike.flatMap { wanted, units in
      let (units, most) = (units.sorted(), max(mostPlaces / wanted.periods.count, 1))
      return stride(from: 0, to: units.count, by: most).map {
        (wanted, Array(units[$0..<min($0 + most, units.count)]))
      }
    }
  }

  private func read(_ wanted: Wanted, _ units: [UnitCode]) throws -> [RollUpPlace: [RollUpSum]] {
    let places = units.flatMap { unit in
      wanted.periods.map { RollUpPlace(unit: unit, family: wanted.family, period: $0, clerks: wanted.clerks) }
    }
    var sums = Dictionary(uniqueKeysWithValues: places.map { ($0, [RollUpSum]()) })
    let rows = try database.rows(
      """
      SELECT unit, period, clerk, subject, count FROM roll_up
      WHERE unit IN (SELECT value FROM json_each(:units)) AND family = :family
        AND period IN (SELECT value FROM json_each(:periods)) AND (clerk <> '') = :each AND count <> 0
      """,
      [
        "units": try jsonArray(units), "family": wanted.family.rawValue, "periods": try jsonArray(wanted.periods),
        "each": wanted.clerks == .each,
      ])
    try shelf.number { names in
      var here = (unit: "", period: "", place: places[0], sums: [RollUpSum]())
      for row in rows {
        let (unit, period): (String, String) = (row["unit"], row["period"])
        // Rows of a place come one after the other.
        if (unit, period) != (here.unit, here.period) {
          sums[here.place]?.append(contentsOf: here.sums)
          here = (unit, period, try Self.place(row, wanted), [])
        }
        here.sums.append(try Self.sum(row, at: here.place, &names))
      }
      sums[here.place]?.append(contentsOf: here.sums)
    }
    return sums
  }

  private static func place(_ row: SQLRow, _ wanted: Wanted) throws -> RollUpPlace {
    RollUpPlace(
      unit: try row.code("unit"), family: wanted.family, period: try row.parsed("period") { RollUpPeriod($0) },
      clerks: wanted.clerks)
  }

  private static func sum(_ row: SQLRow, at place: RollUpPlace, _ names: inout RollUpNames) throws -> RollUpSum {
    guard let clerk = names.number(ofClerk: row["clerk"]), let subject = names.number(ofSubject: row["subject"], place)
    else { throw Damage("roll_up") }
    return RollUpSum(clerk: clerk, subject: subject, count: row["count"])
  }
}
