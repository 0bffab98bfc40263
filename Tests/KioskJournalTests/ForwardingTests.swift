import ForwardingContract
import Foundation
import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// Batches out, receipts in.
struct ForwardingTests {
  private func batch(_ desk: Desk, epoch: String = "e1", limit: Int = 500) throws -> Batch {
    try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: epoch, limit: limit))
  }

  private func receipt(
    _ batch: Batch, epoch: String? = nil, digest: Receipt.DigestState = .matches, time: WallTime = Words.morning()
  ) -> SignedReceipt {
    SignedReceipt(
      Receipt(
        kiosk: batch.kiosk, journal: batch.journal, epoch: epoch ?? batch.epoch, batch: "00", head: batch.head,
        digest: digest, time: time),
      signed: "a.b.\(batch.head.sequence)")
  }

  @Test func aBatchHoldsEverythingReleasedWithTheScalesItNames() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    let batch = try batch(desk)
    #expect(batch.journal == desk.journal.id)
    #expect(batch.head.sequence == desk.journal.sequence)
    #expect(batch.head.hash == desk.journal.state.head.hash.hexadecimal)
    #expect(try batch.head.tallies == TallyDigest.of(batch.tallies))
    #expect(try batch.tallies.count == desk.tallies().count)
    #expect(batch.scales == [Words.scale()])
    #expect(batch.complete)
    #expect(batch.openTail == desk.journal.sequence)
    #expect(batch.software == "1.0.0")
  }

  @Test func aBatchWithoutLevelsNamesNoScale() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    #expect(try batch(desk).scales.isEmpty)
  }

  @Test func askingForABatchWritesNothing() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    _ = try batch(desk)
    try desk.journal.checkpoint()
    let files = [desk.path, desk.path + "-wal"].map { URL(filePath: $0) }
    let before = try files.map { try Data(contentsOf: $0) }
    for _ in 1...3 { _ = try batch(desk) }
    #expect(try files.map { try Data(contentsOf: $0) } == before)
  }

  @Test func whatIsAcknowledgedIsNotSentAgainAndWhatChangedSinceIs() throws {
    let desk = try Desk(dated: true)
    try desk.append(desk.press(.ambient))
    try desk.serve(Words.good)
    let first = try batch(desk)
    try desk.append(desk.press(.ambient))
    #expect(try desk.journal.accept(receipt(first), sent: first) == .acknowledged)
    let second = try batch(desk)
    #expect(second.tallies.map(\.count) == [2])
    #expect(second.tallies.first?.key.family == .presses)
    #expect(second.openTail == 1)
  }

  @Test func questionsTravelWithTheAnswersThatNameThem() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 {
      let session = try desk.serve(Words.good, isFinal: false)
      try desk.append(desk.answer(session, Words.answers), .ratingFinal(session))
    }

    let batch = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))

    #expect(batch.questions == [Words.questions()[0]])
    #expect(batch.tallies.count { $0.key.family == .answers } == 2)
  }

  @Test func whenTheCentreHasEverythingThereIsNoBatch() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    let sent = try batch(desk)
    try desk.journal.accept(receipt(sent), sent: sent)
    #expect(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1") == nil)
    try desk.restart()
    #expect(try batch(desk).tallies.isEmpty, "a new entry wants its head countersigned")
  }

  @Test func aLimitLeavesTheBatchIncompleteWhatChangedLastFirst() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    var versions: [Int64] = []
    var rounds = 0
    while true {
      let sent = try batch(desk, limit: 2)
      versions += sent.tallies.map(\.version)
      rounds += 1
      try desk.journal.accept(receipt(sent, digest: sent.complete ? .matches : .pending), sent: sent)
      if sent.complete { break }
    }
    #expect(versions == versions.sorted(by: >))
    #expect(versions.count == 5 && rounds == 3)
  }

  @Test func moreScalesThanABatchMayNameGoIntoTheNext() throws {
    let desk = try Desk(dated: true)
    for version in 1...(Limits.scalesPerBatch + 2) {
      desk.configuration = Words.configuration(scale: Words.scale(version: version))
      try desk.restart()
      for _ in 1...5 { try desk.serve(Words.good, scaleVersion: version) }
    }
    let first = try batch(desk)
    #expect(first.scales.count == Limits.scalesPerBatch)
    #expect(!first.complete)
    try desk.journal.accept(receipt(first, digest: .pending), sent: first)
    let second = try batch(desk)
    #expect(second.scales.map(\.version) == [2, 1])
    #expect(second.complete)
  }

  @Test func aDifferingDigestMakesTheKioskSendEverythingAgain() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    let first = try batch(desk)
    try desk.journal.accept(receipt(first), sent: first)
    try desk.append(desk.press(.ambient))
    let second = try batch(desk)
    #expect(try desk.journal.accept(receipt(second, digest: .differs), sent: second) == .sendAgain)
    #expect(try batch(desk).tallies.count == first.tallies.count + 1)
  }

  @Test func aNewEpochMakesTheKioskSendEverythingAgain() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    let first = try batch(desk)
    try desk.journal.accept(receipt(first), sent: first)
    try desk.journal.newEpoch("e2")
    try desk.restart()
    let again = try batch(desk, epoch: "e2")
    #expect(again.tallies == first.tallies)
    #expect(again.epoch == "e2")
  }

  @Test func aReceiptOfAnotherEpochAnnouncesIt() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    let sent = try batch(desk)
    #expect(try desk.journal.accept(receipt(sent, epoch: "e2"), sent: sent) == .sendAgain)
    #expect(desk.journal.epoch == "e2")
  }

  @Test func anEpochSaidAgainChangesNothing() throws {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    let sent = try batch(desk)
    try desk.journal.accept(receipt(sent), sent: sent)
    try desk.journal.newEpoch("e1")
    #expect(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1") == nil)
  }

  @Test func aReceiptForAnotherBatchChangesNothing() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    let sent = try batch(desk)
    let head = Head(sequence: sent.head.sequence, hash: String(repeating: "0", count: 64), tallies: sent.head.tallies)
    let other = Receipt(
      kiosk: sent.kiosk, journal: sent.journal, epoch: "e1", batch: "00", head: head, digest: .matches,
      time: Words.morning())
    #expect(try desk.journal.accept(SignedReceipt(other, signed: "a.b.c"), sent: sent) == .notOurs)
    #expect(try batch(desk).tallies == sent.tallies)
  }

  @Test func aLateReceiptDoesNotMakeTheOpenTailLonger() throws {
    let desk = try Desk(dated: true)
    try desk.append(desk.press(.ambient))
    let first = try batch(desk)
    try desk.append(desk.press(.ambient))
    let second = try batch(desk)
    try desk.journal.accept(receipt(second), sent: second)
    try desk.journal.accept(receipt(first), sent: first)
    #expect(desk.journal.openTail == OpenTail(entries: 0, since: nil))
    #expect(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1") == nil, "nothing is sent again for it")
  }

  @Test func theOpenTailBeginsWithTheFirstEntryThatNoReceiptCovers() throws {
    let desk = try Desk(dated: true)
    let start = desk.now
    #expect(desk.journal.openTail == OpenTail(entries: 3, since: start))
    let sent = try batch(desk)
    desk.pass(seconds: 10)
    try desk.append(desk.press(.ambient))
    let pressed = desk.now
    desk.pass(seconds: 10)
    try desk.append(desk.press(.ambient))
    try desk.journal.accept(receipt(sent), sent: sent)
    #expect(desk.journal.openTail == OpenTail(entries: 2, since: pressed))
    try desk.restart()
    #expect(desk.journal.openTail == OpenTail(entries: 3, since: pressed))
  }

  @Test func theAgeOfTheOpenTailIsKnownAcrossAnchoredBoots() throws {
    let desk = try Desk(dated: true)
    try desk.restart(boot: Words.boot(2))
    #expect(desk.journal.openTail.since == desk.now, "an undated boot cannot compare")
    try desk.journal.anchor(wall: Words.morning(plusHours: 24), at: desk.now, source: .ntp)
    let since = try #require(desk.journal.openTail.since)
    #expect(desk.now.milliseconds(since: since) == 24 * 3_600_000)
  }

  @Test func theDigestAfterARestartIsTheOneOfAllTallies() throws {
    let desk = try Desk(dated: true)
    for round in 1...4 {
      for _ in 1...3 { try desk.serve(Words.good) }
      let sent = try batch(desk, limit: round == 2 ? 1 : 500)
      if round != 3 {
        try desk.journal.accept(receipt(sent, digest: sent.complete ? .matches : .pending), sent: sent)
      }
      desk.pass(hours: 24)
      try desk.restart()
      let all = try desk.rows {
        try Row.fetchAll($0, sql: "SELECT key, count, version FROM tally").map(TallyTable.tally)
      }
      #expect(try batch(desk).head.tallies == TallyDigest.of(all))
    }
  }

  @Test func theNewestReceiptIsKeptWithItsSignature() throws {
    let desk = try Desk(dated: true)
    try desk.append(desk.press(.ambient))
    let first = try batch(desk)
    try desk.append(desk.press(.ambient))
    let second = try batch(desk)
    try desk.journal.accept(receipt(second), sent: second)
    try desk.journal.accept(receipt(first), sent: first)
    #expect(try desk.rows(ReceiptTable.kept) == receipt(second))
  }
}
