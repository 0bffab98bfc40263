import Foundation
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// A file that is not the journal it should be is not gone on with.
struct WitnessTests {
  private let centre = SigningCentre()

  /// A desk whose journal was countersigned, and an older copy of its file from before.
  private func countersigned() throws -> (Desk, older: String, JournalWitness) {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    let older = desk.folder.file("older.sqlite")
    try desk.journal.checkpoint()
    try FileManager.default.copyItem(atPath: desk.path, toPath: older)
    try desk.serve(Words.bad)
    try desk.countersign(by: centre)
    return (desk, older, desk.journal.witness)
  }

  private func open(_ desk: Desk, _ witness: JournalWitness?) throws -> Journal {
    try Journal.open(
      path: desk.path, boot: desk.boot, startedAt: desk.now, software: "1.0.0", configuration: desk.configuration,
      witness: witness)
  }

  private func replace(_ desk: Desk, with copy: String) throws {
    desk.stop()
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: desk.path + suffix) }
    try FileManager.default.copyItem(atPath: copy, toPath: desk.path)
  }

  @Test func aJournalThatHoldsWhatTheCentreCountersignedIsGoneOnWith() throws {
    let (desk, _, witness) = try countersigned()
    #expect(witness.sequence > 0 && witness.journal == desk.journal.id)
    desk.stop()
    #expect(try open(desk, witness).id == witness.journal)
  }

  @Test func anOlderCopyIsRefusedAndLeftAsItIs() throws {
    let (desk, older, witness) = try countersigned()
    try replace(desk, with: older)
    #expect(throws: JournalFailure.damaged(.rolledBack)) { try open(desk, witness) }
    #expect(try JournalContents(path: desk.path).entries.count == JournalContents(path: older).entries.count)
  }

  @Test func anOlderCopyThatWentOnOtherwiseIsRefused() throws {
    let (desk, older, witness) = try countersigned()
    try replace(desk, with: older)
    try desk.start()
    for _ in 1...10 { try desk.serve(Words.best) }
    #expect(desk.journal.sequence > witness.sequence)
    desk.stop()
    #expect(throws: JournalFailure.damaged(.rolledBack)) { try open(desk, witness) }
  }

  @Test func anotherJournalIsRefused() throws {
    let (desk, _, witness) = try countersigned()
    let other = try Desk(dated: true)
    for _ in 1...10 { try other.serve(Words.good) }
    other.stop()
    try replace(desk, with: other.path)
    #expect(throws: JournalFailure.damaged(.swapped)) { try open(desk, witness) }
  }

  @Test func aFileThatIsGoneIsMissedAndNoneIsMade() throws {
    let (desk, _, witness) = try countersigned()
    desk.stop()
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: desk.path + suffix) }
    #expect(throws: JournalFailure.damaged(.missing)) { try open(desk, witness) }
    #expect(!FileManager.default.fileExists(atPath: desk.path))
  }

  @Test func aFileThatWasEmptiedIsMissed() throws {
    let (desk, _, witness) = try countersigned()
    desk.stop()
    try Data().write(to: URL(filePath: desk.path))
    #expect(throws: JournalFailure.damaged(.missing)) { try open(desk, witness) }
  }

  @Test func whatWasPrunedNeedNotBeThere() throws {
    let desk = try Desk(dated: true)
    try desk.journal.cutIfDue(at: desk.now)
    try desk.serve(Words.good)
    try desk.countersign(by: centre)
    let witness = desk.journal.witness
    desk.pass(hours: 31 * 24)
    try desk.journal.tick(at: desk.now)
    try desk.journal.cutIfDue(at: desk.now)
    try desk.countersign(by: centre)
    let archive = try #require(desk.journal.archive)
    try desk.journal.noteArchive(archive)
    while try desk.journal.prune(keeping: 0, at: desk.now) {}
    #expect(try #require(desk.entries().first?.sequence) > witness.sequence)
    desk.stop()
    #expect(try open(desk, witness).id == witness.journal)
  }

  @Test func whereAJournalWasSetAsideAnotherIsRight() throws {
    let (desk, _, witness) = try countersigned()
    desk.stop()
    let evidence = SetAsideEvidence(
      wall: nil, software: "1.0.0", .corrupt(.append, sqliteCode: 11), glance: JournalGlance(path: desk.path),
      witness: witness)
    try SetAsideJournals(journal: desk.path).setAside(evidence)
    let fresh = try open(desk, witness)
    #expect(fresh.id != witness.journal)
  }

  @Test func aWitnessIsReadAsItWasWrittenAndADamagedOneIsNone() throws {
    let (desk, _, witness) = try countersigned()
    let file = WitnessFile(besideJournal: desk.path)
    #expect(file.read() == nil)
    try file.write(JournalWitness(journal: witness.journal))
    try file.write(witness)
    #expect(file.read() == witness)
    try Data("{".utf8).write(to: URL(filePath: file.path))
    #expect(file.read() == nil)
  }
}
