import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

/// A kiosk that stands at a counter of the invented office, and makes batches.
struct EnrolledKiosk {
  let store: any EvaluationStore
  let id: KioskID
  var journal: JournalID

  /// Imports the office where it is not there yet, and enrols a kiosk with a key named `key`.
  static func enrol(
    in store: any EvaluationStore, key: String = "key-1", unit: String = "H56.14", counter: String = "Q01"
  ) async throws -> EnrolledKiosk {
    if try await store.registry().units.isEmpty {
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
    }
    let secret = EnrolmentSecret.random()
    let issued = try await store.issueEnrolment(
      EnrolmentOffer(
        secretHash: EnrolmentSecret.hash(secret), unit: try Office.unit(unit), counter: try Office.counter(counter),
        day: try Office.day("2026-10-30"), issuedAt: Office.noon, expiresAt: WallTime(milliseconds: .max)))
    #expect(issued == nil)
    let id = try await store.enrol(
      EnrolmentClaim(
        secretHash: EnrolmentSecret.hash(secret), publicKey: key, unit: try Office.unit(unit),
        counter: try Office.counter(counter), software: "1.0.0", time: Office.noon)
    ).get()
    return EnrolledKiosk(store: store, id: id, journal: try Office.journal())
  }

  func batch(
    _ tallies: [Tally], head: Head, scales: [Scale] = [], questions: [Question] = [], complete: Bool = true,
    epoch: String? = nil, openTail: Int64 = 0, format: Int = Limits.format, scheme: Int = Limits.scheme,
    countersigned: Head? = nil, witness: Witness? = nil, groups: GroupPage? = nil, setAside: [SetAsideReport] = [],
    keptBack: Int = 0
  ) -> Batch {
    Batch(
      format: format, scheme: scheme, kiosk: id, journal: journal, epoch: epoch ?? store.epoch, head: head,
      scales: scales, questions: questions, tallies: tallies, complete: complete, openTail: openTail,
      software: "1.0.1", countersigned: countersigned, witness: witness, groups: groups, setAside: setAside,
      keptBack: keptBack)
  }

  /// The batch as a kiosk makes it that has got every receipt.
  private func informed(_ batch: Batch) async throws -> Batch {
    let units = [try Office.unit("H56.14"), try Office.unit("H56.15")]
    let newest = try await store.kiosks(in: Set(units)).flatMap(\.journals).first { $0.journal == batch.journal }?.head
    guard batch.countersigned == nil, let newest, newest.sequence <= batch.head.sequence else { return batch }
    return Batch(
      format: batch.format, scheme: batch.scheme, kiosk: batch.kiosk, journal: batch.journal, epoch: batch.epoch,
      head: batch.head, scales: batch.scales, questions: batch.questions ?? [], tallies: batch.tallies,
      complete: batch.complete, openTail: batch.openTail, software: batch.software, countersigned: newest,
      witness: batch.witness, groups: batch.groups, setAside: batch.setAside ?? [], keptBack: batch.keptBack ?? 0)
  }

  /// Sends a complete batch whose head commits to exactly these tallies, as ``take(_:at:)`` does.
  @discardableResult
  func send(
    _ tallies: [Tally], sequence: Int64? = nil, scales: [Scale] = [], at time: WallTime = Office.noon
  ) async throws -> Result<Receipt.DigestState, IntakeRefusal> {
    let head = try Office.head(sequence ?? tallies.map(\.version).max() ?? 1, tallies)
    return try await take(batch(tallies, head: head, scales: scales), at: time)
  }

  /// Sends a batch as a kiosk does that has got every receipt: it names the newest head, unless it names another.
  @discardableResult
  func take(
    _ batch: Batch, at time: WallTime = Office.noon
  ) async throws -> Result<Receipt.DigestState, IntakeRefusal> {
    try await store.take(try await informed(batch), digest: String(repeating: "b", count: 64), at: time).map(\.digest)
  }

  /// The whole answer to a batch that must not be refused, sent likewise.
  @discardableResult
  func answer(_ batch: Batch, at time: WallTime = Office.noon) async throws -> IntakeAnswer {
    try await store.take(try await informed(batch), digest: String(repeating: "b", count: 64), at: time).get()
  }

  /// Every event of the kiosk, ended ones included, the oldest first.
  func events() async throws -> [IntegrityEvent] {
    try await store.integrityEvents(IntegrityQuery(kiosk: id, includesPast: true)).sorted { $0.id < $1.id }
  }

  /// Sends another head under the sequence number of the first batch.
  func contradict() async throws {
    let head = try Office.head(1, [], fork: 1)
    #expect(try await answer(batch([], head: head)).abandon == .forked)
  }

  func status() async throws -> KioskStatus {
    let all = try await store.kiosks(in: [try Office.unit("H56.14"), try Office.unit("H56.15")])
    return try #require(all.first { $0.kiosk == id })
  }

  /// Count and version by key, as the store has them.
  func stored() async throws -> [TallyKey: [Int64]] {
    let tallies = try await store.tallies(of: id).filter { $0.journal == journal }
    return Dictionary(uniqueKeysWithValues: tallies.map { ($0.key, [Int64($0.count), $0.version]) })
  }
}
