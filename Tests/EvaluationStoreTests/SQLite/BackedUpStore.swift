import EvaluationStore
import Foundation
import RatingModel
import Testing

/// A store in a file, with its backup beside it.
enum BackedUpStore {
  /// A store with a kiosk's tally in it, and its backup.
  static func with(
    _ body: (_ path: String, _ backup: String, EnrolledKiosk) async throws -> Void
  ) async throws {
    try await withScratchFolder { folder in
      let (path, backup) = (folder.appending(path: "centre.sqlite").path, folder.appending(path: "backup").path)
      let store = try SQLiteEvaluationStore.open(path: path)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])
      _ = try await SQLiteEvaluationStore.backUp(path, to: backup)
      try await body(path, backup, kiosk)
    }
  }

  static func restore(_ backup: String, to path: String, replacing: Bool = false) throws -> String? {
    try SQLiteRestore(backup, to: path).run(replacing: replacing, stamp: "20261121T081500Z")
  }

  /// But for the log and its index, which a store that was closed may leave behind, emptied.
  static func names(beside path: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
    return Set(names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") })
  }

  static func close(_ kiosk: EnrolledKiosk) throws {
    try #require(kiosk.store as? SQLiteEvaluationStore).close()
  }
}
