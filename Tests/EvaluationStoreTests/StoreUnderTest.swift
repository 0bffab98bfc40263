import EvaluationStore
import EvaluationStorePostgres
import Foundation
import PostgresSupport
import Testing

/// One implementation of the contract. Every test named a promise runs against each of `all`.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
  let name: String
  /// Makes the folder's store, or opens it once more.
  let open: @Sendable (_ folder: URL) async throws -> any EvaluationStore
  /// Puts a backup of one folder's store, as it is now, into another folder.
  let backUp: @Sendable (_ folder: URL, _ other: URL) async throws -> Void

  var testDescription: String { name }

  static let sqlite = StoreUnderTest(name: "SQLite") { folder in
    try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
  } backUp: { folder, other in
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    let backup = other.appending(path: "backup").path
    _ = try await SQLiteEvaluationStore.backUp(folder.appending(path: "centre.sqlite").path, to: backup)
    _ = try SQLiteRestore(backup, to: other.appending(path: "centre.sqlite").path).run(replacing: false, stamp: "1")
  }

  static let postgres = StoreUnderTest(name: "PostgreSQL") { folder in
    try await PostgresEvaluationStore.open(try await FolderDatabases.shared.address(of: folder))
  } backUp: { folder, other in
    let backup = folder.appending(path: "backup").path
    _ = try await PostgresBackup(try await FolderDatabases.shared.address(of: folder)).make(backup)
    _ = try await PostgresRestore(backup, to: try await FolderDatabases.shared.address(of: other))
      .run(replacing: false, stamp: "1")
  }

  static let all = PostgresServer.isInstalled ? [sqlite, postgres] : [sqlite]

  /// Runs `body` with an empty store in a folder of its own, which is removed afterwards.
  func run(_ body: (any EvaluationStore) async throws -> Void) async throws {
    try await withScratchFolder { folder in try await body(try await open(folder)) }
  }
}

/// Runs `body` with an empty folder and removes it afterwards, however `body` ends.
func withScratchFolder(_ body: (URL) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "evaluation-store-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(folder)
}

/// Each folder's data base on the one server.
private actor FolderDatabases {
  static let shared = FolderDatabases()
  private var addresses: [URL: Task<PostgresAddress, any Error>] = [:]

  func address(of folder: URL) async throws -> PostgresAddress {
    let making = addresses[folder] ?? Task { try await PostgresServer.shared.newDatabase() }
    addresses[folder] = making
    return try await making.value
  }
}
