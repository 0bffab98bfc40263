import EvaluationStore
import EvaluationStorePostgres
import Foundation

extension CentreCommands {
  /// Moves everything out of an embedded store's file into the configured, empty data base of PostgreSQL.
  /// - Parameters:
  ///   - file: the embedded store; `nil` for the configured one.
  ///   - progress: told of each table, for people who wait.
  package static func move(
    configuration path: String, file: String?, asJSON: Bool, progress: @escaping @Sendable (String) -> Void
  ) async -> CommandOutcome {
    await withSettings(configuration: path) { settings in
      guard case .server(let server) = settings.store else {
        return badInput(
          "target-missing", "No data base of PostgreSQL is configured.",
          hint: "Give store.postgres_host, and the file as argument if it is not the one of store.path.")
      }
      let from = file ?? settings.storePath
      try FolderOwner.check(from)
      let address = try server.address()
      let source = try await offQueue { try SQLiteMoveSource(from) }
      defer { source.letGo() }
      let moved = try await PostgresMove(source, to: address).run { progress("\($0.table): \($0.rows) rows") }
      // The configured file would be taken for the centre's again as soon as somebody leaves the host out.
      let aside = from == settings.storePath ? try source.setAside(stamp: stamp()) : nil
      return outcome(moved, from: from, to: address.description, aside: aside, asJSON)
    }
  }

  private static func outcome(
    _ moved: [PostgresMove.Count], from file: String, to base: String, aside: String?, _ asJSON: Bool
  ) -> CommandOutcome {
    struct Answer: Encodable {
      let from: String
      let to: String
      let rows: [String: Int]
      let setAside: String?
      let status = "moved"
    }
    let rows = Dictionary(uniqueKeysWithValues: moved.map { ($0.table, $0.rows) })
    guard !asJSON else { return CommandOutcome(json: Answer(from: file, to: base, rows: rows, setAside: aside)) }
    let total = moved.reduce(0) { $0 + $1.rows }
    return CommandOutcome(
      text: "\(total) rows of \(moved.count) tables are now in \(base), read back and equal.",
      notes: "Start evaluationd: kiosks go on where they are."
        + (aside.map { " The file is now \($0); keep it until the first backup of the new store." } ?? ""))
  }
}
