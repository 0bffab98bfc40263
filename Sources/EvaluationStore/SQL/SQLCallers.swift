import RatingModel

extension SQLEvaluationStore {
  package func issue(_ grant: CallerGrant, by actor: AuditActor) async throws(StoreFailure) -> CallerGrantRefusal? {
    try await changeCallers("issue token") { database in
      let taken = try database.value(
        "SELECT EXISTS (SELECT 1 FROM caller_grant WHERE name = ?)", [grant.name.text], as: Bool.self)
      guard taken == false else { throw CallerGrantRefusal.exists }
      let known = try database.value(
        "SELECT EXISTS (SELECT 1 FROM unit WHERE code = ?)", [grant.unit.text], as: Bool.self)
      guard known == true else { throw CallerGrantRefusal.unitUnknown }
      try database.execute(
        "INSERT INTO caller_grant (name, secret_hash, unit, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)",
        [
          grant.name.text, grant.secretHash, grant.unit.text, grant.issuedAt.milliseconds,
          grant.expiresAt?.milliseconds,
        ])
      for scope in grant.scopes.sorted() {
        try database.execute(
          "INSERT INTO caller_scope (caller, scope) VALUES (?, ?)", [grant.name.text, scope.rawValue])
      }
      for counter in grant.counters.sorted() {
        try database.execute(
          "INSERT INTO caller_counter (caller, counter) VALUES (?, ?)", [grant.name.text, counter.text])
      }
      try Self.add(
        actor.event(.tokenIssued, caller: grant.name, unit: grant.unit, at: grant.issuedAt), to: database)
    }
  }

  package func callerGrants() async throws(StoreFailure) -> [CallerGrant] {
    try await read("read tokens") { database in
      try database.rows("SELECT * FROM caller_grant ORDER BY name").map {
        try Self.callerGrant($0, in: database)
      }
    }
  }

  package func callerGrant(named name: CallerName) async throws(StoreFailure) -> CallerGrant? {
    try await read("read token") { database in
      try database.row("SELECT * FROM caller_grant WHERE name = ?", [name.text]).map {
        try Self.callerGrant($0, in: database)
      }
    }
  }

  package func revokeCaller(
    _ name: CallerName, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> CallerGrantRefusal? {
    try await changeCallers("revoke token") { database in
      let known = try database.value(
        "SELECT EXISTS (SELECT 1 FROM caller_grant WHERE name = ?)", [name.text], as: Bool.self)
      guard known == true else { throw CallerGrantRefusal.unknown }
      let changed = try database.execute(
        "UPDATE caller_grant SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL", [time.milliseconds, name.text])
      guard changed == 1 else { return }
      try Self.add(
        actor.event(
          .tokenRevoked, caller: name,
          unit: try database.value("SELECT unit FROM caller_grant WHERE name = ?", [name.text], as: String.self)
            .flatMap(UnitCode.init), at: time), to: database)
    }
  }

  package func counterStanding(
    unit: UnitCode, counter: CounterCode, below root: UnitCode, on day: CivilDate
  ) async throws(StoreFailure) -> CounterStanding {
    try await read("read counter") { try Self.standing(of: unit, counter, below: root, on: day, in: $0) }
  }

  static func standing(
    of unit: UnitCode, _ counter: CounterCode, below root: UnitCode, on day: CivilDate, in database: any SQLConnection
  ) throws -> CounterStanding {
    let names: SQLArguments = [
      "unit": unit.text, "counter": counter.text, "root": root.text, "day": day.description,
    ]
    let row = try database.row(standing, names)
    guard let row else { throw Damage("counter") }
    return CounterStanding(
      isWithin: row["is_within"], isNamed: row["is_named"], kiosk: try row.parsedIfPresent("kiosk", KioskID.init))
  }

  /// Upwards from the unit, over the units that hold on that day. A cycle ends, because no unit is visited twice.
  private static var standing: String {
    """
    WITH RECURSIVE
      held AS (
        SELECT code, parent FROM unit WHERE coalesce(first_day, :day) <= :day AND coalesce(last_day, :day) >= :day),
      above(code) AS (
        SELECT code FROM held WHERE code = :unit
        UNION SELECT parent.code FROM above JOIN held AS child ON child.code = above.code
          JOIN held AS parent ON parent.code = child.parent)
    SELECT
      EXISTS (SELECT 1 FROM above WHERE code = :root) AS is_within,
      EXISTS (
        SELECT 1 FROM counter WHERE unit = :unit AND code = :counter
        AND coalesce(first_day, :day) <= :day AND coalesce(last_day, :day) >= :day) AS is_named,
      (SELECT id FROM kiosk WHERE unit = :unit AND counter = :counter AND standing = 'enrolled' LIMIT 1) AS kiosk
    """
  }

  private static func callerGrant(_ row: SQLRow, in database: any SQLConnection) throws -> CallerGrant {
    let name: CallerName = try row.code("name")
    let scopes = try database.rows("SELECT scope FROM caller_scope WHERE caller = ?", [name.text])
    let counters = try database.rows("SELECT counter FROM caller_counter WHERE caller = ?", [name.text])
    return CallerGrant(
      name: name, secretHash: row["secret_hash"],
      scopes: Set(try scopes.map { try $0.parsed("scope", CallerScope.init(rawValue:)) }), unit: try row.code("unit"),
      counters: Set(try counters.map { try $0.code("counter") }), issuedAt: row.wallTime("issued_at"),
      expiresAt: (row["expires_at"] as Int64?).map(WallTime.init(milliseconds:)),
      revokedAt: (row["revoked_at"] as Int64?).map(WallTime.init(milliseconds:)))
  }

  private func changeCallers(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws(StoreFailure) -> CallerGrantRefusal? {
    let answer = try await attempt(operation, refusing: CallerGrantRefusal.self, body)
    if case .failure(let refusal) = answer { return refusal }
    return nil
  }
}
