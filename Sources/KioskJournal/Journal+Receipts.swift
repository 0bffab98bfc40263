import ForwardingContract
import GRDB
import RatingModel

extension Journal {
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
    if let abandonment = receipt.abandon { return .abandon(abandonment) }
    if receipt.prove != nil {
      question = CentreQuestion(prove: receipt.prove, compareAfter: question.compareAfter)
      return .unproven
    }
    try take(signed, sent)
    return receipt.meansSendAgain ? .sendAgain : .acknowledged
  }

  private func take(_ signed: SignedReceipt, _ sent: Batch) throws(JournalFailure) {
    let receipt = signed.receipt
    // A receipt may come late: the newest head that was countersigned counts.
    let isNewest = receipt.head.sequence >= (self.receipt?.head.sequence ?? 0)
    let newest = isNewest ? receipt : self.receipt
    var digests = digests
    let tail = try write(.receipt) { db in
      try Self.note(receipt, sent, db)
      if isNewest { try ReceiptTable.put(signed, db) }
      try digests.write(through: sent.head.sequence, db)
      // Should a digest of ours be what is wrong, or be missing, it is computed anew before anything is compared or sent again
      // for nothing.
      if receipt.isDifferenceNew { try digests.doubtAll(db) }
      return try OpenTail.Start(after: newest?.head.sequence ?? 0, db)
    }
    digests.noteWritten()
    digests.doubt(receipt.wanted(of: sent))
    self.digests = digests
    (self.receipt, self.tail, question) = (newest, tail, CentreQuestion(receipt))
    if isNewest { signedReceipt = signed }
  }

  /// What the centre has, what it refused, and what it wants again.
  private static func note(_ receipt: Receipt, _ sent: Batch, _ db: Database) throws {
    let refused = Dictionary(
      (receipt.refused ?? []).map { ($0.index, $0.code) }, uniquingKeysWith: { first, _ in first })
    for (index, tally) in sent.tallies.enumerated() {
      if let code = refused[index] {
        try TallyTable.keepBack(tally, code: Self.printable(code), db)
      } else {
        try TallyTable.acknowledge(tally, db)
      }
    }
    for name in receipt.wanted(of: sent) { try TallyTable.forgetAcknowledgements(ofGroup: name, db) }
    if receipt.meansSendAgain { try TallyTable.forgetAcknowledgements(db) }
  }

  /// A foreign code is kept: only what a code may look like.
  private static func printable(_ code: String) -> String {
    let allowed = code.unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    return allowed.isEmpty ? "unnamed" : String(String.UnicodeScalarView(allowed.prefix(60)))
  }
}

extension Receipt {
  /// The digests differ, and the centre does not compare.
  fileprivate var meansSendAgain: Bool { digest == .differs && compareAfter == nil }

  /// The digests differ, and nothing was compared yet.
  fileprivate var isDifferenceNew: Bool { meansSendAgain || compareAfter == "" }

  /// Groups that are to be sent again, of those whose digests were sent.
  fileprivate func wanted(of sent: Batch) -> Set<String> {
    Set(wanted ?? []).intersection(sent.groups?.digests.keys.map(\.self) ?? [])
  }
}
