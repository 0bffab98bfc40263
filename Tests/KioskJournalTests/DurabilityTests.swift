import Foundation
import GRDB
import KioskSession
import RatingModel
import Synchronization
import Testing

@testable import KioskJournal

/// What is there again after the process, or the power, went away.
struct DurabilityTests {
  @Test func everyCommitIsSyncedAndTheLogIsNeverFoldedByItself() throws {
    let desk = try Desk(dated: true)
    let pragmas = try desk.rows { db in
      [
        try String.fetchOne(db, sql: "PRAGMA journal_mode"), try String.fetchOne(db, sql: "PRAGMA synchronous"),
        try String.fetchOne(db, sql: "PRAGMA wal_autocheckpoint"), try String.fetchOne(db, sql: "PRAGMA secure_delete"),
        try String.fetchOne(db, sql: "PRAGMA user_version"), try String.fetchOne(db, sql: "PRAGMA application_id"),
      ]
    }
    #expect(pragmas == ["wal", "2", "0", "1", "5", "\(0x4B51_4A31)"])
  }

  @Test func whatWasAppendedIsThereAfterAPowerCut() throws {
    let desk = try Desk(dated: true)
    for level in [Words.good, Words.bad, Words.best, Words.good, Words.good, Words.bad] { try desk.serve(level) }
    let copy = try desk.crashCopy()

    let verification = try desk.verify(copy)

    #expect(verification.isSound)
    #expect(verification.statistics.head == desk.journal.state.head)
    #expect(verification.statistics.ratings == 6)
  }

  @Test func theStateAfterAReopenIsTheStateBefore() throws {
    let desk = try Desk(dated: false)
    for level in [Words.good, Words.bad, Words.best] { try desk.serve(level, dossiers: [Words.dossier("a")]) }
    let session = try desk.open()
    try desk.append(.invite(session))
    let before = desk.journal.state
    desk.stop()

    let stored = try #require(
      try JournalFile(path: desk.path, witness: nil).queue.inDatabase { try StoredJournal($0, boot: desk.boot) }.state)

    #expect(stored.head == before.head)
    #expect(stored.mono == before.mono)
    #expect(stored.dossiers == before.dossiers)
    #expect(stored.fold.undated == before.fold.undated)
    #expect(stored.fold.anchors == before.fold.anchors)
    #expect(stored.fold.configuration == before.fold.configuration)
    #expect(stored.fold.lastSession == before.fold.lastSession)
    #expect(stored.fold.sessions[session] == before.fold.sessions[session])
    #expect(
      stored.fold.pending
        == before.fold.pending.mapValues {
          var rating = $0; rating.isFinal = false; return rating
        })
  }

  @Test func recordsOfOneCallStandOrFallTogether() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open()
    let (_, next) = try desk.opening(desk.request(id: "next"))
    try desk.append(desk.ending(session, .notInvited), next)
    let entries = try desk.entries()
    #expect(entries.suffix(2).map(\.payload.kind) == [.outcome, .open])
    #expect(try desk.verify(desk.crashCopy()).isSound)
  }

  @Test func aNewJournalBeginsWithItsBootAndItsConfiguration() throws {
    let desk = try Desk(dated: false)
    #expect(try desk.kinds() == [.boot, .configuration])
    let boot = BootPayload(journal: desk.journal.id, software: "1.0.0", format: 1, scheme: 1)
    #expect(try desk.entries().first?.payload == .boot(boot))
  }

  @Test func theConfigurationIsWrittenAgainOnlyWhenItChanged() throws {
    let desk = try Desk(dated: false)
    try desk.restart()
    #expect(try desk.kinds() == [.boot, .configuration, .boot])
    desk.configuration = Words.configuration(scale: Words.scale(version: 2))
    try desk.restart()
    #expect(try desk.kinds().suffix(2) == [.boot, .configuration])
  }

  @Test func aScaleNeverChangesUnderItsVersion() throws {
    let desk = try Desk(dated: false)
    desk.configuration = Words.configuration(scale: Words.scale(best: "Tuyệt vời"))
    #expect(throws: JournalFailure.scaleChanged(Words.scale().id, version: 1)) { try desk.restart() }
    desk.configuration = Words.configuration()
    try desk.start()
    #expect(try desk.kinds() == [.boot, .configuration, .boot], "the refused start left nothing behind")
  }

  @Test func aQuestionNeverChangesUnderItsVersion() throws {
    let desk = try Desk(dated: false)
    desk.configuration = Words.configuration(questions: Words.questions(asking: "Điều gì làm ông/bà hài lòng?"))
    let changed = JournalFailure.questionChanged(Words.questions()[0].id, version: 1)
    #expect(throws: changed) { try desk.restart() }
    desk.configuration = Words.configuration()
    try desk.start()
  }

  @Test func timeNeverRunsBackwardsWithinABoot() throws {
    let desk = try Desk(dated: true)
    desk.pass(seconds: 10)
    try desk.append(desk.press(.ambient))
    desk.pass(seconds: -3)
    try desk.append(desk.press(.ambient))
    let monos = try desk.entries().suffix(2).map(\.mono)
    #expect(monos[0] == monos[1])
  }

  @Test func aSecondKioskIsKeptAway() throws {
    let desk = try Desk(dated: true)
    #expect(throws: JournalFailure.inUse(.open)) {
      try Journal.open(
        path: desk.path, boot: desk.boot, startedAt: desk.now, software: "1.0.0", configuration: desk.configuration)
    }
    try desk.append(desk.press(.ambient))
  }

  @Test func theWallClocksClaimStandsInTheEntry() throws {
    let desk = try Desk(dated: false)
    desk.wall = Words.morning()
    try desk.append(desk.press(.ambient))
    #expect(try desk.entries().map(\.wall) == [nil, nil, Words.morning()])
  }

  @Test func aRatingIsOneTransactionThatReadsNothing() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open()
    try desk.append(.invite(session))
    let statements = Mutex<[String]>([])
    try desk.rows { db in
      db.trace(options: .statement) { event in
        guard case .statement(let statement) = event else { return }
        statements.withLock { $0.append(statement.sql) }
      }
    }
    try desk.append(desk.rating(session, Words.good))
    try desk.rows { $0.trace(options: []) }
    // Triggers appear as comments.
    let verbs = statements.withLock { $0 }.filter { !$0.hasPrefix("--") }.map { $0.prefix { $0 != "(" } }
    #expect(
      verbs.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
        "BEGIN IMMEDIATE", "INSERT INTO entry", "INSERT INTO tally", "INSERT INTO pending", "COMMIT",
      ])
  }

  @Test func aCheckpointLeavesTheNextCommitOneSync() throws {
    let desk = try Desk(dated: true)
    #expect(desk.journal.needsCheckpoint)
    try desk.journal.checkpoint()
    #expect(!desk.journal.needsCheckpoint)
    // The log's header is written and synced already: it is not the next rating that waits for it.
    let log = try Data(contentsOf: URL(filePath: desk.path + "-wal"))
    let frames = try desk.rows { try $0.checkpoint(.passive).walFrameCount }
    #expect(!log.isEmpty)
    #expect(frames == 1)
  }

  // MARK: What the earlier run left open

  @Test func aNewJournalRecoversNoSession() throws {
    #expect(try Desk(dated: false).journal.recovered == nil)
  }

  @Test func aSessionWithoutAnOutcomeIsRecovered() throws {
    let desk = try Desk(dated: true)
    let session = try desk.open(desk.request(id: "lt-1"))
    try desk.restart()
    let id = SessionID("lt-1")
    #expect(desk.journal.recovered == RecoveredSession(number: session, id: id, invited: false, hasOutcome: false))
    try desk.append(desk.ending(session, .notInvited))
    try desk.restart()
    #expect(desk.journal.recovered == RecoveredSession(number: session, id: id, invited: false, hasOutcome: true))
  }

  @Test func aRatedSessionIsRecoveredWithItsOutcome() throws {
    let desk = try Desk(dated: true)
    let session = try desk.serve(Words.good, id: "a", isFinal: false)
    try desk.restart(boot: Words.boot(2))
    #expect(
      desk.journal.recovered
        == RecoveredSession(number: session, id: SessionID("a"), invited: true, hasOutcome: true))
  }

  @Test func aRecoveredSessionWhoseIdWasErasedHasNone() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good, id: "a")
    try desk.journal.erase(through: desk.journal.sequence, at: desk.now)
    try desk.restart()
    #expect(desk.journal.recovered?.id == nil)
  }
}
