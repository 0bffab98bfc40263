import ForwardingContract
import Foundation
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// Once it was countersigned, a journal goes on from there or is found out.
struct ProofTests {
  private func desk() throws -> Desk {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    return desk
  }

  private func batch(_ desk: Desk, epoch: String = "e1") throws -> Batch {
    try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: epoch, isDaily: true))
  }

  private func receipt(_ batch: Batch, prove: Int64? = nil, abandon: Receipt.Abandonment? = nil) -> SignedReceipt {
    SignedReceipt(
      Receipt(
        kiosk: batch.kiosk, journal: batch.journal, epoch: batch.epoch, batch: "00", head: batch.head,
        digest: abandon != nil ? .differs : prove != nil ? .pending : .matches, time: Words.morning(), prove: prove,
        abandon: abandon),
      signed: "a.b.c")
  }

  @Test func eachBatchNamesTheNewestHeadWithAReceiptWhateverTheEpoch() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    #expect(try batch(desk).countersigned == nil)
    try desk.deliver(to: &centre)
    let head = try batch(desk).head
    try desk.append(desk.press(.ambient))
    #expect(try batch(desk).countersigned == head)
    #expect(try batch(desk, epoch: "e2").countersigned == head)
    try desk.restart()
    #expect(try batch(desk, epoch: "e2").countersigned == head)
  }

  @Test func whatStandsWhereTheCentreAskedIsInTheNextBatchAndOnlyThere() throws {
    let desk = try desk()
    let first = try batch(desk)
    try desk.journal.accept(receipt(first, prove: 3), sent: first)
    let second = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"), "a question wants an answer")
    let hash = try desk.rows { try EntryTable.row(3, $0)?.hash.hexadecimal }
    #expect(second.witness == Witness(sequence: 3, hash: hash))
    try desk.journal.accept(receipt(second), sent: second)
    #expect(try batch(desk).witness == nil)
  }

  @Test func aReceiptThatAsksAcknowledgesNothingAndIsNotKept() throws {
    let desk = try desk()
    let first = try batch(desk)
    let before = try desk.bytes()
    #expect(try desk.journal.accept(receipt(first, prove: 3), sent: first) == .unproven)
    #expect(try desk.bytes() == before)
    let second = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    #expect(second.countersigned == nil)
    #expect(second.tallies == first.tallies && second.complete)
    #expect(desk.journal.openTail.entries == first.openTail)
  }

  @Test func beyondTheJournalsEndThereIsNoHash() throws {
    let desk = try desk()
    let first = try batch(desk)
    try desk.journal.accept(receipt(first, prove: 10_000), sent: first)
    #expect(try batch(desk).witness == Witness(sequence: 10_000, hash: nil))
  }

  @Test func whatWasPrunedIsNotSaidToBeMissing() async throws {
    let desk = try desk()
    let centre = SigningCentre()
    try desk.journal.cutIfDue(at: desk.now)
    desk.pass(hours: 31 * 24)
    try desk.journal.tick(at: desk.now)
    try desk.journal.cutIfDue(at: desk.now)
    try desk.countersign(by: centre)
    let archive = try #require(desk.journal.archive)
    try desk.journal.noteArchive(archive)
    while try desk.journal.prune(keeping: 0, at: desk.now) {}
    let cut = try #require(desk.journal.cuts.first)
    for (prove, witness) in [
      (cut.through, Witness(sequence: cut.through, hash: cut.hash.hexadecimal)), (cut.through - 1, nil), (0, nil),
      (-1, nil),
    ] as [(Int64, Witness?)] {
      let sent = try batch(desk)
      try desk.journal.accept(receipt(sent, prove: prove), sent: sent)
      #expect(try batch(desk).witness == witness)
    }
  }

  @Test func anOrderToAbandonWritesNothing() throws {
    let desk = try desk()
    let sent = try batch(desk)
    try desk.journal.checkpoint()
    let before = try desk.bytes()
    for reason in [Receipt.Abandonment.forked, .rolledBack] {
      #expect(try desk.journal.accept(receipt(sent, abandon: reason), sent: sent) == .abandon(reason))
    }
    #expect(try desk.bytes() == before)
    #expect(try batch(desk).tallies == sent.tallies)
  }

  /// Whoever put a disk back cannot pass the centre's question for a receipt.
  @Test(arguments: [Int64?.some(1), nil]) func aReceiptThatAsksOrOrdersCountersignsNothing(prove: Int64?) throws {
    let desk = try desk()
    let sent = try batch(desk)
    try desk.journal.accept(receipt(sent), sent: sent)
    #expect(try desk.verify().countersignature?.state == .unchecked)
    let odd = receipt(sent, prove: prove, abandon: prove == nil ? .forked : nil)
    desk.stop()
    try desk.put(odd)
    let verification = try desk.verify()
    #expect(verification.countersignature?.state == .fails)
    #expect(verification.findings.map(\.code) == [.receiptDiffers])
  }

  /// The journal's files as they were once, put back later.
  private func setBack(_ desk: Desk, while centre: inout CarefulCentre) throws -> Int64 {
    try desk.deliver(to: &centre)
    desk.stop()
    let old = try Data(contentsOf: URL(filePath: desk.path))
    try desk.start()
    for _ in 1...5 { try desk.serve(Words.bad) }
    try desk.deliver(to: &centre)
    let newest = desk.journal.sequence
    desk.stop()
    try? FileManager.default.removeItem(atPath: desk.path + "-wal")
    try old.write(to: URL(filePath: desk.path))
    desk.pass(seconds: 1)
    try desk.start()
    return newest
  }

  @Test func aJournalThatWasSetBackIsFoundOutBeforeItGrows() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    let newest = try setBack(desk, while: &centre)
    #expect(desk.journal.sequence < newest)
    let sent = try desk.deliver(to: &centre)
    #expect(sent.last?.witness == Witness(sequence: newest, hash: nil))
    #expect(sent.count == 2)
  }

  @Test func aJournalThatWasSetBackIsFoundOutAfterItHasGrown() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    let newest = try setBack(desk, while: &centre)
    for _ in 1...20 { try desk.serve(Words.good) }
    #expect(desk.journal.sequence > newest)
    let sent = try desk.deliver(to: &centre)
    let last = try #require(sent.last)
    #expect(last.witness?.sequence == newest && last.witness?.hash != nil)
    #expect(try centre.answer(last).receipt.abandon == .forked)
  }

  @Test func anHonestJournalIsAskedAfterALostReceiptAndGoesOn() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    let lost = try batch(desk)
    _ = try centre.answer(lost)
    try desk.append(desk.press(.ambient))
    let sent = try desk.deliver(to: &centre)
    #expect(sent.count == 2)
    #expect(sent.last?.witness == Witness(sequence: lost.head.sequence, hash: lost.head.hash))
    #expect(desk.journal.openTail.entries == 0)
  }
}
