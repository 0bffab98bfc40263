import EvaluationStore
import Foundation
import GRDB
import RatingModel
import Testing

@testable import EvaluationStore

@Suite("Backups of the SQLite file")
struct SQLiteBackupTests {
  /// A store with a kiosk's tally in it, and its backup.
  private static func withBackup(
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

  private static func restore(_ backup: String, to path: String, replacing: Bool = false) throws -> String? {
    try SQLiteRestore(backup, to: path).run(replacing: replacing, stamp: "20261121T081500Z")
  }

  /// But for the log and its index, which a store that was closed may leave behind, emptied.
  private static func names(beside path: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
    return Set(names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") })
  }

  private static func close(_ kiosk: EnrolledKiosk) throws {
    try #require(kiosk.store as? SQLiteEvaluationStore).close()
  }

  @Test func aBackupOfAStoreInUseIsOneFileThatOnlyItsOwnerReads() async throws {
    try await Self.withBackup { path, backup, _ in
      let attributes = try FileManager.default.attributesOfItem(atPath: backup)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(
        try Self.names(beside: path) == [
          "centre.sqlite", "backup",
        ])
      let content = try Data(contentsOf: URL(filePath: backup))
      #expect(content[18] == 1, "the backup must not ask for a log")
    }
  }

  @Test func aNameThatIsTakenIsNeverWrittenOver() async throws {
    try await Self.withBackup { path, backup, _ in
      let before = try Data(contentsOf: URL(filePath: backup))

      await #expect(throws: BackupFailure.exists(path: backup)) {
        try await SQLiteEvaluationStore.backUp(path, to: backup)
      }
      #expect(try Data(contentsOf: URL(filePath: backup)) == before)
    }
  }

  @Test func aStoreThatIsNotThereIsNotMadeToBackItUp() async throws {
    try await withScratchFolder { folder in
      let path = folder.appending(path: "none.sqlite").path

      let failure = await #expect(throws: BackupFailure.self) {
        try await SQLiteEvaluationStore.backUp(path, to: folder.appending(path: "backup").path)
      }
      #expect(failure?.code == "backup-unreadable")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.isEmpty)
    }
  }

  @Test func whatStandsThereIsReplacedOnlyOnDemandAndSetAside() async throws {
    try await Self.withBackup { path, backup, kiosk in
      try await kiosk.send([try Office.outcome(count: 6, version: 11)])
      try Self.close(kiosk)
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(throws: BackupFailure.notEmpty(store: path)) { try Self.restore(backup, to: path) }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)

      let aside = try #require(try Self.restore(backup, to: path, replacing: true))

      let restored = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: path), id: kiosk.id, journal: kiosk.journal)
      let former = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: aside), id: kiosk.id, journal: kiosk.journal)
      #expect(try await restored.stored().values.map { $0[0] } == [5])
      #expect(try await former.stored().values.map { $0[0] } == [6])
      try Self.close(restored)
      try Self.close(former)
      let names = try Self.names(beside: path)
      #expect(names == ["centre.sqlite", "backup", (aside as NSString).lastPathComponent], "\(names)")
    }
  }

  /// That may be why there is something to restore.
  @Test(arguments: [0, 4096])
  func aDamagedStoreIsReplacedAndSetAsideAsItIs(place: Int) async throws {
    try await Self.withBackup { path, backup, kiosk in
      try Self.close(kiosk)
      var content = try Data(contentsOf: URL(filePath: path))
      content.replaceSubrange(place..<place + 100, with: Data(repeating: 0x5A, count: 100))
      try content.write(to: URL(filePath: path))

      let aside = try #require(try Self.restore(backup, to: path, replacing: true))

      #expect(try Data(contentsOf: URL(filePath: aside))[place..<place + 100] == content[place..<place + 100])
      let restored = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: path), id: kiosk.id, journal: kiosk.journal)
      #expect(try await restored.stored().values.map { $0[0] } == [5])
    }
  }

  @Test func whileSomebodyHasItOpenNothingIsReplaced() async throws {
    try await Self.withBackup { path, backup, kiosk in
      #expect(throws: BackupFailure.inUse(store: path)) { try Self.restore(backup, to: path, replacing: true) }

      let tally = try Office.outcome(count: 6, version: 11)
      #expect(try await kiosk.send([tally]) == .success(.matches))
      let names = try Self.names(beside: path)
      #expect(!names.contains { $0.contains("set-aside") || $0.hasSuffix(".new") })
    }
  }

  @Test func aLogThatWasLeftBehindIsNotTakenForTheBackups() async throws {
    try await Self.withBackup { path, backup, kiosk in
      // A process that was killed leaves both; then somebody removes the file.
      try await kiosk.send([try Office.outcome(count: 6, version: 11)])
      let log = try Data(contentsOf: URL(filePath: path + "-wal"))
      try #require(!log.isEmpty)
      try Self.close(kiosk)
      try FileManager.default.removeItem(atPath: path)
      try log.write(to: URL(filePath: path + "-wal"))

      let aside = try #require(try Self.restore(backup, to: path))

      #expect(aside.hasSuffix("-wal"))
      let restored = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: path), id: kiosk.id, journal: kiosk.journal)
      #expect(try await restored.stored().values.map { $0[0] } == [5])
    }
  }

  /// Somebody's copy of the file of a running centre.
  @Test func aCopyWhoseLogLiesBesideItIsRefused() async throws {
    try await Self.withBackup { path, backup, kiosk in
      try await kiosk.send([try Office.outcome(count: 6, version: 11)])
      #expect(throws: BackupFailure.logBeside(path: path)) { try Self.restore(path, to: backup + ".target") }
    }
  }

  /// As the shell of SQLite makes them, with the engine's word for the log in them.
  @Test func aBackupThatAsksForALogIsTaken() async throws {
    try await Self.withBackup { path, backup, kiosk in
      try Self.close(kiosk)

      #expect(try Self.restore(path, to: backup + ".target") == nil)

      let names = try Self.names(beside: path)
      #expect(names == ["centre.sqlite", "backup", "backup.target"], "\(names)")
    }
  }

  @Test(arguments: ["PRAGMA application_id = 1", "PRAGMA user_version = 1000"])
  func aBackupThatIsNotOursOrNotOfThisVersionIsRefused(change: String) async throws {
    try await Self.withBackup { path, backup, kiosk in
      try Self.close(kiosk)
      let file = try DatabaseQueue(path: backup)
      try await file.writeWithoutTransaction { try $0.execute(sql: change) }
      try file.close()

      let failure = #expect(throws: BackupFailure.self) { try Self.restore(backup, to: path, replacing: true) }
      #expect(["backup-foreign", "backup-newer"].contains(failure?.code))
      let names = try Self.names(beside: path)
      #expect(!names.contains { $0.contains("set-aside") })
    }
  }

  @Test(arguments: [0.3, 0.6, 0.9])
  func aDamagedBackupIsRefusedAndChangesNothing(place: Double) async throws {
    try await Self.withBackup { path, backup, kiosk in
      try Self.close(kiosk)
      let before = try Data(contentsOf: URL(filePath: path))
      var content = try Data(contentsOf: URL(filePath: backup))
      let page = Int(Double(content.count / 4096) * place) * 4096
      content.replaceSubrange(page..<page + 4096, with: Data(repeating: 0x5A, count: 4096))
      try content.write(to: URL(filePath: backup))

      let failure = #expect(throws: BackupFailure.self) { try Self.restore(backup, to: path, replacing: true) }

      #expect(failure?.code == "backup-damaged")
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func aBackupThatWasCutIsRefused() async throws {
    try await Self.withBackup { path, backup, kiosk in
      try Self.close(kiosk)
      let content = try Data(contentsOf: URL(filePath: backup))
      try content.prefix(content.count / 2).write(to: URL(filePath: backup))

      let failure = #expect(throws: BackupFailure.self) { try Self.restore(backup, to: path, replacing: true) }
      #expect(failure?.code == "backup-damaged")
    }
  }

  @Test(arguments: [
    ("Kính gửi", BackupFailure.Code.foreign), ("", .foreign), ("PGDMP\u{1}\u{e}", .otherEngine),
  ])
  func aFileOfSomethingElseIsNamed(content: String, code: BackupFailure.Code) async throws {
    try await withScratchFolder { folder in
      let backup = folder.appending(path: "backup").path
      try Data(content.utf8).write(to: URL(filePath: backup))

      let failure = #expect(throws: BackupFailure.self) {
        try Self.restore(backup, to: folder.appending(path: "centre.sqlite").path)
      }
      #expect(failure?.code == code.rawValue)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup"])
    }
  }

  @Test func aFolderInPlaceOfABackupIsUnreadable() throws {
    let failure = #expect(throws: BackupFailure.self) { try Self.restore("/tmp", to: "/nowhere/centre.sqlite") }
    #expect(failure?.code == "backup-unreadable")
  }
}

extension BackupFailure {
  /// Codes that the tests speak of.
  enum Code: String { case foreign = "backup-foreign", otherEngine = "backup-other-engine" }
}
