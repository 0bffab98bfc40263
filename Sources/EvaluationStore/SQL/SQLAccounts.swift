import Foundation
import RatingModel

extension SQLEvaluationStore {
  package func accounts() async throws(StoreFailure) -> [Account] {
    try await read("read accounts") { database in
      let roots = Dictionary(grouping: try database.rows("SELECT account, unit FROM account_root")) {
        $0["account"] as String
      }
      return try database.rows("SELECT * FROM account ORDER BY name").map { row in
        try Self.account(row, roots: roots[row["name"]] ?? [])
      }
    }
  }

  package func account(named name: AccountName) async throws(StoreFailure) -> Account? {
    try await read("read account") { database in
      try database.row("SELECT * FROM account WHERE name = ?", [name.text])
        .map { try Self.account($0, in: database) }
    }
  }

  package func add(_ account: Account, by actor: AuditActor) async throws(StoreFailure) -> AccountRefusal? {
    try await change("add account") { database in
      let taken = try database.value(
        "SELECT EXISTS (SELECT 1 FROM account WHERE name = ?)", [account.name.text], as: Bool.self)
      guard taken == false else { throw AccountRefusal.exists }
      guard actor.reaches(account.rights.anchors) else { throw AccountRefusal.unitUnknown }
      try Self.insert(account, by: actor, in: database)
    }
  }

  /// Puts a new account beside the others, with its event.
  static func insert(_ account: Account, by actor: AuditActor, in database: any SQLConnection) throws {
    try database.execute(
      """
      INSERT INTO account
        (name, role, salt, rounds, block_size, parallelism, password, disabled, created_at, clerk)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [account.name.text, account.role.rawValue] + columns(of: account.password)
        + [account.disabled, account.createdAt.milliseconds, account.clerk?.description])
    try keep(account.rights, of: account.name, in: database)
    try add(
      actor.event(
        .accountAdded, clerk: account.clerk, unit: account.roots.sorted().first, subject: account.name.text,
        at: account.createdAt), to: database)
  }

  package func replacePassword(
    of name: AccountName, with password: PasswordHash, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> AccountRefusal? {
    try await change("replace password") { database in
      let account = try Self.account(name, for: actor, in: database)
      try database.execute(
        """
        UPDATE account SET salt = ?, rounds = ?, block_size = ?, parallelism = ?, password = ? WHERE name = ?
        """, Self.columns(of: password) + [name.text])
      try Self.endGrants(of: name, in: database)
      try Self.tell(.passwordReplaced, account, actor, time, database)
    }
  }

  package func setDisabled(
    _ disabled: Bool, account name: AccountName, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> AccountRefusal? {
    try await change("disable account") { database in
      let account = try Self.account(name, for: actor, in: database)
      guard actor.account != name else { throw AccountRefusal.own }
      if disabled { try Self.keepAnAdministrator(besides: account, in: database) }
      try database.execute("UPDATE account SET disabled = ? WHERE name = ?", [disabled, name.text])
      try Self.endGrants(of: name, in: database)
      try Self.tell(disabled ? .accountShutOut : .accountLetIn, account, actor, time, database)
    }
  }

  package func replaceRights(
    of name: AccountName, with rights: AccountRights, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> AccountRefusal? {
    try await change("replace rights") { database in
      let account = try Self.account(name, for: actor, in: database)
      guard actor.account != name else { throw AccountRefusal.own }
      guard actor.reaches(rights.anchors) else { throw AccountRefusal.unitUnknown }
      if rights.role != .administrator { try Self.keepAnAdministrator(besides: account, in: database) }
      try database.execute(
        "UPDATE account SET role = ?, clerk = ? WHERE name = ?",
        [rights.role.rawValue, rights.clerk?.description, name.text])
      try database.execute("DELETE FROM account_root WHERE account = ?", [name.text])
      try Self.keep(rights, of: name, in: database)
      try Self.tell(.accountRightsChanged, account, actor, time, database)
    }
  }

  /// The account, if the actor reaches it: whether there are others is not the actor's business.
  private static func account(
    _ name: AccountName, for actor: AuditActor, in database: any SQLConnection
  ) throws -> Account {
    let row = try database.row("SELECT * FROM account WHERE name = ?", [name.text])
    guard let account = try row.map({ try Self.account($0, in: database) }),
      account.name == actor.account || actor.reaches(account.rights.anchors)
    else { throw AccountRefusal.unknown }
    return account
  }

  private static func keepAnAdministrator(besides account: Account, in database: any SQLConnection) throws {
    guard account.role == .administrator, !account.disabled else { return }
    let others = try database.value(
      "SELECT count(*) FROM account WHERE role = ? AND NOT disabled AND name <> ?",
      [AccountRole.administrator.rawValue, account.name.text], as: Int64.self)
    guard let others, others > 0 else { throw AccountRefusal.lastAdministrator }
  }

  /// The rows beside the account's own.
  private static func keep(_ rights: AccountRights, of name: AccountName, in database: any SQLConnection) throws {
    for root in rights.roots.sorted() {
      let known = try database.value("SELECT EXISTS (SELECT 1 FROM unit WHERE code = ?)", [root.text], as: Bool.self)
      guard known == true else { throw AccountRefusal.unitUnknown }
      try database.execute("INSERT INTO account_root (account, unit) VALUES (?, ?)", [name.text, root.text])
    }
    guard let clerk = rights.clerk else { return }
    let known = try database.value(
      "SELECT EXISTS (SELECT 1 FROM clerk WHERE unit = ? AND staff = ?)", [clerk.unit.text, clerk.staff.text],
      as: Bool.self)
    guard known == true else { throw AccountRefusal.clerkUnknown }
  }

  private static func tell(
    _ kind: AccessEvent.Kind, _ account: Account, _ actor: AuditActor, _ time: WallTime, _ database: any SQLConnection
  ) throws {
    try add(
      actor.event(
        kind, clerk: account.clerk, unit: account.roots.sorted().first, subject: account.name.text, at: time),
      to: database)
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
    let name: String = row["name"]
    return try account(row, roots: try database.rows("SELECT unit FROM account_root WHERE account = ?", [name]))
  }

  private static func account(_ row: SQLRow, roots: [SQLRow]) throws -> Account {
    Account(
      name: try row.code("name"),
      password: PasswordHash(
        salt: Array(row["salt"] as Data), rounds: row["rounds"], blockSize: row["block_size"],
        parallelism: row["parallelism"], key: Array(row["password"] as Data)),
      role: try row.parsed("role", AccountRole.init(stored:)), roots: Set(try roots.map { try $0.code("unit") }),
      clerk: try row.parsedIfPresent("clerk") { ClerkID($0) }, disabled: row["disabled"],
      createdAt: row.wallTime("created_at"))
  }
}
