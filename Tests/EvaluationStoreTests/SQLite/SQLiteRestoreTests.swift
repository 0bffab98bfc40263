import EvaluationStore
import Foundation
import Testing

@Suite("Putting a backup in the place of the SQLite file")
struct SQLiteRestoreTests {
  @Test func whatStandsThereIsReplacedOnlyOnDemandAndSetAside() async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      try await kiosk.send([try Office.outcome(count: 6, version: 11)])
      try BackedUpStore.close(kiosk)
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(throws: BackupFailure.notEmpty(store: path)) { try BackedUpStore.restore(backup, to: path) }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)

      let aside = try #require(try BackedUpStore.restore(backup, to: path, replacing: true))

      let restored = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: path), id: kiosk.id, journal: kiosk.journal)
      let former = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: aside), id: kiosk.id, journal: kiosk.journal)
      #expect(try await restored.stored().values.map { $0[0] } == [5])
      #expect(try await former.stored().values.map { $0[0] } == [6])
      try BackedUpStore.close(restored)
      try BackedUpStore.close(former)
      let names = try BackedUpStore.names(beside: path)
      #expect(names == ["centre.sqlite", "backup", (aside as NSString).lastPathComponent], "\(names)")
    }
  }

  /// That may be why there is something to restore.
  @Test(arguments: [0, 4096])
  func aDamagedStoreIsReplacedAndSetAsideAsItIs(place: Int) async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      try BackedUpStore.close(kiosk)
      var content = try Data(contentsOf: URL(filePath: path))
      content.replaceSubrange(place..<place + 100, with: Data(repeating: 0x5A, count: 100))
      try content.write(to: URL(filePath: path))

      let aside = try #require(try BackedUpStore.restore(backup, to: path, replacing: true))

      #expect(try Data(contentsOf: URL(filePath: aside))[place..<place + 100] == content[place..<place + 100])
      let restored = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: path), id: kiosk.id, journal: kiosk.journal)
      #expect(try await restored.stored().values.map { $0[0] } == [5])
    }
  }

  @Test func whileSomebodyHasItOpenNothingIsReplaced() async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      #expect(throws: BackupFailure.inUse(store: path)) { try BackedUpStore.restore(backup, to: path, replacing: true) }

      let tally = try Office.outcome(count: 6, version: 11)
      #expect(try await kiosk.send([tally]) == .success(.matches))
      let names = try BackedUpStore.names(beside: path)
      #expect(!names.contains { $0.contains("set-aside") || $0.hasSuffix(".new") })
    }
  }

  @Test func aLogThatWasLeftBehindIsNotTakenForTheBackups() async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      // A process that was killed leaves both; then somebody removes the file.
      try await kiosk.send([try Office.outcome(count: 6, version: 11)])
      let log = try Data(contentsOf: URL(filePath: path + "-wal"))
      try #require(!log.isEmpty)
      try BackedUpStore.close(kiosk)
      try FileManager.default.removeItem(atPath: path)
      try log.write(to: URL(filePath: path + "-wal"))

      let aside = try #require(try BackedUpStore.restore(backup, to: path))

      #expect(aside.hasSuffix("-wal"))
      let restored = EnrolledKiosk(
        store: try SQLiteEvaluationStore.open(path: path), id: kiosk.id, journal: kiosk.journal)
      #expect(try await restored.stored().values.map { $0[0] } == [5])
    }
  }

  /// Somebody's copy of the file of a running centre.
  @Test func aCopyWhoseLogLiesBesideItIsRefused() async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      try await kiosk.send([try Office.outcome(count: 6, version: 11)])
      #expect(throws: BackupFailure.logBeside(path: path)) { try BackedUpStore.restore(path, to: backup + ".target") }
    }
  }

  /// As the shell of SQLite makes them, with the engine's word for the log in them.
  @Test func aBackupThatAsksForALogIsTaken() async throws {
    try await BackedUpStore.with { path, backup, kiosk in
      try BackedUpStore.close(kiosk)

      #expect(try BackedUpStore.restore(path, to: backup + ".target") == nil)

      let names = try BackedUpStore.names(beside: path)
      #expect(names == ["centre.sqlite", "backup", "backup.target"], "\(names)")
    }
  }
}
