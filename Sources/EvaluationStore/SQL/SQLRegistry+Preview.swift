import RatingModel

extension SQLEvaluationStore {
  package func previewRegistry(
    _ change: RegistryImport
  ) async throws(StoreFailure) -> Result<RegistryPreview, RegistryRefusal> {
    try await read("preview registry") { database in
      do { return .success(try SQLRegistry(database: database).preview(of: change)) } catch let refused
        as RegistryRefusal
      {
        return .failure(refused)
      }
    }
  }
}

extension SQLRegistry {
  /// Throws the same refusal as the import would.
  func preview(of change: RegistryImport) throws -> RegistryPreview {
    let present = try registry()
    let next = try checked(present.applying(change))
    let difference = RegistryDifference(from: present, to: next)
    return RegistryPreview(
      difference: difference, dependents: try dependents(on: difference), summary: RegistrySummary(next))
  }

  private func dependents(on difference: RegistryDifference) throws -> [RegistryDependent] {
    let units = difference.list(.units)?.leaving ?? [:]
    let counters = difference.list(.counters)?.leaving ?? [:]
    let clerks = difference.list(.clerks)?.leaving ?? [:]
    let kiosks = try database.rows("SELECT id AS name, unit, counter FROM kiosk WHERE standing = 'enrolled'").compactMap
    {
      row -> RegistryDependent? in
      let (unit, counter): (String, String) = (row["unit"], row["counter"])
      return (counters["\(unit)/\(counter)"] ?? units[unit]).map {
        RegistryDependent(kind: .kiosk, name: row["name"], subject: "\(unit)/\(counter)", change: $0)
      }
    }
    let accounts = try found(
      .account, in: units,
      """
      SELECT account AS name, unit AS subject FROM account_root JOIN account ON account.name = account_root.account
      WHERE NOT account.disabled
      """)
    let tokens = try found(
      .token, in: units, "SELECT name, unit AS subject FROM caller_grant WHERE revoked_at IS NULL")
    let secrets = try found(
      .clerkSecret, in: clerks, "SELECT kind AS name, unit || '/' || staff AS subject FROM clerk_secret")
    return kiosks + accounts + tokens + secrets
  }

  /// Rows of a name and what it hangs on.
  private func found(
    _ kind: RegistryDependent.Kind, in leaving: [String: RegistryDifference.Change], _ sql: String
  ) throws -> [RegistryDependent] {
    guard !leaving.isEmpty else { return [] }
    return try database.rows(sql).compactMap { row in
      let subject: String = row["subject"]
      return leaving[subject].map {
        RegistryDependent(kind: kind, name: row["name"], subject: subject, change: $0)
      }
    }
  }
}
