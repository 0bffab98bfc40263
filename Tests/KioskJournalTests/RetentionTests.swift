import Crypto
import ForwardingContract
import Foundation
import GRDB
import KioskSession
import RatingModel
import SeededRandom
import TestSupport
import Testing

@testable import KioskJournal

/// Years on a small disk, and nothing that was counted is lost or changed.
struct RetentionTests {
  private let centre = SigningCentre()

  /// A month of work, the next one begun, everything at the centre.
  private func deskAfterAMonth() throws -> Desk {
    let desk = try Desk(dated: true)
    try desk.journal.cutIfDue(at: desk.now)
    for level in [Words.good, Words.bad, Words.best, Words.good, Words.good, Words.bad, Words.good] {
      try desk.serve(level, dossiers: [Words.dossier("H56.14-261121-0001")])
    }
    try desk.append(desk.press(.ambient))
    try goOn(desk, days: 31)
    return desk
  }

  private func goOn(_ desk: Desk, days: Int64) throws {
    desk.pass(hours: days * 24)
    try desk.journal.tick(at: desk.now)
    try desk.journal.cutIfDue(at: desk.now)
  }

  private func archived(_ desk: Desk) throws -> String {
    try desk.countersign(by: centre)
    let archive = try #require(desk.journal.archive)
    let path = try ArchiveWriter(journal: desk.path, folder: desk.folder.file("archive")).write(archive)
    try desk.journal.noteArchive(archive)
    return path
  }

  private func pruneAll(_ desk: Desk, keeping months: Int = 0) throws {
    while try desk.journal.prune(keeping: months, limit: 7, at: desk.now) {}
  }

  @Test func aMonthIsCutWhenTheNextHasBegunAndOnce() throws {
    let desk = try deskAfterAMonth()
    #expect(try desk.kinds().filter { $0 == .cut }.count == 1)
    #expect(try !desk.journal.cutIfDue(at: desk.now))
    try desk.restart()
    #expect(try !desk.journal.cutIfDue(at: desk.now))
    try goOn(desk, days: 31)
    #expect(try desk.kinds().filter { $0 == .cut }.count == 2)
    #expect(try desk.verify().findings == [])
  }

  @Test func nothingIsCutWhileTheCivilTimeIsUnknown() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good)
    try goOn(desk, days: 62)
    #expect(try desk.kinds().allSatisfy { $0 != .cut })
  }

  @Test func nothingIsPrunedThatTheCentreDoesNotHaveOrNoArchiveHolds() throws {
    let desk = try deskAfterAMonth()
    let entries = desk.journal.sequence
    #expect(desk.journal.archive == nil, "the centre has not countersigned the cut")
    try pruneAll(desk)
    try desk.countersign(by: centre)
    try pruneAll(desk)
    #expect(try desk.entries().count == Int(entries), "the centre has it, no archive does")
  }

  @Test func triggersRefuseToDeleteWhatNoArchivedCutCovers() throws {
    let desk = try deskAfterAMonth()
    #expect(throws: (any Error).self) { try desk.rows { try $0.execute(sql: "DELETE FROM entry WHERE seq = 1") } }
    _ = try archived(desk)
    let cut = try #require(desk.journal.cuts.first)
    #expect(throws: (any Error).self) {
      try desk.rows { try $0.execute(sql: "DELETE FROM entry WHERE seq = \(cut.entry)") }
    }
  }

  @Test func aPrunedJournalVerifiesAndCountsOn() throws {
    let desk = try deskAfterAMonth()
    let before = try desk.verify().statistics.digest
    _ = try archived(desk)

    try pruneAll(desk)

    let cut = try #require(desk.journal.cuts.first)
    #expect(try desk.entries().first?.sequence == cut.entry)
    let verification = try desk.verify()
    #expect(verification.findings == [])
    #expect(verification.statistics.digest == before)
    #expect(verification.statistics.personalFields == 0)
    try desk.restart(boot: Words.boot(2))
    try desk.journal.anchor(wall: Words.morning(plusHours: 40 * 24), at: desk.now, source: .ntp)
    for _ in 1...5 { try desk.serve(Words.good) }
    #expect(try desk.verify().findings == [])
    #expect(try desk.verify().statistics.digest != before)
  }

  /// At any point of the pruning the power may go.
  /// The entry with which sealing began is among those that go: the seals after it are there, and none is wrong.
  @Test func aSealedJournalVerifiesAtEveryStepOfItsPruningAndAfterIt() throws {
    let centreKey = Curve25519.KeyAgreement.PrivateKey().publicKey.rawRepresentation
    let desk = try Desk(dated: true)
    try desk.journal.cutIfDue(at: desk.now)
    try desk.journal.seal(to: centreKey, at: desk.now)
    for _ in 0..<4 { try desk.serve(Words.good) }
    try goOn(desk, days: 31)
    _ = try archived(desk)
    while try desk.journal.prune(keeping: 0, limit: 7, at: desk.now) { #expect(try desk.verify().findings == []) }
    try desk.serve(Words.bad)

    let verified = try desk.verify()

    #expect(verified.findings == [])
    let sealing = try #require(verified.sealing)
    #expect(sealing.starts == [] && sealing.beganEarlier)
    #expect(sealing.state == .unchecked, "with the archives it is checked")
    #expect(sealing.through == desk.journal.sequence)
    try desk.restart()
    #expect(try desk.verify().findings == [])
    // Still, none may be missing.
    try desk.rows { try $0.execute(sql: "DROP TRIGGER entry_keeps") }
    try desk.rows { try $0.execute(sql: "UPDATE entry SET seal = NULL WHERE seq = \(desk.journal.sequence)") }
    #expect(try desk.verify().findings.map(\.code) == [.sealMissing])
  }

  @Test func aJournalThatIsHalfPrunedVerifiesAndOpens() throws {
    let desk = try deskAfterAMonth()
    _ = try archived(desk)
    var steps = 0
    while try desk.journal.prune(keeping: 0, limit: 5, at: desk.now) {
      steps += 1
      #expect(try desk.verify().findings == [], "after \(steps) steps")
      try desk.restart()
      #expect(try desk.verify().findings == [], "after \(steps) steps and a restart")
    }
    #expect(steps > 3)
    try desk.serve(Words.bad)
    #expect(try desk.verify().findings == [])
  }

  @Test func noStepOfAPruningDeletesMoreThanItsLimit() throws {
    let desk = try deskAfterAMonth()
    for _ in 1...2 {
      _ = try archived(desk)
      try desk.serve(Words.good)
      try goOn(desk, days: 31)
    }
    _ = try archived(desk)
    let tables = ["entry": 5, "personal": 4 * 5 * 5, "cut_tally": 5, "cut": 2]
    var isMore = true
    while isMore {
      let before = try counts(desk, of: tables.keys)
      isMore = try desk.journal.prune(keeping: 0, limit: 5, at: desk.now)
      let after = try counts(desk, of: tables.keys)
      for (table, most) in tables { #expect(before[table, default: 0] - after[table, default: 0] <= most, "\(table)") }
    }
    #expect(try counts(desk, of: ["cut"])["cut"] == 1)
    #expect(try desk.verify().findings == [])
    #expect(try counts(desk, of: ["personal"])["personal"] == 0, "all of what is left comes after the cut")
  }

  private func counts(_ desk: Desk, of tables: some Sequence<String>) throws -> [String: Int] {
    try desk.rows { db in
      try tables.reduce(into: [:]) { $0[$1] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \($1)") }
    }
  }

  @Test func whatIsKeptOfACutIsCheckedBesideTheLoop() throws {
    let desk = try deskAfterAMonth()
    #expect(try desk.journal.cutToCheck(keeping: 0) == nil, "nothing is archived")
    _ = try archived(desk)
    let cut = try #require(try desk.journal.cutToCheck(keeping: 0))
    try CutCheck(journal: desk.path).check(through: cut)
    desk.journal.noteSound(cut: cut)
    #expect(try desk.journal.cutToCheck(keeping: 0) == nil)
    try desk.rows { try $0.execute(sql: "UPDATE cut_tally SET count = count + 1") }
    #expect(throws: JournalFailure.corrupt(.prune, sqliteCode: 0)) {
      try CutCheck(journal: desk.path).check(through: cut)
    }
  }

  /// The power may go when an archive's file is whole and the journal does not know of it.
  @Test func anArchiveThatWasNeverNotedGivesWayToTheNextOne() async throws {
    let desk = try deskAfterAMonth()
    try desk.countersign(by: centre)
    let writer = ArchiveWriter(journal: desk.path, folder: desk.folder.file("archive"))
    try writer.write(try #require(desk.journal.archive))
    try desk.serve(Words.good)
    _ = try archived(desk)
    try pruneAll(desk)
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.file("archive")).count == 1)
    #expect(try await verify(desk).findings == [])
  }

  /// The centre was away over two ends of months. The second cut waits for the next receipt, over a restart too.
  @Test func twoMonthsThatOneReceiptCoversAreArchivedOneAfterTheOther() throws {
    let desk = try deskAfterAMonth()
    try desk.serve(Words.good)
    try goOn(desk, days: 31)
    #expect(desk.journal.cuts.count == 2)
    _ = try archived(desk)
    #expect(desk.journal.archive == nil)
    try desk.restart()
    #expect(desk.journal.archive == nil)

    try desk.serve(Words.bad)
    let end = desk.journal.cuts.compactMap(\.archivedThrough).max()
    _ = try archived(desk)
    #expect(desk.journal.cuts.allSatisfy { $0.archivedThrough != nil })
    #expect(end.map { $0 < desk.journal.cuts.compactMap(\.archivedThrough).max() ?? 0 } == true)
    #expect(try desk.verify().findings == [])
    try pruneAll(desk)
    #expect(try desk.verify().findings == [])
  }

  @Test func aSessionThatWasOpenAtTheCutIsRecovered() throws {
    let desk = try Desk(dated: true)
    try desk.journal.cutIfDue(at: desk.now)
    let session = try desk.open()
    try desk.append(.invite(session))
    try goOn(desk, days: 31)
    _ = try archived(desk)
    try pruneAll(desk)
    try desk.restart()
    #expect(desk.journal.recovered?.number == session)
    #expect(desk.journal.recovered?.invited == true)
    #expect(desk.journal.recovered?.hasOutcome == false)
    try desk.append(desk.ending(session, .unavailable))
    #expect(try desk.open() == SessionNumber(session.number + 1))
    #expect(try desk.verify().findings == [])
  }

  @Test func theNewestMonthsStay() throws {
    let desk = try deskAfterAMonth()
    for _ in 1...3 {
      _ = try archived(desk)
      try desk.serve(Words.good)
      try goOn(desk, days: 31)
    }
    try pruneAll(desk, keeping: 2)
    #expect(desk.journal.cuts.count == 4, "three archived, the newest not")
    try desk.countersign(by: centre)
    let first = try #require(try desk.entries().first?.sequence)
    #expect(first == desk.journal.cuts[0].entry)
    #expect(try desk.verify().findings == [])
  }

  @Test func ratingsThatWaitOverTheCutAreReleasedAfterIt() throws {
    let desk = try deskAfterAMonth()
    for _ in 1...3 { try desk.serve(Words.bad) }
    try goOn(desk, days: 2)
    _ = try archived(desk)
    try pruneAll(desk)
    for _ in 1...2 { try desk.serve(Words.bad) }
    #expect(desk.journal.waitingRatings == 0)
    #expect(try desk.verify().findings == [])
  }

  @Test(arguments: [
    "UPDATE cut_tally SET count = count + 1", "DELETE FROM cut_tally WHERE key LIKE '%outcome%'",
    "UPDATE cut SET hash = zeroblob(32)", "UPDATE cut SET through = through - 1", "DELETE FROM cut",
  ])
  func whatIsKeptOfACutCannotBeChangedUnseen(sql: String) throws {
    let desk = try deskAfterAMonth()
    _ = try archived(desk)
    try pruneAll(desk)
    desk.stop()
    try desk.tamper(sql)
    #expect(try !desk.verify().isSound)
  }

  @Test func aCutThatLiesIsFound() throws {
    let desk = try deskAfterAMonth()
    desk.stop()
    try desk.tamper(
      """
      UPDATE entry SET canonical = CAST(replace(CAST(canonical AS TEXT), '"lastSession":7', '"lastSession":6') AS BLOB)
      WHERE substr(canonical, 52, 4) = CAST('cut"' AS BLOB)
      """)
    #expect(try desk.verify().findings.map(\.code).contains(.cutDiffers))
  }

  @Test func anyGzipReadsAnArchive() throws {
    let desk = try deskAfterAMonth()
    let path = try archived(desk)
    let ended = try FinishedProgram("/bin/gzip", ["-dc", path])
    #expect(ended.status == 0)
    let lines = String(decoding: ended.output, as: UTF8.self).split(separator: "\n")
    let entries = try desk.entries()
    #expect(lines.count - 1 == (try #require(desk.journal.receipt)).head.sequence)
    #expect(
      try lines.dropFirst().map { Data(try #require($0.split(separator: "\t").first).utf8) }
        == entries.prefix(lines.count - 1).map { try $0.canonical() })
  }

  private func verify(_ desk: Desk, with key: Bool = true) async throws -> Verification {
    var verification = try JournalVerifier(path: desk.path, archives: desk.folder.file("archive")).verify()
    for archive in verification.archives {
      verification.takeSignature(await centre.key.receipt(in: archive.signed), of: archive)
    }
    return verification
  }

  @Test func withItsArchivesAPrunedJournalIsWalkedFromTheFirstEntry() async throws {
    let desk = try deskAfterAMonth()
    let whole = try desk.verify().statistics
    for _ in 1...2 {
      _ = try archived(desk)
      try desk.serve(Words.good)
      try goOn(desk, days: 31)
    }
    try pruneAll(desk)
    let verification = try await verify(desk)
    #expect(verification.findings == [])
    #expect(verification.archives.count == 2)
    #expect(verification.statistics.ratings == whole.ratings + 2)
    #expect(try desk.verify().statistics.ratings < whole.ratings, "without them the oldest are not there")
  }

  @Test func anArchiveBesideAJournalThatWasNotPrunedIsHeldAgainstIt() async throws {
    let desk = try deskAfterAMonth()
    _ = try archived(desk)
    #expect(try await verify(desk).findings == [])
    desk.stop()
    try desk.tamper("UPDATE entry SET canonical = CAST('{}' AS BLOB) WHERE seq = 4")
    #expect(try await verify(desk).findings.map(\.code).contains(.chainBroken))
  }

  @Test func anArchiveThatWasWrittenAnewIsFound() async throws {
    let desk = try deskAfterAMonth()
    let path = try archived(desk)
    try pruneAll(desk)
    let text = String(decoding: try FinishedProgram("/bin/gzip", ["-dc", path]).output, as: UTF8.self)
    let forged = text.replacing("khong-hai-long\",\"marks", with: "rat-hai-long\",\"marks")
    #expect(forged != text)
    try write(forged, to: path)
    #expect(try await verify(desk).findings.map(\.code).contains(.archiveDiffers))
  }

  @Test func anArchiveOfAnotherCentreIsFound() async throws {
    let desk = try deskAfterAMonth()
    _ = try archived(desk)
    try pruneAll(desk)
    var verification = try JournalVerifier(path: desk.path, archives: desk.folder.file("archive")).verify()
    for archive in verification.archives {
      verification.takeSignature(await SigningCentre().key.receipt(in: archive.signed), of: archive)
    }
    #expect(verification.findings.map(\.code) == [.archiveUnsigned])
  }

  @Test(arguments: [0.1, 0.5, 0.9])
  func anArchiveThatWasCutOffIsFound(part: Double) async throws {
    let desk = try deskAfterAMonth()
    let path = try archived(desk)
    try pruneAll(desk)
    let bytes = try Data(contentsOf: URL(filePath: path))
    try bytes.prefix(Int(Double(bytes.count) * part)).write(to: URL(filePath: path))
    #expect(try await verify(desk).findings.map(\.code).contains(.archiveDamaged))
  }

  @Test(arguments: 1...40)
  func anyByteOfAnArchiveThatIsFlippedIsFoundOrChangesNothing(seed: Int) async throws {
    let desk = try deskAfterAMonth()
    let path = try archived(desk)
    let digest = try desk.verify().statistics.digest
    try pruneAll(desk)
    var bytes = try Data(contentsOf: URL(filePath: path))
    var random = SeededGenerator(seed: UInt64(seed))
    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
    try bytes.write(to: URL(filePath: path))
    let verification = try await verify(desk)
    #expect(!verification.isSound || verification.statistics.digest == digest, "seed \(seed)")
  }

  private func write(_ text: String, to path: String) throws {
    let plain = path + ".txt"
    try Data(text.utf8).write(to: URL(filePath: plain))
    let ended = try FinishedProgram("/bin/gzip", ["-c", plain])
    try FileManager.default.removeItem(atPath: plain)
    try ended.output.write(to: URL(filePath: path))
  }
}
