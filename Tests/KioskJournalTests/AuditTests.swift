import Foundation
import GRDB
import RatingModel
import Testing

@testable import KioskJournal

/// A clerk's figures from the entries alone, and what vouches for them.
struct AuditTests {
  private let centre = SigningCentre()
  private static let november = try? days("2026-11-01", "2026-11-30")

  private static func days(_ first: String, _ last: String) throws -> ClosedRange<CivilDate> {
    try #require(CivilDate(first))...(try #require(CivilDate(last)))
  }

  private func audit(
    _ desk: Desk, _ clerk: ClerkID = Words.an, days: ClosedRange<CivilDate>? = november,
    heads: [CountersignedHead] = [], archives: String? = nil
  ) throws -> (Verification, ClerkAudit) {
    let question = ClerkQuestion(clerk: clerk, days: try #require(days))
    let (verification, audit) = try JournalVerifier(path: desk.path, archives: archives, heads: heads).audit(question)
    return (verification, try #require(audit))
  }

  private func head(_ desk: Desk) throws -> CountersignedHead {
    let receipt = try desk.countersign(by: centre).receipt
    return CountersignedHead(
      journal: receipt.journal, sequence: receipt.head.sequence, hash: receipt.head.hash, tallies: receipt.head.tallies)
  }

  @Test func aClerksSessionsRatingsMarksCorrectionsAndPressesAreAddedUp() throws {
    let desk = try Desk(dated: true)
    let marked = try desk.open(marks: [.burst, .oddDossierCode])
    try desk.append(.invite(marked), desk.rating(marked, Words.bad))
    try desk.append(desk.correction(marked, Words.good, .raised), .ratingFinal(marked))
    for level in [Words.best, Words.bad, Words.good, Words.good, Words.bad] { try desk.serve(level) }
    let away = try desk.open()
    try desk.append(desk.press(.early, in: away), desk.ending(away, .notInvited))
    try desk.serve(Words.best, clerk: Words.binh)
    try desk.append(desk.press(.ambient))

    let (verification, audit) = try audit(desk)

    #expect(verification.findings == [])
    let figures = audit.figures.dated
    #expect(figures.outcomes == [.rated: 6, .notInvited: 1])
    #expect(figures.sessions == 7)
    #expect(figures.waiting == 1)
    let ratings = try #require(figures.ratings.first)
    #expect(figures.ratings.count == 1 && ratings.scale == "hai-long-3/1")
    #expect(ratings.levels == [Words.best: 1, Words.good: 3, Words.bad: 1])
    #expect(ratings.satisfied == 4 && ratings.satisfiedTenths == 800)
    #expect(figures.marks == [.burst: 1, .oddDossierCode: 1])
    #expect(figures.markedSessions == 1 && figures.markedRatings == 1)
    #expect(figures.dispositions == [.early: 1, .superseded: 1])
    #expect(figures.raised == 1 && figures.lowered == 0)
    #expect(audit.figures.undated.isEmpty)
    #expect(audit.proven == nil && audit.provenThrough == 0, "no head was given")
  }

  @Test func theFiguresRestOnTheEntriesOfTheClerksSessionsAndTheirReleases() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    try desk.serve(Words.bad, clerk: Words.binh)
    let (_, audit) = try audit(desk)
    let named = Set(audit.entries.flatMap(\.self))
    let entries = try desk.entries()
    let release = try #require(entries.first { $0.payload.kind == .release }).sequence
    #expect(named.contains(release))
    #expect(named.count == 16)
    #expect(try self.audit(desk, Words.binh).1.entries.flatMap(\.self).count == 3)
    #expect(try self.audit(desk, days: Self.days("2026-12-01", "2026-12-31")).1.entries == [])
  }

  @Test func daysOutsideAreNotCounted() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    desk.pass(hours: 24)
    try desk.serve(Words.good)
    #expect(try audit(desk, days: Self.days("2026-11-21", "2026-11-21")).1.figures.dated.sessions == 1)
    #expect(try audit(desk, days: Self.days("2026-11-22", "2026-11-30")).1.figures.dated.sessions == 1)
    #expect(try audit(desk, days: Self.days("2026-11-23", "2026-11-30")).1.figures.dated.isEmpty)
  }

  @Test func whatAHeadVouchesForStandsApartFromTheOpenTail() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    let head = try head(desk)
    try desk.serve(Words.bad)
    let (verification, audit) = try audit(desk, heads: [head])
    #expect(verification.isSound)
    #expect(audit.provenThrough == head.sequence)
    #expect(audit.proven?.dated.sessions == 5)
    #expect(audit.figures.dated.sessions == 6)
    #expect(audit.figures.dated.waiting == 1)
  }

  @Test func undatedSessionsStandApartAndMoveWithTheirDating() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good)
    let before = try audit(desk).1
    #expect(before.figures.dated.isEmpty && before.figures.undated.sessions == 1)
    #expect(before.entries.count == 1)
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .receipt)
    let after = try audit(desk).1
    #expect(after.figures.dated.sessions == 1 && after.figures.undated.isEmpty)
    let dating = try #require(try desk.entries().last { $0.payload.kind == .dating }).sequence
    #expect(after.entries.contains { $0.contains(dating) })
    #expect(try audit(desk, days: Self.days("2026-12-01", "2026-12-31")).1.entries == [])
  }

  @Test func aPrunedJournalGivesTheSameFiguresWithItsArchivesAndWithItsCut() throws {
    let desk = try Desk(dated: true)
    try desk.journal.cutIfDue(at: desk.now)
    for level in [Words.good, Words.bad, Words.best, Words.good, Words.good, Words.bad] { try desk.serve(level) }
    desk.pass(hours: 24 * 31)
    try desk.journal.tick(at: desk.now)
    try desk.journal.cutIfDue(at: desk.now)
    let head = try head(desk)
    let whole = try audit(desk, heads: [head]).1
    let archive = try #require(desk.journal.archive)
    _ = try ArchiveWriter(journal: desk.path, folder: desk.folder.file("archive")).write(archive)
    try desk.journal.noteArchive(archive)
    while try desk.journal.prune(keeping: 0, at: desk.now) {}

    let (verification, pruned) = try audit(desk, heads: [head])
    #expect(verification.findings == [])
    #expect(pruned.figures == whole.figures)
    #expect(pruned.proven == whole.proven)
    #expect(pruned.cutThrough > 0 && pruned.entries == [])
    let archived = try audit(desk, heads: [head], archives: desk.folder.file("archive")).1
    #expect(archived == whole)
  }

  @Test func headsOfWhatWasPrunedAreOutOfReachWithoutTheArchives() throws {
    let desk = try Desk(dated: true)
    try desk.journal.cutIfDue(at: desk.now)
    try desk.serve(Words.good)
    let early = try head(desk)
    desk.pass(hours: 24 * 31)
    try desk.journal.tick(at: desk.now)
    try desk.journal.cutIfDue(at: desk.now)
    let late = try head(desk)
    let archive = try #require(desk.journal.archive)
    _ = try ArchiveWriter(journal: desk.path, folder: desk.folder.file("archive")).write(archive)
    try desk.journal.noteArchive(archive)
    while try desk.journal.prune(keeping: 0, at: desk.now) {}
    let pruned = try audit(desk, heads: [early, late]).0
    #expect(pruned.findings == [])
    #expect(pruned.heads == HeldHeads(given: 2, standing: 1, outOfReach: 1, through: late.sequence))
    let archived = try audit(desk, heads: [early, late], archives: desk.folder.file("archive")).0
    #expect(archived.heads == HeldHeads(given: 2, standing: 2, outOfReach: 0, through: late.sequence))
  }

  @Test(arguments: [
    #"{"journal":"x","sequence":1,"hash":"","tallies":""}"#, "{}", "x",
    #"{"journal":"00000000000000000000000000000001","hash":"a","tallies":"b"}"#,
  ])
  func aLineThatIsNoHeadIsRefused(line: String) {
    #expect(throws: (any Error).self) { try CountersignedHead.lines(line) }
  }

  @Test func linesOfHeadsAreReadWithWhateverElseTheySay() throws {
    let text = """
      {"digest":"matches","firstAt":"2026-11-21T08:00:00Z","hash":"ab","journal":"00000000000000000000000000000001","sequence":7,"tallies":"cd"}

      {"hash":"ef","journal":"00000000000000000000000000000001","sequence":9,"tallies":"cd"}
      """
    #expect(try CountersignedHead.lines(text).map(\.sequence) == [7, 9])
  }
}
