import Foundation
import GRDB
import Glibc
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// A disk that is full, read-only, gone, or holds something else.
struct DiskFailureTests {
  @Test func aFullDiskAcknowledgesNothingAndTheJournalGoesOnWhenThereIsRoom() throws {
    let desk = try Desk(dated: true)
    try desk.rows { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
    }
    var acknowledged = 0
    let failure = #expect(throws: JournalFailure.self) {
      for _ in 1...1000 {
        try desk.append(desk.press(.ambient))
        acknowledged += 1
      }
    }
    let state = desk.journal.state
    #expect(failure == .full(.append))
    #expect(desk.journal.lastFailure == .full(.append))
    #expect(throws: JournalFailure.full(.append)) { try desk.append(desk.press(.ambient)) }
    #expect(desk.journal.state.head == state.head)
    #expect(try desk.tallies(.presses)["presses none 2026-11-21 ambient"] == acknowledged)

    try desk.rows { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = 1073741823") }
    try desk.append(desk.press(.ambient))

    #expect(desk.journal.lastFailure == nil)
    #expect(try desk.tallies(.presses)["presses none 2026-11-21 ambient"] == acknowledged + 1)
    #expect(try desk.verify().isSound)
  }

  @Test(.enabled(if: geteuid() == 0, "mounting a small file system needs root"))
  func aFullFileSystemIsNamedAndSurvived() throws {
    let folder = try ScratchFolder()
    try #require(mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0)
    defer { umount2(folder.path, Int32(MNT_DETACH)) }
    let path = folder.file("journal.sqlite")
    func open() throws -> Journal {
      try Journal.open(
        path: path, boot: Words.boot(1), startedAt: Instant(microseconds: 1), software: "1.0.0",
        configuration: Words.configuration())
    }
    var journal: Journal? = try open()
    func press() throws {
      let press = SessionRecord.NoRating(
        session: nil, disposition: .ambient, level: nil, channel: .button, down: Instant(microseconds: 1),
        device: "panel")
      try journal?.append([SessionRecord(at: Instant(microseconds: 1), body: .press(press))], wall: nil)
    }

    let ballast = folder.file("ballast")
    _ = FileManager.default.createFile(atPath: ballast, contents: Data(count: 600_000))
    let failure = #expect(throws: JournalFailure.self) { while true { try press() } }
    #expect(failure == .full(.append))
    let head = journal?.state.head

    // Both ways on: the same journal goes on, and a new start finds what was acknowledged.
    try FileManager.default.removeItem(atPath: ballast)
    try press()
    #expect(journal?.sequence == (head?.sequence ?? 0) + 1)
    journal = nil
    journal = try open()
    #expect(try JournalVerifier(path: path).verify().isSound)
  }

  @Test(.enabled(if: geteuid() == 0, "mounting a small file system needs root"))
  func aReadOnlyFileSystemIsNamedAndSurvived() throws {
    let folder = try ScratchFolder()
    try #require(mount("tmpfs", folder.path, "tmpfs", 0, "size=4m") == 0)
    defer { umount2(folder.path, Int32(MNT_DETACH)) }
    func open() throws -> Journal {
      try Journal.open(
        path: folder.file("journal.sqlite"), boot: Words.boot(1), startedAt: Instant(microseconds: 1),
        software: "1.0.0", configuration: Words.configuration())
    }
    try { _ = try open() }()
    try #require(mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=4m") == 0)
    #expect(throws: JournalFailure.readOnly(.open)) { try open() }
    #expect(try JournalVerifier(path: folder.file("journal.sqlite")).verify().isSound, "it can still be verified")
    try #require(mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT), "size=4m") == 0)
    #expect(try open().sequence == 3)
  }

  @Test func aConnectionThatWasLostIsMadeAnewAtTheNextTry() throws {
    let desk = try Desk(dated: true)
    try desk.journal.file.queue.close()
    #expect(throws: JournalFailure.self) { try desk.append(desk.press(.ambient)) }
    try desk.append(desk.press(.ambient))
    #expect(try desk.tallies(.presses) == ["presses none 2026-11-21 ambient": 1])
    #expect(try desk.verify().isSound)
  }

  @Test func aCommitThatFailedAndIsOnTheDiskAfterAllAsksForANewStart() throws {
    let desk = try Desk(dated: true)
    // As if the last step of a commit had failed: the disk has an entry that memory does not know.
    let state = desk.journal.state
    var draft = desk.journal.draft(.append, wall: nil)
    try draft.append(.availability(.init(causes: [], since: nil)), at: desk.now)
    try desk.rows { db in for entry in draft.changes.entries { try EntryTable.insert(entry, db) } }
    #expect(throws: JournalFailure.self) { try desk.append(desk.press(.ambient)) }

    #expect(throws: JournalFailure.diverged) { try desk.append(desk.press(.ambient)) }
    #expect(desk.journal.state.head == state.head)

    try desk.restart()
    try desk.append(desk.press(.ambient))
    #expect(try desk.verify().isSound)
  }

  @Test func anotherProgramsFileIsLeftAlone() throws {
    let desk = try Desk()
    let queue = try DatabaseQueue(path: desk.path)
    try queue.inDatabase { try $0.execute(sql: "CREATE TABLE invoice (number INTEGER)") }
    try queue.close()
    #expect(throws: JournalFailure.notAJournal) { try desk.start() }
    #expect(throws: JournalFailure.notAJournal) { try desk.verify() }
  }

  @Test func aFileThatIsNoDataBaseIsLeftAlone() throws {
    let desk = try Desk()
    let text = Data(String(repeating: "sổ góp ý ", count: 1000).utf8)
    try text.write(to: URL(filePath: desk.path))
    #expect(throws: JournalFailure.notADatabase) { try desk.start() }
    #expect(try Data(contentsOf: URL(filePath: desk.path)) == text)
  }

  @Test func aJournalOfANewerVersionIsLeftAlone() throws {
    let desk = try Desk(dated: true)
    desk.stop()
    try desk.tamper("PRAGMA user_version = 6")
    #expect(throws: JournalFailure.newerSchema(found: 6, known: 5)) { try desk.start() }
    #expect(throws: JournalFailure.newerSchema(found: 6, known: 5)) { try desk.verify() }
  }

  @Test func aFolderInPlaceOfTheFileIsNamed() throws {
    let desk = try Desk()
    try FileManager.default.createDirectory(atPath: desk.path, withIntermediateDirectories: false)
    #expect(throws: JournalFailure.cannotOpen(errorNumber: Int(EACCES))) { try desk.start() }
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    #expect(throws: JournalFailure.cannotOpen(errorNumber: Int(ENOENT))) {
      try Journal.open(
        path: "/nowhere/journal.sqlite", boot: Words.boot(1), startedAt: Instant(microseconds: 1), software: "1.0.0",
        configuration: Words.configuration())
    }
  }

  @Test func aCaseKeyThatIsNoneIsRefusedBeforeAnythingIsWritten() throws {
    let desk = try Desk()
    desk.configuration = Words.configuration(caseKey: Data([1, 2, 3]))
    #expect(throws: JournalFailure.caseKeyUnusable) { try desk.start() }
    desk.configuration = Words.configuration(caseKey: Data(repeating: 0, count: 32))
    #expect(throws: JournalFailure.caseKeyUnusable, "a key of small order keeps no secret") { try desk.start() }
    #expect(!FileManager.default.fileExists(atPath: desk.path))
  }

  @Test func everyFailureHasACodeAMessageAndAHint() {
    let all: [JournalFailure] = [
      .full(.append), .readOnly(.open), .inputOutput(.append, sqliteCode: 778), .corrupt(.open, sqliteCode: 11),
      .notAJournal, .notADatabase, .damaged(.missing), .newerSchema(found: 5, known: 4), .inUse(.open),
      .cannotOpen(errorNumber: 2),
      .scaleChanged(Words.scale().id, version: 1),
      .questionChanged(Words.scale().id, version: 1), .caseKeyUnusable, .sealRecipientUnusable,
      .tooManySetAside, .diverged,
      .inconsistent(.append, .secondOutcome), .unexpected(.append, sqliteCode: 1),
    ]
    #expect(Set(all.map(\.code)).count == all.count)
    for failure in all {
      #expect(failure.code.hasPrefix("journal-"))
      #expect(!failure.message.isEmpty && !failure.hint.isEmpty)
    }
  }
}
