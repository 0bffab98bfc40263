import Foundation
import RatingModel

extension SQLEvaluationStore {
  package func keep(
    _ secret: PasswordHash, as kind: ClerkSecretKind, of clerk: ClerkID, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> ClerkSecretRefusal? {
    try await changeSecret("keep clerk secret") { database in
      let known = try database.value(
        "SELECT EXISTS (SELECT 1 FROM clerk WHERE unit = ? AND staff = ?)", [clerk.unit.text, clerk.staff.text],
        as: Bool.self)
      guard known == true else { throw ClerkSecretRefusal.unknown }
      try database.execute(
        """
        INSERT INTO clerk_secret
          (unit, staff, kind, salt, rounds, block_size, parallelism, secret, set_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (unit, staff, kind) DO UPDATE SET salt = excluded.salt, rounds = excluded.rounds,
          block_size = excluded.block_size, parallelism = excluded.parallelism, secret = excluded.secret,
          set_at = excluded.set_at
        """, [clerk.unit.text, clerk.staff.text, kind.rawValue] + Self.columns(of: secret) + [time.milliseconds])
      try Self.add(actor.event(.clerkSecretSet, clerk: clerk, subject: kind.rawValue, at: time), to: database)
    }
  }

  package func removeSecret(
    _ kind: ClerkSecretKind, of clerk: ClerkID, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> ClerkSecretRefusal? {
    try await changeSecret("remove clerk secret") { database in
      let changed = try database.execute(
        "DELETE FROM clerk_secret WHERE unit = ? AND staff = ? AND kind = ?",
        [clerk.unit.text, clerk.staff.text, kind.rawValue])
      guard changed == 1 else { throw ClerkSecretRefusal.missing }
      try Self.add(actor.event(.clerkSecretRemoved, clerk: clerk, subject: kind.rawValue, at: time), to: database)
    }
  }

  package func secretKinds(of clerk: ClerkID) async throws(StoreFailure) -> [ClerkSecretKind] {
    try await read("read clerk secrets") { database in
      try database.rows(
        "SELECT kind FROM clerk_secret WHERE unit = ? AND staff = ? ORDER BY kind", [clerk.unit.text, clerk.staff.text]
      ).map { try $0.parsed("kind", ClerkSecretKind.init(rawValue:)) }
    }
  }

  package func clerkStanding(
    of clerk: ClerkID, unit: UnitCode, counter: CounterCode, on day: CivilDate
  ) async throws(StoreFailure) -> ClerkStanding {
    try await read("read clerk") { database in
      let names = try database.row(
        Self.names,
        [
          "clerk_unit": clerk.unit.text, "staff": clerk.staff.text, "unit": unit.text, "counter": counter.text,
          "day": day.description,
        ])
      return ClerkStanding(
        counter: try Self.standing(of: unit, counter, below: clerk.unit, on: day, in: database),
        clerkName: names?["clerk_name"], unitName: names?["unit_name"], counterName: names?["counter_name"],
        pin: try Self.secret(.pin, of: clerk, in: database), badge: try Self.secret(.badge, of: clerk, in: database))
    }
  }

  private static var names: String {
    """
    SELECT
      (SELECT name FROM clerk WHERE unit = :clerk_unit AND staff = :staff
        AND coalesce(first_day, :day) <= :day AND coalesce(last_day, :day) >= :day) AS clerk_name,
      (SELECT name FROM unit WHERE code = :unit
        AND coalesce(first_day, :day) <= :day AND coalesce(last_day, :day) >= :day) AS unit_name,
      (SELECT name FROM counter WHERE unit = :unit AND code = :counter
        AND coalesce(first_day, :day) <= :day AND coalesce(last_day, :day) >= :day) AS counter_name
    """
  }

  private static func secret(
    _ kind: ClerkSecretKind, of clerk: ClerkID, in database: any SQLConnection
  ) throws -> PasswordHash? {
    try database.row(
      "SELECT * FROM clerk_secret WHERE unit = ? AND staff = ? AND kind = ?",
      [clerk.unit.text, clerk.staff.text, kind.rawValue]
    ).map {
      PasswordHash(
        salt: Array($0["salt"] as Data), rounds: $0["rounds"], blockSize: $0["block_size"],
        parallelism: $0["parallelism"], key: Array($0["secret"] as Data))
    }
  }

  private func changeSecret(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws(StoreFailure) -> ClerkSecretRefusal? {
    let answer = try await attempt(operation, refusing: ClerkSecretRefusal.self, body)
    if case .failure(let refusal) = answer { return refusal }
    return nil
  }
}
