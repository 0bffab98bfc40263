import RatingModel

extension SQLEvaluationStore {
  package func offerSetup(codeHash: String, at time: WallTime) async throws(StoreFailure) -> Bool {
    try await write("offer setup") { database in
      guard try !Self.hasAccount(in: database) else { return false }
      try database.execute(
        "INSERT INTO setup (single, begun_at) VALUES (1, ?) ON CONFLICT (single) DO NOTHING", [time.milliseconds])
      guard try Self.setupState(in: database) == .open else { return false }
      try database.execute(
        "INSERT INTO setup_code (hash, made_at) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
        [codeHash, time.milliseconds])
      return true
    }
  }

  package func setupState() async throws(StoreFailure) -> SetupState {
    try await read("read setup") { try Self.setupState(in: $0) }
  }

  package func opensSetup(codeHash: String) async throws(StoreFailure) -> Bool {
    try await read("read setup") { database in
      guard try Self.setupState(in: database) == .open, try !Self.hasAccount(in: database) else { return false }
      return try database.value(
        "SELECT EXISTS (SELECT 1 FROM setup_code WHERE hash = ?)", [codeHash], as: Bool.self) ?? false
    }
  }

  package func addFirst(_ account: Account, by actor: AuditActor) async throws(StoreFailure) -> AccountRefusal? {
    let outcome = try await attempt("add first account", refusing: AccountRefusal.self) { database in
      guard try !Self.hasAccount(in: database), try Self.setupState(in: database) == .open else {
        throw AccountRefusal.exists
      }
      try Self.insert(account, by: actor, in: database)
      try database.execute("DELETE FROM setup_code")
    }
    if case .failure(let refusal) = outcome { return refusal }
    return nil
  }

  package func endSetup(by actor: AuditActor, at time: WallTime) async throws(StoreFailure) {
    try await write("end setup") { database in
      guard try Self.setupState(in: database) == .open else { return }
      try database.execute("UPDATE setup SET done_at = ?", [time.milliseconds])
      try database.execute("DELETE FROM setup_code")
      try Self.add(actor.event(.setupEnded, at: time), to: database)
    }
  }

  private static func setupState(in database: any SQLConnection) throws -> SetupState {
    guard let row = try database.row("SELECT done_at FROM setup") else { return .never }
    return (row["done_at"] as Int64?) == nil ? .open : .done
  }

  private static func hasAccount(in database: any SQLConnection) throws -> Bool {
    try database.value("SELECT EXISTS (SELECT 1 FROM account)", as: Bool.self) ?? false
  }
}
