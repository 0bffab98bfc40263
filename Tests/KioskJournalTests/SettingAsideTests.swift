import Foundation
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// A journal that is damaged makes way for a new one, and nothing of it is lost.
struct SettingAsideTests {
  private func damagedDesk() throws -> (Desk, Verification) {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    desk.stop()
    try desk.tamper("UPDATE entry SET hash = zeroblob(32) WHERE seq = 4")
    return (desk, try desk.verify())
  }

  private func evidence(_ verification: Verification) -> SetAsideEvidence {
    SetAsideEvidence(wall: Words.morning(), software: "1.0.0", verification)
  }

  @Test func theKioskGoesOnUnderANewJournal() throws {
    let (desk, verification) = try damagedDesk()
    let folder = desk.folder.file("set-aside/0001")
    try SetAsideJournals(journal: desk.path).setAside(evidence(verification))
    try desk.start()
    try desk.serve(Words.bad)
    #expect(try desk.verify().isSound)
    let old = try JournalContents(path: folder + "/journal.sqlite").entries.first?.payload
    guard case .boot(let payload)? = old else { throw UnreadableRow.boot }
    #expect(desk.journal.id != payload.journal)
  }

  @Test func theOldFilesLieBesideWhatWasFound() throws {
    let (desk, verification) = try damagedDesk()
    let bytes = try Data(contentsOf: URL(filePath: desk.path))
    let places = SetAsideJournals(journal: desk.path)
    try places.setAside(evidence(verification))
    let folder = try #require(places.folders.first)
    #expect(try Data(contentsOf: URL(filePath: folder + "/journal.sqlite")) == bytes)
    let kept = try #require(places.newestEvidence)
    #expect(kept.findings.map(\.code).contains("chain-broken"))
    #expect(kept.entries == verification.statistics.head.sequence)
    #expect(kept.inDoubt == kept.entries)
    #expect(!FileManager.default.fileExists(atPath: desk.path))
  }

  @Test func theLogGoesWithItsDataBase() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    let copy = try desk.crashCopy()
    let log = try Data(contentsOf: URL(filePath: copy + "-wal"))
    let places = SetAsideJournals(journal: copy)
    try places.setAside(evidence(try desk.verify(copy)))
    let folder = try #require(places.folders.last)
    #expect(try Data(contentsOf: URL(filePath: folder + "/journal.sqlite-wal")) == log)
    #expect(try desk.verify(folder + "/journal.sqlite").statistics.ratings == 1, "what is in it can still be read")
  }

  /// Between any two of the moves the power may go.
  @Test(arguments: 0...2)
  func aMoveThatBrokeOffIsEndedByTheNextStart(moved: Int) throws {
    let (desk, verification) = try damagedDesk()
    for suffix in ["-wal", "-shm"] { try Data(suffix.utf8).write(to: URL(filePath: desk.path + suffix)) }
    let folder = desk.folder.file("set-aside/0001")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("0001".utf8).write(to: URL(filePath: desk.path + "-set-aside"))
    for suffix in ["", "-wal", "-shm"].prefix(moved) {
      try FileManager.default.moveItem(atPath: desk.path + suffix, toPath: folder + "/journal.sqlite" + suffix)
    }
    try desk.start()
    #expect(try desk.verify().isSound)
    for suffix in ["", "-wal", "-shm"] {
      #expect(FileManager.default.fileExists(atPath: folder + "/journal.sqlite" + suffix))
    }
    #expect(!FileManager.default.fileExists(atPath: desk.path + "-set-aside"))
    #expect(verification.statistics.ratings == 1)
  }

  @Test func aNoteThatWasNeverWrittenWholeMovesNothing() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    desk.stop()
    try Data().write(to: URL(filePath: desk.path + "-set-aside"))
    try desk.start()
    #expect(try desk.verify().statistics.ratings == 1)
  }

  @Test func aDiskThatDamagesOneAfterTheOtherIsNamed() throws {
    let (desk, verification) = try damagedDesk()
    let places = SetAsideJournals(journal: desk.path)
    for _ in 1...SetAsideJournals.most {
      try Data("x".utf8).write(to: URL(filePath: desk.path))
      try places.setAside(evidence(verification))
    }
    try Data("x".utf8).write(to: URL(filePath: desk.path))
    #expect(throws: JournalFailure.tooManySetAside) { try places.setAside(evidence(verification)) }
    #expect(FileManager.default.fileExists(atPath: desk.path))
    #expect(places.folders.count == SetAsideJournals.most)
  }

  @Test func aJournalInUseIsLeftAlone() throws {
    let desk = try Desk(dated: true)
    #expect(throws: JournalFailure.inUse(.open)) {
      try SetAsideJournals(journal: desk.path).setAside(evidence(try desk.verify()))
    }
    try desk.serve(Words.good)
    #expect(try desk.verify().isSound)
  }

  @Test func whatWasSetAsideIsReportedUntilTheCentreHasIt() throws {
    let (desk, verification) = try damagedDesk()
    let places = SetAsideJournals(journal: desk.path)
    #expect(places.unreported == [])
    let evidence = evidence(verification)
    try places.setAside(evidence)

    let report = try #require(places.unreported.first)
    #expect(places.unreported.count == 1)
    #expect(report.id == evidence.id && report.id.count == 32)
    #expect(report.journal == verification.journal && report.journal != nil)
    #expect(report.code == "chain-broken" && report.first == 4 && report.last == 4)
    #expect(report.entries == verification.statistics.head.sequence)

    try places.noteReported(["another"])
    #expect(places.unreported == [report])
    try places.noteReported([report.id])
    #expect(places.unreported == [])
    #expect(places.folders.count == 1)
  }

  @Test func anAttemptThatBrokeOffBeforeAnythingWasMovedIsNoReport() throws {
    let (desk, verification) = try damagedDesk()
    let places = SetAsideJournals(journal: desk.path)
    let folder = desk.folder.file("set-aside/0001")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try CanonicalJSON.data(evidence(verification)).write(to: URL(filePath: folder + "/evidence.json"))
    #expect(places.unreported == [])
    try places.setAside(evidence(verification))
    #expect(places.folders.count == 1, "the folder of the attempt is taken again")
    #expect(places.unreported.count == 1)
  }

  @Test func aMissingJournalIsReportedWithoutFiles() throws {
    let desk = try Desk(dated: true)
    let witness = desk.journal.witness
    desk.stop()
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: desk.path + suffix) }
    let places = SetAsideJournals(journal: desk.path)
    let glance = JournalGlance(path: desk.path)
    try places.setAside(
      SetAsideEvidence(wall: nil, software: "1.0.0", .damaged(.missing), glance: glance, witness: witness))
    #expect(places.unreported.map(\.code) == ["missing"])
    #expect(places.unreported.map(\.journal) == [witness.journal])
  }

  /// What is only said, and what makes the kiosk leave a journal, must not change unseen: `Format.md` has the table.
  @Test func whatTouchesNoCountIsOnlySaid() {
    let said = VerificationFinding.Code.allCases.filter { !$0.setsAside }.map(\.rawValue)
    #expect(
      Set(said) == [
        "receipt-unsigned", "commitment-differs", "personal-orphan", "archive-damaged", "archive-differs",
        "archive-unsigned",
      ])
  }
}
