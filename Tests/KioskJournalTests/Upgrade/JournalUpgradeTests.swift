import Foundation
import GRDB
import RatingModel
import TamperSupport
import Testing

@testable import KioskJournal

/// A journal of every version of the schema is kept, opened, continued and verified; one of a version to come is left alone.
struct JournalUpgradeTests {
  private static let isMaking = ProcessInfo.processInfo.environment["MAKE_JOURNAL_FIXTURES"] != nil

  /// `make journal-fixtures`: what is there already is what an earlier software left behind, and is never made again.
  @Test(.enabled(if: isMaking)) func missingFixturesAreMade() throws {
    for version in 1...JournalSchema.version where !JournalFixture.versions.contains(version) {
      try JournalFixture(version: version).make()
    }
    #expect(JournalFixture.versions == Array(1...JournalSchema.version))
  }

  @Test func everyVersionOfTheSchemaHasItsJournal() {
    #expect(JournalFixture.versions == Array(1...JournalSchema.version), "make journal-fixtures makes what is missing")
  }

  private func verify(_ path: String, _ fixture: JournalFixture) throws -> Verification {
    let start = Data(hexadecimal: try fixture.facts().sealStart)
    let archives = URL(filePath: path).deletingLastPathComponent().appending(path: "archive").path
    return try JournalVerifier(
      path: path, archives: archives, sealStarts: [start], heads: try fixture.heads()
    ).verify()
  }

  private func schema(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    }
  }

  /// An inspector's copy is not brought up to date first.
  @Test(arguments: JournalFixture.versions)
  func anEarlierJournalIsVerifiedAsItLies(version: Int) throws {
    let (fixture, folder) = (JournalFixture(version: version), try ScratchFolder())
    let (path, facts) = (try fixture.copy(to: folder), try fixture.facts())
    let before = try Data(contentsOf: URL(filePath: path))
    let verification = try verify(path, fixture)
    #expect(verification.findings == [])
    #expect(verification.statistics.head.text == facts.hash)
    #expect(verification.statistics.digest == facts.digest)
    #expect(verification.statistics.waiting == facts.waiting)
    #expect(verification.heads?.standing == (try fixture.heads()).count)
    #expect(verification.sealing?.state == (facts.sealStart.isEmpty ? nil : .holds))
    #expect(try JournalContents(path: path).entries.count == Int(facts.entries))
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test(arguments: JournalFixture.versions)
  func anEarlierJournalIsContinuedAndItsBacklogReachesTheCentre(version: Int) throws {
    let (fixture, folder) = (JournalFixture(version: version), try ScratchFolder())
    let (path, facts) = (try fixture.copy(to: folder), try fixture.facts())
    #expect(facts.unacknowledged > 0 && facts.waiting > 0)

    let counter = try Counter(path: path, now: facts.now)
    #expect(counter.journal.waitingRatings == facts.waiting)
    #expect(counter.journal.recovered?.hasOutcome == false, "a session was open")
    let batch = try #require(try counter.journal.batch(kiosk: Scenery.kiosk, epoch: Scenery.epoch))
    #expect(batch.tallies.count == facts.unacknowledged)
    #expect(batch.head.tallies == facts.digest)
    let countersigned = try #require(try fixture.heads().map(\.sequence).max())
    #expect(counter.journal.openTail.entries == counter.journal.sequence - countersigned)

    try counter.end(try #require(counter.journal.recovered).number, .unavailable)
    for level in [0, 1, 2, 1, 1] { try counter.serve(level, answers: true) }
    try counter.journal.seal(to: FollowingCentre().sealRecipient, at: counter.now)
    counter.pass(hours: 24 * 40)
    try counter.journal.tick(at: counter.now)
    try counter.journal.cutIfDue(at: counter.now)
    #expect(counter.journal.waitingRatings == 0)
    var centre = FollowingCentre()
    #expect(try centre.deliver(from: counter.journal, epoch: "restored"))
    counter.close()

    #expect(try verify(path, fixture).findings == [])
    #expect(try #require(centre.heads.last).tallies == verify(path, fixture).statistics.digest)
    _ = try Counter(path: folder.file("new.sqlite"))
    #expect(try schema(path) == schema(folder.file("new.sqlite")))
  }

  @Test func aJournalOfAVersionToComeIsLeftAsItIs() throws {
    let folder = try ScratchFolder()
    let path = try JournalFixture(version: JournalSchema.version).copy(to: folder)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('\(JournalSchema.version + 1)')")
      try db.execute(sql: "PRAGMA user_version = \(JournalSchema.version + 1)")
      try db.checkpoint(.truncate)
    }
    try queue.close()
    let before = try Data(contentsOf: URL(filePath: path))
    let newer = JournalFailure.newerSchema(found: JournalSchema.version + 1, known: JournalSchema.version)

    #expect(throws: newer) { try Counter(path: path) }
    #expect(throws: newer) { try JournalVerifier(path: path).verify() }
    #expect(throws: newer) { try JournalContents(path: path) }

    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["archive", "journal.sqlite", "journal.sqlite-lock"])
    #expect(!newer.retry && newer.code == "journal-newer-schema")
  }
}
