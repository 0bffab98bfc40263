import Foundation
import GRDB
import RatingModel

extension SQLiteEvaluationStore {
  package func accounts() async throws(StoreFailure) -> [Account] {
    try await read("read accounts") { database in
      try Row.fetchAll(database, sql: "SELECT * FROM account ORDER BY name").map { try Self.account($0, in: database) }
    }
  }

  package func account(named name: AccountName) async throws(StoreFailure) -> Account? {
    try await read("read account") { database in
      try Row.fetchOne(database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name.text])
        .map { try Self.account($0, in: database) }
    }
  }

  package func add(_ account: Account) async throws(StoreFailure) -> AccountRefusal? {
    try await change("add account") { database in
      let taken = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM account WHERE name = ?)", arguments: [account.name.text])
      guard taken == false else { throw AccountRefusal.exists }
      try database.execute(
        sql: """
          INSERT INTO account (name, role, salt, rounds, block_size, parallelism, password, disabled, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [account.name.text, account.role.rawValue] + Self.columns(of: account.password)
          + [account.disabled, account.createdAt.milliseconds])
      for root in account.roots.sorted() {
        let known = try Bool.fetchOne(
          database, sql: "SELECT EXISTS (SELECT 1 FROM unit WHERE code = ?)", arguments: [root.text])
        guard known == true else { throw AccountRefusal.unitUnknown }
        try database.execute(
          sql: "INSERT INTO account_root (account, unit) VALUES (?, ?)", arguments: [account.name.text, root.text])
      }
    }
  }

  package func replacePassword(
    of name: AccountName, with password: PasswordHash
  ) async throws(StoreFailure) -> AccountRefusal? {
    try await change("replace password") { database in
      try database.execute(
        sql: """
          UPDATE account SET salt = ?, rounds = ?, block_size = ?, parallelism = ?, password = ? WHERE name = ?
          """, arguments: Self.columns(of: password) + [name.text])
      guard database.changesCount == 1 else { throw AccountRefusal.unknown }
      try Self.endGrants(of: name, in: database)
    }
  }

  package func setDisabled(
    _ disabled: Bool, account name: AccountName
  ) async throws(StoreFailure) -> AccountRefusal? {
    try await change("disable account") { database in
      try database.execute(sql: "UPDATE account SET disabled = ? WHERE name = ?", arguments: [disabled, name.text])
      guard database.changesCount == 1 else { throw AccountRefusal.unknown }
      try Self.endGrants(of: name, in: database)
    }
  }

  private func change(
    _ operation: String, _ body: @escaping @Sendable (Database) throws -> Void
  ) async throws(StoreFailure) -> AccountRefusal? {
    if case .failure(let refusal) = try await attempt(operation, refusing: AccountRefusal.self, body) { return refusal }
    return nil
  }

  private static func endGrants(of name: AccountName, in database: Database) throws {
    try database.execute(sql: "DELETE FROM access_grant WHERE account = ?", arguments: [name.text])
  }

  static func columns(of password: PasswordHash) -> StatementArguments {
    [
      Data(password.salt), password.rounds, password.blockSize, password.parallelism, Data(password.key),
    ]
  }

  static func account(_ row: Row, in database: Database) throws -> Account {
    let name: AccountName = try row.code("name")
    let roots = try Row.fetchAll(
      database, sql: "SELECT unit FROM account_root WHERE account = ?", arguments: [name.text])
    return Account(
      name: name,
      password: PasswordHash(
        salt: Array(row["salt"] as Data), rounds: row["rounds"], blockSize: row["block_size"],
        parallelism: row["parallelism"], key: Array(row["password"] as Data)),
      role: try row.parsed("role", AccountRole.init(rawValue:)), roots: Set(try roots.map { try $0.code("unit") }),
      disabled: row["disabled"], createdAt: row.wallTime("created_at"))
  }
}
