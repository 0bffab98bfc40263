import ForwardingContract
import RatingModel

/// What a centre does with batches: per key the highest version wins.
struct ModelCentre {
  private(set) var tallies: [TallyKey: Tally] = [:]

  mutating func take(_ batch: Batch) {
    for tally in batch.tallies where tally.version > (tallies[tally.key]?.version ?? 0) { tallies[tally.key] = tally }
  }

  func digest() throws -> String { try TallyDigest.of(tallies.values) }

  func receipt(for batch: Batch) throws -> SignedReceipt {
    SignedReceipt(
      Receipt(
        kiosk: batch.kiosk, journal: batch.journal, epoch: batch.epoch, batch: "00", head: batch.head,
        digest: batch.complete ? (try digest() == batch.head.tallies ? .matches : .differs) : .pending,
        time: WallTime(milliseconds: 0)),
      signed: "a.b.c")
  }
}
