import ForwardingContract
import RatingModel

extension SQLEvaluationStore {
  package func take(
    _ arrived: ArrivedBatch, digest: String, at time: WallTime
  ) async throws(StoreFailure) -> Result<IntakeAnswer, IntakeRefusal> {
    if let refusal = BatchCheck.refusal(of: arrived) { return .failure(refusal) }
    return try await change("take batch") { database in
      try database.exclude(["kiosk/\(arrived.batch.kiosk)", "journal/\(arrived.batch.journal)"])
      let epoch = try Self.epoch(in: database)
      self.learn(epoch: epoch)
      return .kept(
        try SQLIntake(database: database, arrived: arrived, digest: digest, epoch: epoch, time: time).run())
    }
  }
}

/// Takes in one batch within one transaction. A refusal has changed nothing but, for a copied journal, the integrity events.
struct SQLIntake {
  let database: any SQLConnection
  let arrived: ArrivedBatch
  let digest: String
  let epoch: String
  let time: WallTime

  var batch: Batch { arrived.batch }
  var events: SQLEvents { SQLEvents(database: database) }

  func run() throws -> Result<IntakeAnswer, IntakeRefusal> {
    let kiosk = try database.row("SELECT standing, software FROM kiosk WHERE id = ?", [batch.kiosk.text])
    guard let kiosk else { return .failure(.kioskUnknown) }
    guard kiosk["standing"] != KioskStanding.revoked.rawValue else { return .failure(.kioskRevoked) }
    let (journal, known): (SQLJournal, SQLHeads.Known)
    switch try SQLJournal.find(batch.journal, of: batch.kiosk, at: time, in: database) {
    case .foreign:
      try events.raise(.init(kiosk: batch.kiosk, journal: batch.journal, kind: .journalCopied), at: time)
      return .failure(.journalConflict)
    case .known(let found):
      journal = found
      known = try SQLHeads(database: database, journal: found.number).known(to: batch)
      try succession.takeReports()
    case .new(let new):
      (journal, known) = (new, .none)
      try succession.takeReports()
      try succession.succeed()
    }
    try keepCondition(known)
    try keepSoftware(former: kiosk["software"])
    return .success(try take(into: journal, known))
  }

  private var succession: SQLSuccession {
    SQLSuccession(
      database: database, kiosk: batch.kiosk, successor: batch.journal, reports: batch.setAside ?? [], time: time)
  }

  private func take(into journal: SQLJournal, _ known: SQLHeads.Known) throws -> IntakeAnswer {
    if let abandonment = journal.state.abandoned {
      return try abandon(journal, abandonment, at: batch.head.sequence, doubt: nil)
    }
    switch SQLContinuity(known: known, batch: batch, asked: journal.state.asked).verdict() {
    case .contradicts(let abandonment, let sequence, let doubt):
      return try abandon(journal, abandonment, at: sequence, doubt: doubt)
    case .unproven(let sequence): return try ask(journal, for: sequence)
    case .goesOn(let course): return try take(into: journal, known, course)
    }
  }

  /// Nothing of the batch is taken: of a disk that was put back its counts are older, or of another's making. A head that is not
  /// later than ours may be that of a late message, which casts no doubt.
  private func ask(_ journal: SQLJournal, for sequence: Int64) throws -> IntakeAnswer {
    if batch.head.sequence > sequence {
      var state = journal.state
      state.asked = sequence
      try journal.keep(state)
    }
    return IntakeAnswer(digest: .pending, prove: sequence)
  }

  /// Nothing of the journal is taken any more.
  /// - Parameters:
  ///   - sequence: where it contradicts.
  ///   - doubt: `nil` for what comes of a journal that was abandoned before: it is counted with its event.
  private func abandon(
    _ journal: SQLJournal, _ abandonment: Receipt.Abandonment, at sequence: Int64, doubt: ClosedRange<Int64>?
  ) throws -> IntakeAnswer {
    var state = journal.state
    state.abandoned = abandonment
    state.asked = nil
    try journal.keep(state)
    var detail: [String: IntegrityDetail] = ["entry": .number(sequence), "head": .number(batch.head.sequence)]
    if let claimed = batch.countersigned { detail["countersigned"] = .number(claimed.sequence) }
    try events.raise(
      .init(
        kiosk: batch.kiosk, journal: journal.id, kind: abandonment == .forked ? .forked : .rolledBack,
        first: doubt?.lowerBound, last: doubt?.upperBound, inDoubt: doubt.map { Int64($0.count) }, detail: detail),
      at: time)
    return IntakeAnswer(digest: .differs, abandon: abandonment)
  }

  private func take(
    into journal: SQLJournal, _ known: SQLHeads.Known, _ course: SQLContinuity.Course
  ) throws -> IntakeAnswer {
    let heads = SQLHeads(database: database, journal: journal.number)
    var state = journal.state
    state.asked = nil
    try journal.belong(to: batch.kiosk)
    var (refused, sums, lowest) = try takeTallies(of: journal, course)
    if let lowest, lowest <= known.newest { try heads.unmatch(from: lowest) }
    // What is summed is another kiosk's of the unit, too: those wait for each other from here on, so it comes last.
    func addSums() throws {
      try SQLRollUps(database: database).add(sums)
      sums = []
    }
    if let lost = course.lost { try raiseBehind(lost, journal) }
    try journal.keepBack(batch.keptBack ?? 0)

    var answer = IntakeAnswer(digest: .pending, refused: refused)
    if isComplete && refused.isEmpty && batch.keptBack ?? 0 == 0 {
      let tallies = SQLTallies(database: database, journal: journal.number)
      var isEqual = try tallies.digest() == batch.head.tallies
      if !isEqual, state.isCompared { try addSums() }
      if !isEqual, state.isCompared, try tallies.removeAltered() {
        isEqual = try tallies.digest() == batch.head.tallies
      }
      if isEqual { try tallies.clearAltered() }
      answer.digest = isEqual ? .matches : .differs
      try heads.keep(batch, digest: digest, state: answer.digest, at: time)
      try comparison(of: journal).compared(isEqual, &state, &answer)
    } else {
      let state = try known[batch.head.sequence].flatMap { try heads.head(at: $0.head.sequence)?.state } ?? .pending
      try heads.keep(batch, digest: digest, state: state, at: time)
    }
    if let page = batch.groups { try comparison(of: journal).compare(page, &state, &answer) }
    try journal.keep(state)
    try addSums()
    return answer
  }

  /// Nothing is missing that was released for this store.
  private var isComplete: Bool { batch.complete && batch.epoch == epoch }

  private func comparison(of journal: SQLJournal) -> SQLComparison {
    SQLComparison(database: database, journal: journal, kiosk: batch.kiosk, time: time)
  }

  /// The centre lost what the kiosk holds receipts for: it was restored from an older backup.
  private func raiseBehind(_ lost: ClosedRange<Int64>, _ journal: SQLJournal) throws {
    try events.raise(
      .init(
        kiosk: batch.kiosk, journal: journal.id, kind: .centreBehind,
        cause: "\(lost.lowerBound)-\(lost.upperBound)", first: lost.lowerBound, last: lost.upperBound,
        inDoubt: Int64(lost.count)), at: time)
  }

  private func keepSoftware(former: String) throws {
    let software = String(batch.software.prefix(KioskStatus.longestSoftware))
    guard software != former else { return }
    try database.execute("UPDATE kiosk SET software = ? WHERE id = ?", [software, batch.kiosk.text])
  }
}
