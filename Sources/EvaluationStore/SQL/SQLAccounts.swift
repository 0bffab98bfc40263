import Foundation
import RatingModel

extension SQLEvaluationStore {
  package func accounts() async throws(StoreFailure) -> [Account] {
    try await read("read accounts") { database in
      try database.rows("SELECT * FROM account ORDER BY name").map { try Self.account($0, in: database) }
    }
  }

  package func account(named name: AccountName) async throws(StoreFailure) -> Account? {
    try await read("read account") { database in
      try database.row("SELECT * FROM account WHERE name = ?", [name.text])
        .map { try Self.account($0, in: database) }
    }
  }

  package func add(_ account: Account) async throws(StoreFailure) -> AccountRefusal? {
    try await change("add account") { database in
      let taken = try database.value(
        "SELECT EXISTS (SELECT 1 FROM account WHERE name = ?)", [account.name.text], as: Bool.self)
      guard taken == false else { throw AccountRefusal.exists }
      try database.execute(
        """
        INSERT INTO account (name, role, salt, rounds, block_size, parallelism, password, disabled, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [account.name.text, account.role.rawValue] + Self.columns(of: account.password)
          + [account.disabled, account.createdAt.milliseconds])
      for root in account.roots.sorted() {
        let known = try database.value("SELECT EXISTS (SELECT 1 FROM unit WHERE code = ?)", [root.text], as: Bool.self)
        guard known == true else { throw AccountRefusal.unitUnknown }
        try database.execute("INSERT INTO account_root (account, unit) VALUES (?, ?)", [account.name.text, root.text])
      }
    }
  }

  package func replacePassword(
    of name: AccountName, with password: PasswordHash
  ) async throws(StoreFailure) -> AccountRefusal? {
    try await change("replace password") { database in
      let changed = try database.execute(
        """
        UPDATE account SET salt = ?, rounds = ?, block_size = ?, parallelism = ?, password = ? WHERE name = ?
        """, Self.columns(of: password) + [name.text])
      guard changed == 1 else { throw AccountRefusal.unknown }
      try Self.endGrants(of: name, in: database)
    }
  }

  package func setDisabled(
    _ disabled: Bool, account name: AccountName
  ) async throws(StoreFailure) -> AccountRefusal? {
    try await change("disable account") { database in
      let changed = try database.execute("UPDATE account SET disabled = ? WHERE name = ?", [disabled, name.text])
      guard changed == 1 else { throw AccountRefusal.unknown }
      try Self.endGrants(of: name, in: database)
    }
  }

  private func change(
    _ operation: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws(StoreFailure) -> AccountRefusal? {
    if case .failure(let refusal) = try await attempt(operation, refusing: AccountRefusal.self, body) { return refusal }
    return nil
  }

  private static func endGrants(of name: AccountName, in database: any SQLConnection) throws {
    try database.execute("DELETE FROM access_grant WHERE account = ?", [name.text])
  }

  static func columns(of password: PasswordHash) -> SQLArguments {
    [
      Data(password.salt), password.rounds, password.blockSize, password.parallelism, Data(password.key),
    ]
  }

  static func account(_ row: SQLRow, in database: any SQLConnection) throws -> Account {
    let name: AccountName = try row.code("name")
    let roots = try database.rows("SELECT unit FROM account_root WHERE account = ?", [name.text])
    return Account(
      name: name,
      password: PasswordHash(
        salt: Array(row["salt"] as Data), rounds: row["rounds"], blockSize: row["block_size"],
        parallelism: row["parallelism"], key: Array(row["password"] as Data)),
      role: try row.parsed("role", AccountRole.init(rawValue:)), roots: Set(try roots.map { try $0.code("unit") }),
      disabled: row["disabled"], createdAt: row.wallTime("created_at"))
  }
}
