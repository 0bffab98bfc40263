import RatingModel

extension SQLEvaluationStore {
  package func centreKey() async throws(StoreFailure) -> String? {
    try await read("read centre key") { try Self.centreKey(in: $0) }
  }

  package func claimCentreKey(_ fingerprint: String, at time: WallTime) async throws(StoreFailure) -> String {
    try await write("claim centre key") { database in
      if let present = try Self.centreKey(in: database) { return present }
      try Self.keep(fingerprint, since: time, in: database)
      return fingerprint
    }
  }

  package func replaceCentreKey(with fingerprint: String, at time: WallTime) async throws(StoreFailure) {
    try await write("replace centre key") { database in
      guard try Self.centreKey(in: database) != fingerprint else { return }
      try Self.keep(fingerprint, since: time, in: database)
      try Self.add(
        AccessEvent(kind: .centreKeyReplaced, account: nil, address: AuditActor.commandLineAddress, time: time),
        to: database)
    }
  }

  private static func centreKey(in database: any SQLConnection) throws -> String? {
    try database.value("SELECT fingerprint FROM centre_key ORDER BY id DESC LIMIT 1", as: String.self)
  }

  private static func keep(_ fingerprint: String, since time: WallTime, in database: any SQLConnection) throws {
    try database.execute(
      "INSERT INTO centre_key (fingerprint, since_at) VALUES (?, ?)", [fingerprint, time.milliseconds])
  }
}
