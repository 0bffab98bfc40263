import RatingModel

extension SQLEvaluationStore {
  package func keep(_ grant: AccessGrant) async throws(StoreFailure) {
    try await write("keep grant") { database in
      try database.execute(
        "INSERT INTO access_grant (token_hash, account, issued_at, last_used_at) VALUES (?, ?, ?, ?)",
        [
          grant.tokenHash, grant.account.text, grant.issuedAt.milliseconds, grant.lastUsedAt.milliseconds,
        ])
      try database.execute(
        """
        DELETE FROM access_grant WHERE account = :account AND token_hash NOT IN (
          SELECT token_hash FROM access_grant WHERE account = :account
          ORDER BY token_hash = :token DESC, issued_at DESC LIMIT :most)
        """,
        [
          "account": grant.account.text, "token": grant.tokenHash, "most": AccessGrant.mostPerAccount,
        ])
    }
  }

  package func grant(tokenHash: String) async throws(StoreFailure) -> GrantedAccount? {
    try await read("read grant") { database in
      let row = try database.row(
        """
        SELECT account.*, access_grant.issued_at, access_grant.last_used_at
        FROM access_grant JOIN account ON account.name = access_grant.account
        WHERE token_hash = ? AND NOT disabled
        """, [tokenHash])
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
        "UPDATE access_grant SET last_used_at = :time WHERE token_hash = :token AND last_used_at < :time",
        ["time": time.milliseconds, "token": tokenHash])
    }
  }

  package func endGrant(tokenHash: String) async throws(StoreFailure) {
    try await write("end grant") { database in
      try database.execute("DELETE FROM access_grant WHERE token_hash = ?", [tokenHash])
    }
  }

  package func endGrants(issuedBefore issued: WallTime, unusedSince used: WallTime) async throws(StoreFailure) {
    try await write("end grants") { database in
      try database.execute(
        "DELETE FROM access_grant WHERE issued_at < ? OR last_used_at < ?", [issued.milliseconds, used.milliseconds])
    }
  }

  package func record(_ event: AccessEvent) async throws(StoreFailure) {
    try await write("record access") { try Self.add(event, to: $0) }
  }

  static func add(_ event: AccessEvent, to database: any SQLConnection) throws {
    try database.execute(
      "INSERT INTO access_event (kind, account, caller, clerk, address, at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        event.kind.rawValue, event.account?.text, event.caller?.text, event.clerk?.description,
        String(event.address.prefix(64)), event.time.milliseconds,
      ])
  }

  package func accessEvents(limit: Int) async throws(StoreFailure) -> [AccessEvent] {
    try await read("read access events") { database in
      try database.rows("SELECT * FROM access_event ORDER BY id DESC LIMIT ?", [max(0, limit)])
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
