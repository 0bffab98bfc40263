import EvaluationStore
import Foundation
import GRDB
import Testing

@testable import EvaluationStore

@Suite("Backups of the SQLite file")
struct SQLiteBackupTests {
  @Test func aBackupOfAStoreInUseIsOneFileThatOnlyItsOwnerReads() async throws {
    try await BackedUpStore.with { path, backup, _ in
      let attributes = try FileManager.default.attributesOfItem(atPath: backup)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(
        try BackedUpStore.names(beside: path) == [
          "centre.sqlite", "backup",
        ])
      let content = try Data(contentsOf: URL(filePath: backup))
      #expect(content[18] == 1, "the backup must not ask for a log")
    }
  }

  @Test func aNameThatIsTakenIsNeverWrittenOver() async throws {
    try await BackedUpStore.with { path, backup, _ in
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

  @Test(arguments: ["PRAGMA application_id = 1", "PRAGMA user_version = 1000"])
  func aBackupThatIsNotOursOrNotOfThisVersionIsRefused(change: String) async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      try BackedUpStore.close(kiosk)
      let file = try DatabaseQueue(path: backup)
      try await file.writeWithoutTransaction { try $0.execute(sql: change) }
      try file.close()

      let failure = #expect(throws: BackupFailure.self) { try BackedUpStore.restore(backup, to: path, replacing: true) }
      #expect(["backup-foreign", "backup-newer"].contains(failure?.code))
      let names = try BackedUpStore.names(beside: path)
      #expect(!names.contains { $0.contains("set-aside") })
    }
  }

  @Test(arguments: [0.3, 0.6, 0.9])
  func aDamagedBackupIsRefusedAndChangesNothing(place: Double) async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      try BackedUpStore.close(kiosk)
      let before = try Data(contentsOf: URL(filePath: path))
      var content = try Data(contentsOf: URL(filePath: backup))
      let page = Int(Double(content.count / 4096) * place) * 4096
      content.replaceSubrange(page..<page + 4096, with: Data(repeating: 0x5A, count: 4096))
      try content.write(to: URL(filePath: backup))

      let failure = #expect(throws: BackupFailure.self) { try BackedUpStore.restore(backup, to: path, replacing: true) }

      #expect(failure?.code == "backup-damaged")
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func aBackupThatWasCutIsRefused() async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      try BackedUpStore.close(kiosk)
      let content = try Data(contentsOf: URL(filePath: backup))
      try content.prefix(content.count / 2).write(to: URL(filePath: backup))

      let failure = #expect(throws: BackupFailure.self) { try BackedUpStore.restore(backup, to: path, replacing: true) }
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
        try BackedUpStore.restore(backup, to: folder.appending(path: "centre.sqlite").path)
      }
      #expect(failure?.code == code.rawValue)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup"])
    }
  }

  @Test func aFolderInPlaceOfABackupIsUnreadable() throws {
    let failure = #expect(throws: BackupFailure.self) {
      try BackedUpStore.restore("/tmp", to: "/nowhere/centre.sqlite")
    }
    #expect(failure?.code == "backup-unreadable")
  }
}

extension BackupFailure {
  /// Codes that the tests speak of.
  enum Code: String { case foreign = "backup-foreign", otherEngine = "backup-other-engine" }
}
