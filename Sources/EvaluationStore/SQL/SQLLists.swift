import RatingModel

extension SQLEvaluationStore {
  package func clerks(
    of units: Set<UnitCode>, after place: ClerkPlace?, limit: Int
  ) async throws(StoreFailure) -> [ClerkRecord] {
    try await read("list clerks") { database in
      try database.rows(
        """
        SELECT * FROM clerk
        WHERE unit IN (SELECT value FROM json_each(:units))
          AND (unit, staff, coalesce(first_day, '')) > (:unit, :staff, :day)
        ORDER BY unit, staff, coalesce(first_day, '') LIMIT :most
        """,
        [
          "units": jsonArray(units), "unit": place?.clerk.unit.text ?? "", "staff": place?.clerk.staff.text ?? "",
          "day": place?.first?.description ?? "", "most": max(0, limit),
        ]
      ).map(SQLRegistry.clerk)
    }
  }

  package func kiosks(
    in units: Set<UnitCode>, after kiosk: KioskID?, limit: Int
  ) async throws(StoreFailure) -> [KioskStatus] {
    try await read("list kiosks") { database in
      try SQLKiosks(database: database).kiosks(in: units, after: kiosk, limit: limit)
    }
  }

  package func integrityEvents(
    in units: Set<UnitCode>, after number: Int64, limit: Int
  ) async throws(StoreFailure) -> [IntegrityEvent] {
    try await read("list integrity events") { database in
      try SQLEvents(database: database).events(in: units, after: number, limit: limit)
    }
  }

  package func closings(
    of units: Set<UnitCode>, after place: RegisterPlace?, limit: Int
  ) async throws(StoreFailure) -> [Closing] {
    try await read("list closings") { database in
      try database.rows(
        """
        SELECT * FROM closing
        WHERE unit IN (SELECT value FROM json_each(:units)) AND clerk IS NULL
          AND (unit, year, serial) > (:unit, :year, :serial)
        ORDER BY unit, year, serial LIMIT :most
        """,
        [
          "units": jsonArray(units), "unit": place?.unit.text ?? "", "year": place?.number.year ?? 0,
          "serial": place?.number.serial ?? 0, "most": max(0, limit),
        ]
      ).map(SQLClosings.closing)
    }
  }

  package func dayCounts(
    of units: Set<UnitCode>, first: CivilDate, last: CivilDate, after place: UnitDay?, limit: Int
  ) async throws(StoreFailure) -> DayCounts {
    try await read("read sums by day") { database in
      try SQLDayCounts(database: database, first: first, last: last).page(of: units, after: place, limit: limit)
    }
  }
}

/// Sums by day within one snapshot.
struct SQLDayCounts {
  let database: any SQLConnection
  let first: CivilDate
  let last: CivilDate

  /// Units that are asked for at once: a page seldom needs more.
  private static let unitsAtOnce = 50

  func page(of units: Set<UnitCode>, after place: UnitDay?, limit: Int) throws -> DayCounts {
    var (days, rest) = ([DayCounts.Day](), units.sorted()[...])
    if let place { rest = rest.drop { $0 < place.unit } }
    while days.count < limit, !rest.isEmpty {
      let some = Array(rest.prefix(Self.unitsAtOnce))
      rest = rest.dropFirst(some.count)
      days += try self.days(of: try places(of: some, after: place, limit: limit - days.count))
    }
    return DayCounts(days: days, scales: try SQLDefinitions.allScales(in: database))
  }

  /// A day's text has ten characters, that of a month or a year fewer.
  private func places(of units: [UnitCode], after place: UnitDay?, limit: Int) throws -> [UnitDay] {
    try database.rows(
      """
      SELECT DISTINCT unit, period FROM roll_up
      WHERE unit IN (SELECT value FROM json_each(:units)) AND family = 'day' AND clerk = '' AND count <> 0
        AND period BETWEEN :first AND :last AND length(period) = 10 AND (unit, period) > (:unit, :day)
      ORDER BY unit, period LIMIT :most
      """,
      [
        "units": jsonArray(units), "first": first.description, "last": last.description,
        "unit": place?.unit.text ?? "", "day": place?.day.description ?? "", "most": limit,
      ]
    ).map { UnitDay(unit: try $0.code("unit"), day: try $0.parsed("period") { CivilDate($0) }) }
  }

  private func days(of places: [UnitDay]) throws -> [DayCounts.Day] {
    guard let earliest = places.map(\.day).min(), let latest = places.map(\.day).max() else { return [] }
    let rows = try database.rows(
      """
      SELECT unit, period, subject, count FROM roll_up
      WHERE unit IN (SELECT value FROM json_each(:units)) AND family = 'day' AND clerk = '' AND count <> 0
        AND period BETWEEN :first AND :last AND unit || ' ' || period IN (SELECT value FROM json_each(:places))
      ORDER BY unit, period, subject
      """,
      [
        "units": jsonArray(Set(places.map(\.unit))), "first": earliest.description, "last": latest.description,
        "places": jsonArray(places.map { "\($0.unit) \($0.day)" }),
      ])
    var counts: [UnitDay: [DayCounts.Count]] = [:]
    for row in rows {
      let (unit, subject): (UnitCode, String) = (try row.code("unit"), row["subject"])
      let day = try row.parsed("period") { CivilDate($0) }
      let key = RollUpSubject.key(subject, family: .day, unit: unit, on: day)
      guard case .day(let key) = key else { throw Damage("roll_up") }
      counts[UnitDay(unit: unit, day: day), default: []].append(
        DayCounts.Count(channel: key.channel, marks: key.marks, subject: key.subject, count: row["count"]))
    }
    return places.map { DayCounts.Day(place: $0, counts: counts[$0] ?? []) }
  }
}
