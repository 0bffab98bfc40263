import ForwardingContract
import Foundation
import GRDB
import RatingModel

extension Journal {
  /// What is released and not acknowledged in this epoch, oldest release first, with the head that commits to all released
  /// tallies. `nil` when the centre has everything, the newest entry countersigned.
  ///
  /// Writes nothing, except for an epoch that was not announced before: see ``newEpoch(_:)``.
  ///
  /// - Parameter limit: Tallies in the batch; fewer travel when they name more than ``Limits/scalesPerBatch`` scales.
  package func batch(
    kiosk: KioskID, epoch: String, limit: Int = Limits.talliesPerBatch
  ) throws(JournalFailure) -> Batch? {
    try newEpoch(epoch)
    let state = state
    let tail = openTail
    let isCountersigned = receipt?.epoch == epoch && receipt?.head.sequence == state.head.sequence
    var digests = digests
    let software = software
    let batch = try read(.batch) { db -> Batch? in
      let waiting = try TallyTable.unacknowledged(limit: limit + 1, db)
      guard !waiting.isEmpty || !isCountersigned else { return nil }
      let (tallies, scales) = Self.fitting(waiting.prefix(limit))
      return Batch(
        kiosk: kiosk, journal: state.journal, epoch: epoch,
        head: Head(
          sequence: state.head.sequence, hash: state.head.text, tallies: try digests.whole(db)),
        scales: try scales.map { try ScaleTable.scale($0.scale, $0.version, db) }, tallies: tallies,
        complete: tallies.count == waiting.count, openTail: tail.entries, software: software)
    }
    self.digests = digests
    return batch
  }

  /// Takes in the centre's answer to a batch. The signature has been checked by whoever carried it; it is kept for
  /// whoever checks it later.
  @discardableResult
  package func accept(_ signed: SignedReceipt, sent: Batch) throws(JournalFailure) -> ReceiptEffect {
    let receipt = signed.receipt
    guard receipt.kiosk == sent.kiosk, receipt.journal == id, sent.journal == id, receipt.head == sent.head,
      sent.head.sequence <= sequence
    else { return .notOurs }
    guard receipt.epoch == epoch, sent.epoch == epoch else {
      try newEpoch(receipt.epoch)
      return .sendAgain
    }
    guard receipt.digest != .differs else {
      try write(.receipt, TallyTable.forgetAcknowledgements)
      return .sendAgain
    }
    try acknowledge(signed, sent)
    return .acknowledged
  }

  /// The epoch that holds from now on: after enrolment, and when the centre was restored. In a new one nothing is
  /// acknowledged; saying the same again changes nothing.
  package func newEpoch(_ epoch: String) throws(JournalFailure) {
    guard epoch != self.epoch else { return }
    try write(.epoch) { db in
      try TallyTable.forgetAcknowledgements(db)
      try MetaTable.put(Data(epoch.utf8), as: .epoch, db)
    }
    self.epoch = epoch
  }

  /// What no receipt covers yet.
  package var openTail: OpenTail {
    OpenTail(
      entries: sequence &- (receipt?.head.sequence ?? 0),
      since: tail.map { $0.instant(in: state.boot, anchor: state.fold.anchors[state.boot], startedAt: startedAt) })
  }

  private func acknowledge(_ signed: SignedReceipt, _ sent: Batch) throws(JournalFailure) {
    let receipt = signed.receipt
    let digests = digests
    // A receipt may come late: the newest head that was countersigned counts.
    let newest = self.receipt.map { $0.head.sequence > receipt.head.sequence ? $0 : receipt } ?? receipt
    let tail = try write(.receipt) { db in
      for tally in sent.tallies { try TallyTable.acknowledge(tally, db) }
      if newest == receipt { try ReceiptTable.put(signed, db) }
      try digests.write(through: sent.head.sequence, db)
      return try OpenTail.Start(after: newest.head.sequence, db)
    }
    self.digests.noteWritten()
    self.receipt = newest
    self.tail = tail
  }

  /// As many tallies as their scales leave room for.
  private static func fitting(_ tallies: some Sequence<Tally>) -> ([Tally], [LevelReference]) {
    var fitting: [Tally] = []
    var scales: [LevelReference] = []
    for tally in tallies {
      if let level = tally.key.level, !scales.contains(where: { $0.isOfSameScale(as: level) }) {
        guard scales.count < Limits.scalesPerBatch else { break }
        scales.append(level)
      }
      fitting.append(tally)
    }
    return (fitting, scales)
  }
}

extension LevelReference {
  fileprivate func isOfSameScale(as other: LevelReference) -> Bool { scale == other.scale && version == other.version }
}

extension TallyKey {
  /// The level that the key names.
  fileprivate var level: LevelReference? {
    switch self {
    case .day(let key): if case .level(let level) = key.subject { level } else { nil }
    case .work(let key): key.level
    case .rhythm(let key): key.level
    case .answers, .presses, .minutes: nil
    }
  }
}
