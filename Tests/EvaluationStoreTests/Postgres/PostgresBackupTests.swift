import EvaluationStore
import EvaluationStorePostgres
import Foundation
import PostgresSupport
import RatingModel
import TestSupport
import Testing

@Suite("Backups of a data base", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresBackupTests {
  /// A store with a kiosk's tally in it, owned by a user who may do nothing else, and its backup.
  private static func withBackup(
    _ body: (PostgresCentres, _ backup: String, EnrolledKiosk) async throws -> Void
  ) async throws {
    let server = try await PostgresServer.shared
    let centres = PostgresCentres(server: server, address: try await server.newDatabaseOfItsOwner())
    try await withScratchFolder { folder in
      let backup = folder.appending(path: "backup").path
      let kiosk = try await EnrolledKiosk.enrol(in: try await centres.open())
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])
      _ = try await PostgresBackup(centres.address).make(backup)
      try await body(centres, backup, kiosk)
    }
    try await server.drop(centres.address)
  }

  private static func close(_ kiosk: EnrolledKiosk) async throws {
    try await #require(kiosk.store as? PostgresEvaluationStore).close()
  }

  private static func restore(
    _ backup: String, to centres: PostgresCentres, replacing: Bool = false
  ) async throws -> String? {
    try await PostgresRestore(backup, to: centres.address).run(replacing: replacing, stamp: "20261121T081500Z")
  }

  private static func again(_ kiosk: EnrolledKiosk, in centres: PostgresCentres) async throws -> EnrolledKiosk {
    EnrolledKiosk(store: try await centres.open(), id: kiosk.id, journal: kiosk.journal)
  }

  @Test func onlyItsOwnerReadsItAndNothingIsLeftBesideIt() async throws {
    try await Self.withBackup { _, backup, _ in
      let attributes = try FileManager.default.attributesOfItem(atPath: backup)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let folder = (backup as NSString).deletingLastPathComponent
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["backup"])
    }
  }

  @Test func aNameThatIsTakenIsNeverWrittenOver() async throws {
    try await Self.withBackup { centres, backup, _ in
      await #expect(throws: BackupFailure.exists(path: backup)) {
        try await PostgresBackup(centres.address).make(backup)
      }
    }
  }

  @Test func whatStandsThereIsReplacedOnlyOnDemandAndSetAside() async throws {
    try await Self.withBackup { centres, backup, kiosk in
      try await kiosk.send([try Office.outcome(count: 6, version: 11)])
      try await Self.close(kiosk)
      await #expect(throws: BackupFailure.notEmpty(store: centres.address.description)) {
        try await Self.restore(backup, to: centres)
      }
      #expect(try await centres.say("SELECT count FROM tally") == "6\n")

      #expect(try await Self.restore(backup, to: centres, replacing: true) == "set_aside_20261121t081500z")

      let restored = try await Self.again(kiosk, in: centres)
      #expect(try await restored.stored().values.map { $0[0] } == [5])
      #expect(try await centres.say("SELECT count FROM set_aside_20261121t081500z.tally") == "6\n")
      // What gives numbers goes on, and what is never changed is not.
      try await restored.send([try Office.outcome(count: 5, version: 10)])
      try await restored.store.renewEpoch(at: Office.noon)
      await #expect(throws: PostgresServer.Refused.self) { try await centres.say("DELETE FROM access_event") }
    }
  }

  @Test func aBackupHoldsNothingThatWasSetAside() async throws {
    try await Self.withBackup { centres, backup, kiosk in
      try await Self.close(kiosk)
      _ = try await Self.restore(backup, to: centres, replacing: true)
      let next = backup + "2"
      _ = try await PostgresBackup(centres.address).make(next)

      let list = try FinishedProgram("\(PostgresServer.programs)/pg_restore", ["--list", next])

      #expect(!String(decoding: list.output, as: UTF8.self).contains("set_aside"))
    }
  }

  @Test func whileSomebodyHasItOpenNothingIsReplaced() async throws {
    try await Self.withBackup { centres, backup, kiosk in
      await #expect(throws: BackupFailure.inUse(store: centres.address.description)) {
        try await Self.restore(backup, to: centres, replacing: true)
      }
      let answer = try await kiosk.send([try Office.outcome(count: 6, version: 11)])
      #expect(answer == .success(.matches))
    }
  }

  /// The transaction fails at its last step but one: what stood there stands there.
  @Test func aRestoreThatFailsInTheMiddleChangesNothing() async throws {
    try await Self.withBackup { centres, backup, kiosk in
      try await Self.close(kiosk)
      try await centres.say("CREATE SCHEMA set_aside_20261121t081500z")

      let failure = await #expect(throws: BackupFailure.self) {
        try await Self.restore(backup, to: centres, replacing: true)
      }

      #expect(failure?.code == "program-failed" && failure?.subject.contains("42P06") == true)
      #expect(try await Self.again(kiosk, in: centres).stored().values.map { $0[0] } == [5])
    }
  }

  @Test(arguments: [0.5, 0.9, 0.99])
  func aDamagedBackupIsRefusedAndChangesNothing(place: Double) async throws {
    try await Self.withBackup { centres, backup, kiosk in
      try await Self.close(kiosk)
      let content = try Data(contentsOf: URL(filePath: backup))
      try content.prefix(Int(Double(content.count) * place)).write(to: URL(filePath: backup))

      let failure = await #expect(throws: BackupFailure.self) {
        try await Self.restore(backup, to: centres, replacing: true)
      }

      #expect(failure?.code == "backup-damaged", "\(String(describing: failure))")
      #expect(try await Self.again(kiosk, in: centres).stored().values.map { $0[0] } == [5])
    }
  }

  @Test func aBackupOfANewerVersionOrOfAnotherProgramIsRefused() async throws {
    try await Self.withBackup { centres, backup, kiosk in
      try await Self.close(kiosk)
      try await centres.say("UPDATE evaluation_store SET version = 1000")
      let newer = await #expect(throws: BackupFailure.self) {
        try await PostgresBackup(centres.address).make(backup + "2")
      }
      #expect(newer?.code == "backup-newer")

      try await centres.say("DROP TABLE evaluation_store")
      let foreign = await #expect(throws: BackupFailure.self) {
        try await PostgresBackup(centres.address).make(backup + "3")
      }
      #expect(foreign?.code == "backup-foreign")
      #expect(!FileManager.default.fileExists(atPath: backup + "3"))
    }
  }

  @Test func aServerThatIsNotThereIsTold() async throws {
    try await withScratchFolder { folder in
      let address = PostgresAddress(host: folder.path, database: "evaluation", user: "evaluationd", password: "geheim")
      let failure = await #expect(throws: BackupFailure.self) {
        try await PostgresBackup(address).make(folder.appending(path: "backup").path)
      }
      #expect(failure?.code == "program-failed" && failure?.text.contains("geheim") == false)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.isEmpty)
    }
  }
}
