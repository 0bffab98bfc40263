import EvaluationStore

/// Backups of a data base, as pg_dump makes them (its format `custom`): of our schema, `public`, and nothing beside it.
package struct PostgresBackup {
  private let address: PostgresAddress

  package init(_ address: PostgresAddress) { self.address = address }

  /// Writes the store, as it is at this moment, into a new file, checked before it has its name. Whoever uses the store
  /// goes on.
  /// - Returns: its size in bytes.
  package func make(_ path: String) async throws(BackupFailure) -> Int64 {
    let file = try NewFile(path)
    try await ClientProgram.run(
      "pg_dump", ["--format=custom", "--schema=public", "--no-password"], environment: address.environment,
      output: file.descriptor)
    try await PostgresArchive(path: file.draft, name: path).check()
    return try file.place()
  }
}

/// A file that should be a centre's backup.
struct PostgresArchive {
  let path: String
  /// As people know it.
  let name: String

  /// Refuses what is not ours, of a newer version, or not whole: it is read to its end.
  func check() async throws(BackupFailure) {
    let content = try await read(["--list", path])
    guard content.split(separator: "\n").contains(where: { $0.contains(" TABLE public evaluation_store ") }) else {
      throw .foreign(path: name)
    }
    let rows = try await read(["--file=-", "--schema=public", "--data-only", "--table=evaluation_store", path])
    guard let version = Self.version(in: rows) else { throw .foreign(path: name) }
    guard version <= StoreSchema.version else {
      throw .newer(path: name, found: version, known: StoreSchema.version)
    }
    _ = try await read(["--file=/dev/null", path])
  }

  private func read(_ arguments: [String]) async throws(BackupFailure) -> String {
    do { return try await ClientProgram.output(of: "pg_restore", arguments) } catch {
      guard case .programFailed(_, let detail) = error else { throw error }
      throw .damaged(path: name, detail: detail)
    }
  }

  /// The line that follows the head of the table's rows.
  private static func version(in rows: String) -> Int? {
    let lines = rows.split(separator: "\n")
    guard let head = lines.firstIndex(where: { $0.hasPrefix("COPY public.evaluation_store (version) FROM stdin") })
    else { return nil }
    return lines[lines.index(after: head)...].first.flatMap { Int($0) }
  }
}
