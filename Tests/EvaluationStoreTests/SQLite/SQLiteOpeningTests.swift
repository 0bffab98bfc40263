import EvaluationStore
import Foundation
import GRDB
import Testing

@testable import EvaluationStore

@Suite("Opening the SQLite file")
struct SQLiteOpeningTests {
  @Test func aNewFileIsOursAndOnlyItsOwnerReadsIt() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "centre.sqlite").path
      let store = try SQLiteEvaluationStore.open(path: path)
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon)

      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      }
      let (application, version) = try await store.database.read { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA application_id"),
          try Int.fetchOne(database, sql: "PRAGMA user_version")
        )
      }
      #expect(application == SQLiteSchema.applicationID)
      #expect(version == SQLiteSchema.version)
      #expect(SQLiteSchema.migrator.migrations.last == String(SQLiteSchema.version))
    }
  }

  @Test func everyCommitIsSyncedAndReferencesAreEnforced() async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)

      let (synchronous, mode, keys) = try await store.database.write { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA synchronous"),
          try String.fetchOne(database, sql: "PRAGMA journal_mode"),
          try Int.fetchOne(database, sql: "PRAGMA foreign_keys")
        )
      }

      #expect(synchronous == 2)
      #expect(mode == "wal")
      #expect(keys == 1)
    }
  }

  @Test func theEpochIsRandomAndStaysWithTheFile() async throws {
    try await withScratchFolder { folder in
      let (one, other) = (folder.appending(path: "1.sqlite").path, folder.appending(path: "2.sqlite").path)
      let first = try SQLiteEvaluationStore.open(path: one)
      let epoch = first.epoch
      try first.close()

      #expect(epoch.wholeMatch(of: /[0-9a-f]{32}/) != nil)
      #expect(try SQLiteEvaluationStore.open(path: one).epoch == epoch)
      #expect(try SQLiteEvaluationStore.open(path: other).epoch != epoch)
    }
  }

  @Test func aFileOfAnotherProgramIsRefusedAndLeftAsItWas() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "photos.sqlite").path
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE photo (id INTEGER)") }
      let before = try Data(contentsOf: URL(filePath: path))

      #expect(throws: StoreFailure.foreignFile(path: path)) { try SQLiteEvaluationStore.open(path: path) }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func aFileThatIsNoDataBaseIsRefusedAndLeftAsItWas() async throws {
    try await withScratchFolder { folder in
      let url = folder.appending(path: "letter.txt")
      let before = Data(String(repeating: "Kính gửi… ", count: 500).utf8)
      try before.write(to: url)

      #expect(throws: StoreFailure.foreignFile(path: url.path)) { try SQLiteEvaluationStore.open(path: url.path) }
      #expect(try Data(contentsOf: url) == before)
    }
  }

  @Test func aFileOfANewerVersionIsRefusedAndLeftAsItWas() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "centre.sqlite").path
      let store = try SQLiteEvaluationStore.open(path: path)
      try await store.database.write { try $0.execute(sql: "PRAGMA user_version = 1000") }
      try store.close()
      let before = try Data(contentsOf: URL(filePath: path))

      #expect(throws: StoreFailure.newerSchema(path: path, found: 1000, known: SQLiteSchema.version)) {
        try SQLiteEvaluationStore.open(path: path)
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func aMissingFolderIsUnreachableWithTheSystemsReason() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "none/centre.sqlite").path

      #expect(throws: StoreFailure.unreachable(path: path, detail: "No such file or directory")) {
        try SQLiteEvaluationStore.open(path: path)
      }
    }
  }

  @Test func anEmptyFileIsFilled() async throws {
    try await withScratchFolder { folder in
      let url = folder.appending(path: "centre.sqlite")
      try Data().write(to: url)

      #expect(try SQLiteEvaluationStore.open(path: url.path).epoch.count == 32)
    }
  }
}
