import ForwardingContract
import Foundation
import KioskJournal
import KioskSession
import RatingModel
import TestSupport
import Testing

@testable import KioskAssembly

/// A counter whose journal is damaged, gone or another goes on under a new one, and nothing of the old is lost.
struct JournalDamageTests {
  private func counter(ratings: Int = 3) throws -> KeptCounter {
    let kept = try KeptCounter()
    kept.start()
    for number in 0..<ratings { try kept.rate("s-\(number)") }
    // Nobody is thanked any more.
    kept.pass(seconds: 10)
    return kept
  }

  @Test func aFileWhoseBeginningIsDamagedIsSetAsideAtTheStartWhereAJournalWasKnownToBe() throws {
    let kept = try counter()
    let journal = try #require(kept.counter.journal?.witness)
    try kept.counter.place.witness.write(journal)
    kept.counter.close()
    try kept.flip(at: 0)

    try kept.restart()

    #expect(kept.counter.failure == nil)
    #expect(kept.counter.journal?.id != journal.journal)
    try kept.rate("after")
    #expect(try kept.ratings() == 1)
    #expect(kept.counter.unreported.map(\.code) == ["journal-not-a-database"])
    #expect(kept.counter.unreported.map(\.journal) == [journal.journal])
  }

  @Test func aFileThatIsNoDataBaseWhereNoJournalWasKnownIsLeftAlone() throws {
    let kept = try KeptCounter()
    let text = Data(String(repeating: "sổ góp ý ", count: 1000).utf8)
    try text.write(to: URL(filePath: kept.path))
    kept.start()
    #expect(kept.counter.failure == .notADatabase)
    #expect(try Data(contentsOf: URL(filePath: kept.path)) == text)
    #expect(kept.setAside.folders.isEmpty)
  }

  @Test(arguments: [JournalFailure.newerSchema(found: 9, known: 4), .notAJournal, .full(.open), .readOnly(.open)])
  func whatIsNoDamageIsNeverMoved(failure: JournalFailure) throws {
    let kept = try counter()
    kept.refusal = failure
    try kept.restart()
    kept.pass(seconds: 2)
    #expect(kept.counter.failure == failure)
    #expect(kept.setAside.folders.isEmpty)
    kept.refusal = nil
    kept.pass(seconds: 2)
    #expect(try kept.counter.failure == nil && kept.ratings() == 3)
  }

  @Test func aFileThatIsGoneIsReportedAndTheKioskGoesOn() throws {
    let kept = try counter()
    let witness = try #require(kept.counter.journal?.witness)
    try kept.counter.place.witness.write(witness)
    kept.counter.close()
    try kept.remove()

    try kept.restart()

    #expect(kept.counter.unreported.map(\.code) == ["missing"])
    #expect(kept.counter.unreported.map(\.journal) == [witness.journal])
    try kept.rate("after")
    #expect(try kept.ratings() == 1)
    // The witness still names the old journal, as after a power cut right here: it is known to be missing.
    try kept.restart()
    #expect(try kept.counter.failure == nil && kept.ratings() == 1)
    #expect(kept.setAside.folders.count == 1)
  }

  @Test func nobodyIsAskedAndTheCounterIsThereAtOnceUnderANewJournal() throws {
    let kept = try counter()
    let old = try #require(kept.counter.journal?.id)
    kept.counter.giveUp(try kept.evidence(), because: .found, at: kept.now)
    #expect(try kept.open("B") == .refused(.unavailable))

    kept.start()

    #expect(kept.counter.journal?.id != old)
    try kept.rate("C")
    #expect(try kept.ratings() == 1)
    #expect(try kept.ratings(of: kept.newestSetAside) == 3)
    #expect(kept.counter.unreported.map(\.code) == ["chain-broken"])
  }

  @Test func whoIsBeingAskedIsToldThatTheAnswerCouldNotBeTaken() throws {
    let kept = try counter()
    try kept.ask("B")
    kept.counter.giveUp(try kept.evidence(), because: .found, at: kept.now)
    #expect(!kept.press() && kept.counter.pressesNotTaken == 1)
    #expect(kept.counter.offer.notice == .promptBroken)
    kept.start()
    #expect(kept.counter.offer.notice == .promptBroken, "there is time to read it")

    kept.pass(seconds: 2)

    #expect(kept.counter.offer.phase == .idle)
    #expect(try kept.open("B") != .refused(.unavailable))
    let outages = try JournalContents(path: kept.path).entries.compactMap { entry in
      if case .availability(let payload) = entry.payload { payload.causes } else { nil }
    }
    #expect(outages == [["journal"], []])
  }

  @Test(arguments: [(Receipt.Abandonment.forked, "forked"), (.rolledBack, "rolledBack")])
  func aJournalThatTheCentreTakesNothingOfIsAbandoned(order: Receipt.Abandonment, code: String) throws {
    let kept = try counter()
    let old = try #require(kept.counter.journal?.id)
    kept.counter.abandon(order, at: kept.now)
    kept.start()
    #expect(kept.counter.journal?.id != old)
    #expect(kept.counter.unreported.map(\.code) == [code])
    #expect(kept.counter.unreported.map(\.journal) == [old])
    #expect(try kept.ratings(of: kept.newestSetAside) == 3)
  }

  @Test func aReportThatTheCentreHasIsNotMadeAgain() throws {
    let kept = try counter()
    kept.counter.abandon(.forked, at: kept.now)
    kept.start()
    try kept.counter.noteReported(Set(kept.counter.unreported.map(\.id)))
    #expect(kept.counter.unreported.isEmpty)
    try kept.restart()
    #expect(kept.counter.unreported.isEmpty)
  }

  /// A disk that damages one journal after the other takes no ratings: they would not be kept.
  @Test func whereTooManyWereSetAsideNothingIsTakenUntilSomebodyHasSeenToIt() throws {
    let kept = try counter()
    for _ in 1...SetAsideJournals.most {
      kept.counter.abandon(.forked, at: kept.now)
      kept.start()
    }
    #expect(kept.counter.failure == nil)
    try kept.rate("last")
    kept.pass(seconds: 10)
    kept.counter.abandon(.forked, at: kept.now)
    kept.start()
    #expect(kept.counter.failure == .tooManySetAside)
    #expect(try kept.open("B") == .refused(.unavailable))
    #expect(try kept.ratings() == 1, "the newest lies where it is")

    try FileManager.default.moveItem(atPath: kept.folder.file("set-aside").path, toPath: kept.folder.file("kept").path)
    kept.pass(seconds: 2)
    #expect(kept.counter.failure == nil)
    #expect(kept.setAside.folders.count == 1)
  }
}

extension KeptCounter {
  /// As a verification tells it that found an entry changed.
  func evidence() throws -> SetAsideEvidence {
    SetAsideEvidence(
      journal: counter.journal?.id, wall: nil, software: "1.0.0", entries: 4, countersigned: 0,
      findings: [.init(code: "chain-broken", first: 4, last: 4, text: "an entry was changed")])
  }
}
