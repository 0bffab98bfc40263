import Foundation
import KioskSession
import RatingModel

/// A transaction in the making: entries, what follows from them, and the state as it will be. Touches no disk.
struct JournalDraft {
  private(set) var state: JournalState
  var changes = JournalChanges()
  let secrets: JournalSecrets
  let operation: JournalOperation
  /// What the system's clock claims.
  let wall: WallTime?

  init(_ state: JournalState, secrets: JournalSecrets, operation: JournalOperation, wall: WallTime?) {
    self.state = state
    self.secrets = secrets
    self.operation = operation
    self.wall = wall
  }

  /// The sequence number that the next entry gets.
  var nextSequence: Int64 { state.head.sequence + 1 }

  /// Chains an entry. Its time is never before the one of the entry before: what is recorded of an earlier moment is
  /// recorded now.
  mutating func append(_ payload: EntryPayload, at instant: Instant) throws(JournalFailure) {
    let entry = Entry(
      sequence: nextSequence, boot: state.boot, mono: max(instant, state.mono), wall: wall, payload: payload)
    do {
      changes.add(try state.fold.apply(entry), version: entry.sequence)
    } catch {
      throw .inconsistent(operation, error)
    }
    guard let canonical = try? entry.canonical() else {
      preconditionFailure("an entry of a kind that this version writes has canonical bytes")
    }
    state.head = ChainHead(
      sequence: entry.sequence, hash: EntryChain.hash(of: canonical, after: state.head.hash))
    state.mono = entry.mono
    let seal = state.sealKey?.seal(state.head.hash)
    state.sealKey = state.sealKey?.next
    changes.entries.append(
      .init(sequence: entry.sequence, hash: state.head.hash, canonical: canonical, seal: seal))
  }

  /// The next entry is sealed with this key.
  mutating func seal(from start: SealKey) { state.sealKey = start }

  mutating func finalise(_ session: SessionNumber) { state.fold.finalise(session) }

  /// Releases every lot that is full.
  mutating func releaseFullLots(at instant: Instant) throws(JournalFailure) {
    while let release = LotPolicy.fullLot(in: state.fold.pending.values) {
      try append(.release(release), at: instant)
    }
  }

  /// Releases what is left of months that are over. Nothing while undated.
  mutating func releaseRests(at instant: Instant, dated: Set<Int64> = []) throws(JournalFailure) {
    guard !state.fold.pending.isEmpty, let now = state.local(at: instant) else { return }
    let month = Period.month(of: now.date)
    for release in LotPolicy.rests(in: state.fold.pending.values, before: month, dated: dated) {
      try append(.release(release), at: instant)
    }
  }

  mutating func meet(_ dossier: KnownDossiers.Meeting) {
    let before = state.dossiers.meetings.count
    state.dossiers.add(dossier)
    changes.meetings.append(dossier)
    if state.dossiers.meetings.count != before + 1 { changes.areMeetingsRewritten = true }
  }

  /// Changes the known dossiers otherwise than by adding one.
  mutating func rewriteDossiers(_ change: (inout KnownDossiers) -> Void) {
    let before = state.dossiers
    change(&state.dossiers)
    if state.dossiers != before { changes.areMeetingsRewritten = true }
  }
}
