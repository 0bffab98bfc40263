import ForwardingContract
import RatingModel
import Testing

@testable import KioskAssembly
@testable import KioskJournal

/// When a journal is checked, archived, witnessed and measured.
struct JournalCareTests {
  private let journal: JournalID
  private let other: JournalID
  private var care: JournalCare
  private var now = Instant(milliseconds: 5000)

  init() throws {
    journal = try #require(JournalID("000102030405060708090a0b0c0d0e0f"))
    other = try #require(JournalID("100102030405060708090a0b0c0d0e0f"))
    care = JournalCare(at: now, witnessed: JournalWitness(journal: journal))
  }

  private func view(
    _ journal: JournalID? = nil, countersigned: Int64 = 0, archive: JournalArchive? = nil, cut: Int64? = nil
  ) -> JournalCare.View {
    let id = journal ?? self.journal
    return JournalCare.View(
      journal: id, sequence: 20, witness: JournalWitness(journal: id, sequence: countersigned, hash: "00"),
      archive: archive, cut: cut)
  }

  private mutating func pass(hours: Int = 0, minutes: Int = 0) {
    now = now.adding(seconds: hours * 3600 + minutes * 60)
  }

  private mutating func next(_ view: JournalCare.View? = nil, isQuiet: Bool = true) -> JournalCare.Job? {
    care.next(view ?? self.view(), at: now, isQuiet: isQuiet)
  }

  private mutating func pass(check journal: JournalID? = nil) {
    care.passed(journal ?? self.journal, JournalCare.Check(through: 20, at: now, findings: []))
  }

  /// The check of the start and the first measuring are over.
  private mutating func settle() {
    #expect(next() == .check(journal, atLeast: 20))
    pass(check: journal)
    #expect(next() == .measure)
    care.measured(nil, at: now)
    #expect(next() == nil)
  }

  @Test mutating func theJournalIsCheckedFirstOfAllWhateverGoesOnAndUntilThenItIsNotCleared() {
    #expect(!care.isCleared(journal))
    #expect(next(isQuiet: false) == .check(journal, atLeast: 20))
    #expect(care.isReading)
    #expect(next() == nil, "one job at a time")
    pass(check: journal)
    #expect(care.isCleared(journal) && !care.isReading)
  }

  @Test mutating func itIsCheckedAgainADayLaterWhenNobodyIsAsked() {
    settle()
    pass(hours: 23, minutes: 59)
    #expect(next(isQuiet: false) == nil)
    pass(minutes: 1)
    care.measured(nil, at: now)
    #expect(next(isQuiet: false) == nil)
    #expect(next() == .check(journal, atLeast: 20))
  }

  @Test mutating func anotherJournalIsCheckedAtOnceAndNotClearedBefore() {
    settle()
    care.begin(other, at: now)
    #expect(!care.isCleared(other))
    #expect(next(view(other), isQuiet: false) == .check(other, atLeast: 20))
  }

  @Test mutating func aCheckThatCouldNotBeMadeClearsNothingAndIsMadeAgain() {
    #expect(next() != nil)
    care.notChecked(.inputOutput(.verify, sqliteCode: 266), at: now)
    #expect(!care.isCleared(journal) && care.checkFailure != nil)
    #expect(next() == .measure)
    care.measured(nil, at: now)
    #expect(next() == nil)
    pass(minutes: JournalCare.retryMinutes)
    #expect(next(isQuiet: false) == .check(journal, atLeast: 20))
    pass(check: journal)
    #expect(care.isCleared(journal) && care.checkFailure == nil)
  }

  @Test mutating func archivesAreReadAnHourAfterTheStartAndEachDay() {
    settle()
    pass(minutes: JournalCare.firstArchivesCheckMinutes)
    #expect(next(isQuiet: false) == nil)
    #expect(next() == .checkArchives)
    care.archivesChecked(["archive-damaged"], nil, at: now)
    #expect(care.archiveFindings == ["archive-damaged"] && care.isCleared(journal))
    pass(hours: 23)
    care.measured(nil, at: now)
    pass(check: journal)
    #expect(next() == nil)
    pass(hours: 1)
    #expect(next() == .checkArchives)
    care.archivesChecked([], nil, at: now)
    #expect(care.archiveFindings.isEmpty)
  }

  @Test mutating func aWitnessIsWrittenForEveryNewJournalAndSeldomAfterThat() {
    settle()
    #expect(next(view(countersigned: 7)) == .witness(JournalWitness(journal: journal, sequence: 7, hash: "00")))
    care.witnessed(JournalWitness(journal: journal, sequence: 7, hash: "00"), nil, at: now)
    pass(minutes: JournalCare.witnessMinutes - 1)
    #expect(next(view(countersigned: 9)) == nil)
    pass(minutes: 1)
    #expect(next(view(countersigned: 7)) == nil, "nothing was countersigned since")
    #expect(next(view(countersigned: 9)) != nil)
    care.witnessed(JournalWitness(journal: journal, sequence: 9, hash: "00"), nil, at: now)

    care.begin(other, at: now)
    #expect(next(view(other)) == .check(other, atLeast: 20))
    pass(check: other)
    let fresh = JournalWitness(journal: other, sequence: 0, hash: "00")
    #expect(next(view(other)) == .witness(fresh))
    care.witnessed(fresh, nil, at: now)
    #expect(next(view(other)) == nil && !care.isNewer(fresh))
    #expect(next(view(other, countersigned: 3)) != nil, "the first receipt of a journal waits for nothing")
  }

  @Test mutating func aWitnessThatCannotBeWrittenIsTriedSeldom() {
    settle()
    #expect(next(view(countersigned: 7)) != nil)
    care.witnessed(JournalWitness(journal: journal, sequence: 7, hash: "00"), .full(.witness), at: now)
    #expect(care.witnessFailure == .full(.witness))
    #expect(next(view(countersigned: 7)) == nil)
    pass(minutes: JournalCare.witnessMinutes)
    #expect(next(view(countersigned: 7)) != nil)
  }

  @Test mutating func archivesAndCutsAreWorkedOffAndFailuresWait() throws {
    settle()
    let archive = try archive()
    #expect(next(view(archive: archive), isQuiet: false) == .archive(archive))
    care.archived(.full(.archive), at: now)
    #expect(care.archiveFailure == .full(.archive))
    #expect(next(view(archive: archive)) == .measure)
    care.measured(nil, at: now)
    #expect(next(view(archive: archive)) == nil)
    pass(minutes: JournalCare.retryMinutes)
    #expect(next(view(archive: archive)) == .archive(archive))
    care.archived(nil, at: now)
    #expect(care.archiveFailure == nil)
    care.measured(nil, at: now)
    #expect(next(view(cut: 12)) == .checkCut(through: 12))
    care.cutChecked(nil, at: now)
    #expect(next(view(cut: 15)) == .checkCut(through: 15), "what was found sound keeps no other waiting")
    care.cutChecked(.full(.verify), at: now)
    #expect(next(view(cut: 15)) == nil)
    pass(minutes: JournalCare.retryMinutes)
    #expect(next(view(cut: 15)) == .checkCut(through: 15))
  }

  private func archive() throws -> JournalArchive {
    let (kiosk, hash) = (try #require(KioskID(String(repeating: "0a", count: 16))), String(repeating: "0", count: 64))
    let receipt = Receipt(
      kiosk: kiosk, journal: journal, epoch: "e1", batch: hash, head: Head(sequence: 9, hash: hash, tallies: hash),
      digest: .matches, time: WallTime(milliseconds: 0))
    return JournalArchive(
      journal: journal, entries: 1...9, receipt: SignedReceipt(receipt, signed: "a.b.c"), through: 7)
  }
}
