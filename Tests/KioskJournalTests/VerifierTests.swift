import Foundation
import KioskSession
import RatingModel
import Synchronization
import Testing

@testable import KioskJournal

struct VerifierTests {
  @Test func theStatisticsAddUp() throws {
    let desk = try Desk(dated: true)
    for _ in 1...6 { try desk.serve(Words.good, id: nil) }
    let corrected = try desk.serve(Words.bad, isFinal: false)
    try desk.append(desk.correction(corrected, Words.good, .raised), desk.press(.ambient))
    let declined = try desk.open()
    try desk.append(.invite(declined), desk.ending(declined, .declined, channel: .button))
    try desk.open()

    let statistics = try desk.verify().statistics

    #expect(statistics.entries == desk.journal.sequence)
    #expect(statistics.starts == 1)
    #expect(statistics.sessions == 9)
    #expect(statistics.outcomes == [.rated: 7, .declined: 1])
    #expect(statistics.sessionsWithoutOutcome == 1)
    #expect(statistics.ratings == 7)
    #expect(statistics.released == 5)
    #expect(statistics.waiting == 2)
    #expect(statistics.corrections == 1)
    #expect(statistics.presses == 1)
    #expect(statistics.personalFields == 18)
    #expect(statistics.head == desk.journal.state.head)
    let batch = try desk.journal.batch(kiosk: Words.kiosk, epoch: "e")
    #expect(statistics.digest == batch?.head.tallies)
  }

  @Test func aJournalCanBeVerifiedWhileItsKioskRuns() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    #expect(try desk.verify().isSound)
    try desk.serve(Words.good)
    #expect(try desk.verify().statistics.ratings == 2)
  }

  @Test func verifyingChangesNoByteOfTheJournal() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    let copy = try desk.crashCopy()
    let files = [copy, copy + "-wal"].map { URL(filePath: $0) }
    let before = try files.map { try Data(contentsOf: $0) }
    #expect(try desk.verify(copy).isSound)
    #expect(try files.map { try Data(contentsOf: $0) } == before)
  }

  @Test func aFolderThatCannotBeWrittenIsGoodEnough() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    desk.stop()
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: desk.folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: desk.folder.path) }
    #expect(try desk.verify().isSound)
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    let folder = try ScratchFolder()
    #expect(throws: JournalFailure.cannotOpen(errorNumber: 2)) {
      try JournalVerifier(path: folder.file("nothing.sqlite")).verify()
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file("nothing.sqlite")))
  }

  @Test func progressIsToldUpToTheEnd() throws {
    let desk = try Desk(dated: true)
    try desk.append(desk.press(.ambient))
    let told = Mutex<[Int64]>([])
    let verifier = JournalVerifier(path: desk.path) { done, _ in told.withLock { $0.append(done) } }
    _ = try verifier.verify()
    #expect(told.withLock { $0 } == [desk.journal.sequence])
  }
}
