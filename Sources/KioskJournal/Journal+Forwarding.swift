import ForwardingContract
import Foundation
import GRDB
import RatingModel

extension Journal {
  /// What is released and not acknowledged in this epoch, what changed last first, with the head that commits to all released
  /// tallies; and whatever the last receipt asked. `nil` when there is nothing to say: the centre has everything that it
  /// takes, the newest entry countersigned.
  ///
  /// Where the centre asked for the digests of groups the batch holds a page of them and no tallies.
  ///
  /// Writes nothing, except for an epoch that was not announced before (``newEpoch(_:)``) and what a daily batch tries again.
  ///
  /// - Parameters:
  ///   - limit: Tallies in the batch; fewer travel when they name more scales or questions than a batch has room for.
  ///   - isDaily: There is a batch in any case, and what the centre refused is tried again.
  ///   - setAside: Journals that were set aside and not reported yet; the first of them travel with every batch.
  package func batch(
    kiosk: KioskID, epoch: String, limit: Int = Limits.talliesPerBatch, isDaily: Bool = false,
    setAside: [SetAsideReport] = []
  ) throws(JournalFailure) -> Batch? {
    try newEpoch(epoch)
    if isDaily { try tryKeptBackAgain() }
    let (sender, question, openTail) = (BatchSender(self, epoch: epoch), question, openTail.entries)
    var digests = digests
    let batch = try read(.batch) { db -> Batch? in
      // One more than fits tells whether there is more.
      let waiting = question.compareAfter == nil ? try TallyTable.outbox(limit: limit + 1, db) : []
      let keptBack = try TallyTable.countKeptBack(db)
      let isAll = waiting.count <= limit && question.compareAfter == nil
      let all = isAll ? waiting.count : try TallyTable.countOutbox(db)
      let isNew = !waiting.isEmpty || question != .none || !setAside.isEmpty || !sender.isAnswered(keptBack: keptBack)
      guard isNew || isDaily else { return nil }
      let (tallies, scales, questions) = Self.fitting(waiting.prefix(limit))
      let whole = try digests.whole(db)
      let groups = question.compareAfter.map { digests.page(after: $0) }
      return Batch(
        kiosk: kiosk, journal: sender.journal, epoch: epoch, head: sender.head(tallies: whole),
        scales: try scales.map { try ScaleTable.scale($0.scale, $0.version, db) },
        questions: try questions.map { try QuestionTable.question($0.id, $0.version, db) }, tallies: tallies,
        complete: tallies.count == waiting.count && keptBack == 0 && groups == nil, openTail: openTail,
        software: sender.software, countersigned: sender.receipt?.head, witness: try question.witness(db),
        groups: groups, setAside: Array(setAside.prefix(Limits.setAsidePerBatch)), keptBack: keptBack,
        backlog: all - tallies.count)
    }
    self.digests = digests
    return batch
  }

  /// The epoch that holds from now on: after enrolment, and when the centre was restored. In a new one nothing is
  /// acknowledged and nothing refused; saying the same again changes nothing.
  package func newEpoch(_ epoch: String) throws(JournalFailure) {
    guard epoch != self.epoch else { return }
    try write(.epoch) { db in
      try TallyTable.forgetAcknowledgements(db)
      try TallyTable.releaseKeptBack(db)
      try MetaTable.put(Data(epoch.utf8), as: .epoch, db)
    }
    self.epoch = epoch
    question = .none
  }

  /// What no receipt covers yet.
  package var openTail: OpenTail {
    OpenTail(
      entries: sequence &- (receipt?.head.sequence ?? 0),
      since: tail.map { $0.instant(in: state.boot, anchor: state.fold.anchors[state.boot], startedAt: startedAt) })
  }

  private func tryKeptBackAgain() throws(JournalFailure) {
    guard try read(.batch, TallyTable.countKeptBack) > 0 else { return }
    try write(.batch, TallyTable.releaseKeptBack)
  }

  /// As many tallies as their scales and questions leave room for.
  private static func fitting(
    _ tallies: some Sequence<Tally>
  ) -> ([Tally], scales: [LevelReference], questions: [QuestionReference]) {
    var fitting: [Tally] = []
    var scales: [LevelReference] = []
    var questions: [QuestionReference] = []
    for tally in tallies {
      if let level = tally.key.level, !scales.contains(where: { $0.isOfSameScale(as: level) }) {
        guard scales.count < Limits.scalesPerBatch else { break }
        scales.append(level)
      }
      if let question = tally.key.question, !questions.contains(question) {
        guard questions.count < Limits.questionsPerBatch else { break }
        questions.append(question)
      }
      fitting.append(tally)
    }
    return (fitting, scales, questions)
  }
}

/// What a batch says of the journal that it comes from.
private struct BatchSender {
  let journal: JournalID
  let software: String
  let receipt: Receipt?
  private let chain: ChainHead
  private let epoch: String

  init(_ journal: Journal, epoch: String) {
    (self.journal, software) = (journal.id, journal.software)
    (receipt, chain) = (journal.receipt, journal.state.head)
    self.epoch = epoch
  }

  func head(tallies: String) -> Head { Head(sequence: chain.sequence, hash: chain.text, tallies: tallies) }

  /// The centre has said all that it can say of this head. While tallies are kept back no digest is compared.
  func isAnswered(keptBack: Int) -> Bool {
    guard let receipt, receipt.epoch == epoch, receipt.head.sequence == chain.sequence else { return false }
    return receipt.digest == .matches || keptBack > 0
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
