import EvaluationStore
import EvaluationStorePostgres
import Foundation

extension CentreCommands {
  /// Writes everything that the store holds into a new file, while services go on.
  package static func backUp(configuration path: String, file: String, asJSON: Bool) async -> CommandOutcome {
    await withSettings(configuration: path) { settings in
      try Centre.checkFolders(of: settings)
      let engine: BackupFormat
      let bytes: Int64
      switch settings.store {
      case .file(let store): (engine, bytes) = (.sqlite, try await SQLiteEvaluationStore.backUp(store, to: file))
      case .server(let server):
        (engine, bytes) = (.postgres, try await PostgresBackup(try server.address()).make(file))
      }
      struct Answer: Encodable {
        let file: String
        let engine: String
        let bytes: Int64
        let status = "backed-up"
      }
      return asJSON
        ? CommandOutcome(json: Answer(file: file, engine: engine.rawValue, bytes: bytes))
        : CommandOutcome(
          text: "\(file): \(bytes) bytes of \(engine.name), read back and whole.",
          notes: """
            Take it to another machine, and keep it as closed as the centre: it holds hashes of passwords. The centre's key \
            is not in it: \(settings.keyPath) needs a copy of its own.
            """)
    }
  }

  /// What a name that must be new is made of: the time, as `20261121T081500Z`.
  static func stamp(at date: Date = Date()) -> String {
    date.ISO8601Format().filter { $0.isNumber || $0.isLetter }
  }
}
