import EvaluationStore
import Foundation
import Testing

/// One implementation of the contract. Every test named a promise runs against each of `all`.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
  let name: String
  let open: @Sendable (_ folder: URL) async throws -> any EvaluationStore

  var testDescription: String { name }

  static let sqlite = StoreUnderTest(name: "SQLite") { folder in
    try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
  }

  static let all = [sqlite]

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
