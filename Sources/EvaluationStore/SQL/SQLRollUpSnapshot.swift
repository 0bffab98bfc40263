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
    let pieces = query.pieces(by: shelf.group)
    try fetch(pieces.map(\.place))
    let names = shelf.names
    let together = query.days.units.min()
    var adding = RollUpAddition(subjects: names.keys.count)
    return Dictionary(grouping: pieces) { Bucket($0.place, query) }.flatMap { bucket, pieces -> [RollUpCount] in
      guard let unit = bucket.unit ?? together else { return [] }
      return parts(of: pieces, query.time).flatMap { part in
        adding.total(of: part.sums, query.clerks).map { sum in
          let key = names.keys[Int(sum.subject)].moved(
            to: unit, of: query.clerks == .each ? names.clerks[Int(sum.clerk)] : nil, on: part.period.first)
          return RollUpCount(key: key, period: part.period, count: sum.count)
        }
      }
    }
  }

  /// What some keys' counts come to, by the periods in which they are kept.
  func totals(_ query: RollUpQuery, of isMeant: (TallyKey) -> Bool) throws -> [RollUpPeriod: Int] {
    let pieces = query.pieces(by: shelf.group)
    try fetch(pieces.map(\.place))
    let meant = shelf.names.keys.map(isMeant)
    return pieces.reduce(into: [:]) { totals, piece in
      for sum in found[piece.place] ?? [] where meant[Int(sum.subject)] && piece.wants(sum) {
        totals[piece.place.period, default: 0] += sum.count
      }
    }
  }

  /// Reads at once what several questions will ask for.
  func prepare(_ queries: [RollUpQuery]) throws {
    try fetch(queries.flatMap { $0.pieces(by: shelf.group) }.map(\.place))
  }

  /// What is added up into counts of its own.
  private struct Bucket: Hashable {
    let unit: UnitCode?
    let family: TallyFamily
    let period: RollUpPeriod?
    let isByDay: Bool

    init(_ place: RollUpPlace, _ query: RollUpQuery) {
      if query.units == .each, case .unit(let own) = place.owner { unit = own } else { unit = nil }
      family = place.family
      period = query.time == .whole ? nil : place.period
      isByDay = query.time != .whole && place.isByDay
    }
  }

  private struct Part {
    /// The first of those whose sums these are.
    var period: RollUpPeriod
    var sums: [[RollUpSum]]
  }

  /// The sums of one bucket; of days each by itself, unless the whole time is asked for.
  private func parts(of pieces: [RollUpPiece], _ time: RollUpQuery.Time) -> [Part] {
    var parts: [RollUpPeriod?: Part] = [:]
    for piece in pieces {
      let sums = found[piece.place] ?? []
      let wanted = piece.place.isByDay ? sums.filter(piece.wants) : sums
      let isEachDay = piece.place.isByDay && time != .whole
      for sums in isEachDay ? Array(Dictionary(grouping: wanted, by: \.day).values) : [wanted] {
        guard let first = sums.min(by: { $0.day < $1.day }) else { continue }
        let period = piece.period(of: first)
        let place = time == .whole ? nil : period
        parts[place, default: Part(period: period, sums: [])].sums.append(sums)
        if let known = parts[place]?.period, period.first < known.first { parts[place]?.period = period }
      }
    }
    return Array(parts.values)
  }

  // MARK: Reading

  private func fetch(_ places: [RollUpPlace]) throws {
    let new = places.filter { found[$0] == nil }
    guard !new.isEmpty else { return }
    try stamps.read(new)
    let missing = shelf.find(new, under: stamps.stamp, &found)
    for (wanted, units) in Self.slices(missing) {
      let sums = try read(wanted, units)
      shelf.keep(sums, under: stamps.stamp)
      found.merge(sums) { _, read in read }
    }
    let together = missing.filter(\.isOfGroup)
    try stamps.read(together.flatMap(\.parts))
    for place in together { try addUp(place) }
  }

  /// Period by period: the sums of all units of a nation's year need not lie in memory at once.
  private func addUp(_ place: RollUpPlace) throws {
    let parts = place.parts
    let others = parts.filter { found[$0] == nil }
    try fetch(others)
    var adding = RollUpAddition(subjects: shelf.names.keys.count)
    let sums = adding.merged(parts.map { found[$0] ?? [] }, place.clerks)
    for part in others { found[part] = nil }
    shelf.keep([place: sums], under: stamps.stamp)
    found[place] = sums
  }

  /// What one question reads of some units.
  private struct Wanted: Hashable {
    let family: TallyFamily
    let clerks: RollUpQuery.Clerks
    let isByDay: Bool
    var periods: Set<RollUpPeriod> = []

    init(_ place: RollUpPlace) { (family, clerks, isByDay) = (place.family, place.clerks, place.isByDay) }

    func place(_ unit: UnitCode, _ period: RollUpPeriod) -> RollUpPlace {
      RollUpPlace(owner: .unit(unit), family: family, clerks: clerks, period: period, isByDay: isByDay)
    }

    /// Those that rows bear.
    var written: Set<RollUpPeriod> {
      isByDay ? Set(periods.flatMap { RollUpPeriod.filling($0.days, by: [.day]) }) : periods
    }
  }

  /// So many at once hold the memory for their rows within some tens of megabytes.
  private static let mostPlaces = 240

  private static func slices(_ places: [RollUpPlace]) -> [(Wanted, [UnitCode])] {
    var alike: [Wanted: [UnitCode]] = [:]
    for (owner, places) in Dictionary(grouping: places, by: \.owner) {
      guard case .unit(let unit) = owner else { continue }
      for (wanted, places) in Dictionary(grouping: places, by: Wanted.init) {
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
    let places = units.flatMap { unit in wanted.periods.map { wanted.place(unit, $0) } }
    var sums = Dictionary(uniqueKeysWithValues: places.map { ($0, [RollUpSum]()) })
    let rows = try database.rows(
      """
      SELECT unit, period, clerk, subject, count FROM roll_up
      WHERE unit IN (SELECT value FROM json_each(:units)) AND family = :family
        AND period IN (SELECT value FROM json_each(:periods)) AND (clerk <> '') = :each AND count <> 0
      """,
      [
        "units": jsonArray(units), "family": wanted.family.rawValue, "periods": jsonArray(wanted.written),
        "each": wanted.clerks == .each,
      ])
    try shelf.number { names in
      var here = (unit: units[0], period: "", place: places[0], day: UInt32(0), sums: [RollUpSum]())
      for row in rows {
        let (unit, period): (String, String) = (row["unit"], row["period"])
        // Rows of a place come one after the other.
        if unit != here.unit.text || period != here.period {
          sums[here.place]?.append(contentsOf: here.sums)
          let unit: UnitCode = try row.code("unit")
          let (place, day) = try Self.place(row, of: unit, wanted)
          here = (unit, period, place, day, [])
        }
        here.sums.append(try Self.sum(row, of: here.unit, at: here.place, on: here.day, &names))
      }
      sums[here.place]?.append(contentsOf: here.sums)
    }
    return sums
  }

  private static func place(
    _ row: SQLRow, of unit: UnitCode, _ wanted: Wanted
  ) throws -> (RollUpPlace, day: UInt32) {
    let period = try row.parsed("period") { RollUpPeriod($0) }
    guard wanted.isByDay else { return (wanted.place(unit, period), 0) }
    return (wanted.place(unit, RollUpPeriod(.month, holding: period.first)), UInt32(period.first.day))
  }

  private static func sum(
    _ row: SQLRow, of unit: UnitCode, at place: RollUpPlace, on day: UInt32, _ names: inout RollUpNames
  ) throws -> RollUpSum {
    guard let clerk = names.number(ofClerk: row["clerk"]),
      let subject = names.number(ofSubject: row["subject"], place.family, unit: unit, on: place.period.first)
    else { throw Damage("roll_up") }
    return RollUpSum(clerk: clerk, subject: subject, day: day, count: row["count"])
  }
}
