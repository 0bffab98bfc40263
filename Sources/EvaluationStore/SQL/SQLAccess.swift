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
}
