import ForwardingContract
import RatingModel

/// A centre that takes what it can, compares group by group, and holds a journal to what it countersigned.
struct CarefulCentre {
  private(set) var tallies: [TallyKey: Tally] = [:]
  /// Hash by sequence number.
  private(set) var countersigned: [Int64: String] = [:]
  /// Groups that were asked for again, in all.
  private(set) var wanted: [String] = []
  /// Tallies that it refuses, as long as they are in here.
  var refuses: (Tally) -> Bool = { _ in false }
  var groupsPerPage = Limits.groupsPerPage

  mutating func lose(_ isLost: (TallyKey) -> Bool) { tallies = tallies.filter { !isLost($0.key) } }

  /// The centre's signature is of no interest here.
  mutating func answer(_ batch: Batch) throws -> SignedReceipt {
    if let reason = contradiction(in: batch) { return receipt(batch, .differs, abandon: reason) }
    if let newest = countersigned.keys.max(), !shows(batch, newest) { return receipt(batch, .pending, prove: newest) }
    let refused = batch.tallies.indices.filter { refuses(batch.tallies[$0]) }
    for (index, tally) in batch.tallies.enumerated()
    where !refused.contains(index) && tally.version > (tallies[tally.key]?.version ?? 0) { tallies[tally.key] = tally }
    countersigned[batch.head.sequence] = batch.head.hash
    let differs = try batch.complete && TallyDigest.of(tallies.values) != batch.head.tallies
    let missing = try batch.groups.map(missing) ?? []
    wanted += missing
    return receipt(
      batch, differs ? .differs : batch.complete ? .matches : .pending,
      refused: refused.map { RefusedTally(index: $0, code: "tally-conflict") },
      compareAfter: differs ? "" : batch.groups?.through, wanted: batch.groups.map { _ in missing })
  }

  private func contradiction(in batch: Batch) -> Receipt.Abandonment? {
    if let hash = countersigned[batch.head.sequence], hash != batch.head.hash { return .forked }
    guard let witness = batch.witness, let hash = countersigned[witness.sequence] else { return nil }
    return witness.hash == nil ? .rolledBack : witness.hash == hash ? nil : .forked
  }

  private func shows(_ batch: Batch, _ newest: Int64) -> Bool {
    [batch.head.sequence, batch.countersigned?.sequence, batch.witness?.sequence].contains(newest)
  }

  private func missing(_ page: GroupPage) throws -> [String] {
    let own = try Dictionary(grouping: tallies.values, by: { TallyDigest.groupName(of: $0.key) })
      .mapValues { try TallyDigest.group($0) }
    return page.digests.filter { own[$0.key] != $0.value }.map(\.key)
  }

  private func receipt(
    _ batch: Batch, _ digest: Receipt.DigestState, prove: Int64? = nil, abandon: Receipt.Abandonment? = nil,
    refused: [RefusedTally] = [], compareAfter: String? = nil, wanted: [String]? = nil
  ) -> SignedReceipt {
    SignedReceipt(
      Receipt(
        kiosk: batch.kiosk, journal: batch.journal, epoch: batch.epoch, batch: "00", head: batch.head, digest: digest,
        time: Words.morning(), prove: prove, abandon: abandon, refused: refused, compareAfter: compareAfter,
        wanted: wanted),
      signed: "a.b.c")
  }
}

extension Desk {
  /// Sends batches until there is none, and answers each.
  ///
  /// - Returns: What was sent.
  @discardableResult
  func deliver(to centre: inout CarefulCentre, limit: Int = 500, isDaily: Bool = false) throws -> [Batch] {
    var sent: [Batch] = []
    while sent.count < 1000,
      let batch = try journal.batch(
        kiosk: Words.kiosk, epoch: "e1", limit: limit, isDaily: isDaily && sent.isEmpty)
    {
      sent.append(batch)
      if case .abandon = try journal.accept(centre.answer(batch), sent: batch) { break }
    }
    return sent
  }
}
