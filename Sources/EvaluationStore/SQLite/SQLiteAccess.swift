import GRDB
import RatingModel

extension SQLiteEvaluationStore {
  package func keep(_ grant: AccessGrant) async throws(StoreFailure) {
    try await write("keep grant") { database in
      try database.execute(
        sql: "INSERT INTO access_grant (token_hash, account, issued_at, last_used_at) VALUES (?, ?, ?, ?)",
        arguments: [
          grant.tokenHash, grant.account.text, grant.issuedAt.milliseconds, grant.lastUsedAt.milliseconds,
        ])
      try database.execute(
        sql: """
          DELETE FROM access_grant WHERE account = :account AND token_hash NOT IN (
            SELECT token_hash FROM access_grant WHERE account = :account
            ORDER BY token_hash = :token DESC, issued_at DESC LIMIT :most)
          """,
        arguments: [
          "account": grant.account.text, "token": grant.tokenHash, "most": AccessGrant.mostPerAccount,
        ])
    }
  }

  package func grant(tokenHash: String) async throws(StoreFailure) -> GrantedAccount? {
    try await read("read grant") { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT account.*, access_grant.issued_at, access_grant.last_used_at
          FROM access_grant JOIN account ON account.name = access_grant.account
          WHERE token_hash = ? AND NOT disabled
          """, arguments: [tokenHash])
      return try row.map {
        let account = try Self.account($0, in: database)
        let grant = AccessGrant(
          tokenHash: tokenHash, account: account.name, issuedAt: $0.wallTime("issued_at"),
          lastUsedAt: $0.wallTime("last_used_at"))
        return GrantedAccount(grant: grant, account: account)
      }
    }
  }

  package func touchGrant(tokenHash: String, at time: WallTime) async throws(StoreFailure) {
    try await write("touch grant") { database in
      try database.execute(
        sql: "UPDATE access_grant SET last_used_at = max(last_used_at, ?) WHERE token_hash = ?",
        arguments: [time.milliseconds, tokenHash])
    }
  }

  package func endGrant(tokenHash: String) async throws(StoreFailure) {
    try await write("end grant") { database in
      try database.execute(sql: "DELETE FROM access_grant WHERE token_hash = ?", arguments: [tokenHash])
    }
  }

  package func endGrants(issuedBefore issued: WallTime, unusedSince used: WallTime) async throws(StoreFailure) {
    try await write("end grants") { database in
      try database.execute(
        sql: "DELETE FROM access_grant WHERE issued_at < ? OR last_used_at < ?",
        arguments: [issued.milliseconds, used.milliseconds])
    }
  }

  package func record(_ event: AccessEvent) async throws(StoreFailure) {
    try await write("record access") { try Self.add(event, to: $0) }
  }

  static func add(_ event: AccessEvent, to database: Database) throws {
    try database.execute(
      sql: "INSERT INTO access_event (kind, account, caller, clerk, address, at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        event.kind.rawValue, event.account?.text, event.caller?.text, event.clerk?.description,
        String(event.address.prefix(64)), event.time.milliseconds,
      ])
  }

  package func accessEvents(limit: Int) async throws(StoreFailure) -> [AccessEvent] {
    try await read("read access events") { database in
      try Row.fetchAll(database, sql: "SELECT * FROM access_event ORDER BY id DESC LIMIT ?", arguments: [max(0, limit)])
        .map {
          AccessEvent(
            kind: try $0.parsed("kind", AccessEvent.Kind.init(rawValue:)),
            account: try $0.parsedIfPresent("account", AccountName.init),
            caller: try $0.parsedIfPresent("caller", CallerName.init),
            clerk: try $0.parsedIfPresent("clerk") { ClerkID($0) }, address: $0["address"], time: $0.wallTime("at"))
        }
    }
  }
}
