import ForwardingContract
import Foundation
import GRDB
import KioskSession
import RatingModel

/// The kiosk's append-only record. Used from one thread only; see `KioskJournal.swift` for what it promises.
package final class Journal {
  /// The newest session of an earlier run; `nil` in a new journal.
  package let recovered: RecoveredSession?
  /// Why the last access failed; `nil` when it did not.
  package private(set) var lastFailure: JournalFailure?

  let file: JournalFile
  let secrets: JournalSecrets
  let startedAt: Instant
  let software: String
  var epoch: String?
  var receipt: Receipt?
  var digests: GroupDigests
  var question = CentreQuestion.none
  var tail: OpenTail.Start?
  /// To whom the start key of the seals was encrypted; `nil` while nothing is sealed.
  var sealRecipient: Data?
  /// Oldest first; entries up to the first may be gone already.
  var cuts: [KnownCut]
  /// What is kept of this cut was checked.
  var soundCut: Int64?
  /// The local month since the newest cut, as `2026-11`; `nil` before the journal knew one.
  var monthOfCut: String?
  /// ``receipt`` with the centre's signature.
  var signedReceipt: SignedReceipt?
  private(set) var state: JournalState
  private var commitsSinceCheckpoint = 0
  /// The last write failed: what the disk holds is not certain.
  private var mustLook = false
  /// The log holds what was erased, and could not be truncated yet.
  private(set) var mustTruncate = false

  /// Opens the journal, makes it where there is none, and appends this start to it, durably.
  ///
  /// Ratings of earlier runs are final from here on; what that releases is released in the same transaction.
  ///
  /// - Parameters:
  ///   - path: Of the file; its folder must exist. SQLite's log and a lock lie beside it.
  ///   - boot: The run of the machine in whose monotonic time all instants are given.
  ///   - software: The kiosk's version, for boot entries and batches.
  ///   - wall: What the system's clock claims.
  ///   - witness: What is known of the journal outside its file.
  /// - Throws: ``JournalFailure/damaged(_:)`` when the file contradicts the witness; nothing was written then.
  package static func open(
    path: String, boot: BootID, startedAt: Instant, software: String, configuration: CounterConfiguration,
    wall: WallTime? = nil, witness: JournalWitness? = nil, entropy: Entropy = .system
  ) throws(JournalFailure) -> Journal {
    let cipher = try cipher(configuration)
    let file = try JournalFile(path: path, witness: witness)
    let stored = try file.read(.open) { try StoredJournal($0, boot: boot) }
    try file.hold(against: witness, found: stored.identity?.journal)
    let journal = Journal(
      file, stored, boot: boot, startedAt: startedAt, software: software, cipher: cipher, entropy: entropy)
    try journal.begin(configuration, stored, wall: wall)
    return journal
  }

  private init(
    _ file: JournalFile, _ stored: StoredJournal, boot: BootID, startedAt: Instant, software: String,
    cipher: RecipientCipher?, entropy: Entropy
  ) {
    self.file = file
    self.startedAt = startedAt
    self.software = software
    recovered = stored.newestSession
    (epoch, receipt, tail, digests) = (stored.epoch, stored.receipt, stored.tail, stored.digests)
    (sealRecipient, cuts, monthOfCut) = (stored.sealRecipient, stored.cuts, stored.monthOfCut)
    signedReceipt = stored.signedReceipt
    if let identity = stored.identity, let state = stored.state {
      secrets = JournalSecrets(key: identity.key, cipher: cipher, entropy: entropy)
      self.state = state
      newIdentity = [:]
    } else {
      let (id, key) = (entropy.bytes(16).hexadecimal, Data(entropy.bytes(JournalKey.bytes)))
      guard let journal = JournalID(id) else { preconditionFailure("16 bytes are 32 hexadecimal digits") }
      secrets = JournalSecrets(key: JournalKey(key), cipher: cipher, entropy: entropy)
      state = JournalState(journal: journal, boot: boot, mono: Instant(microseconds: 0))
      newIdentity = [.journal: Data(id.utf8), .key: key]
    }
  }

  /// Written with the first entry; empty in a journal that exists.
  private var newIdentity: [MetaName: Data]

  private func begin(
    _ configuration: CounterConfiguration, _ stored: StoredJournal, wall: WallTime?
  ) throws(JournalFailure) {
    var draft = draft(.open, wall: wall)
    draft.changes.meta = newIdentity
    try draft.begin(
      software: software, configuration: configuration, keptConfiguration: stored.configuration, at: startedAt)
    try commit(draft)
    newIdentity = [:]
  }

  private static func cipher(_ configuration: CounterConfiguration) throws(JournalFailure) -> RecipientCipher? {
    guard let digits = configuration.casePublicKey else { return nil }
    do {
      return try RecipientCipher(publicKey: Data(hexadecimal: digits), for: .dossierCode)
    } catch {
      throw .caseKeyUnusable
    }
  }

  /// The journal's own id: in every batch, beside the kiosk's.
  package var id: JournalID { state.journal }

  /// Sequence number of the newest entry.
  package var sequence: Int64 { state.head.sequence }

  /// Ratings whose levels are not released yet.
  package var waitingRatings: Int { state.fold.pending.count }

  /// Whether anything was written since the last checkpoint. SQLite's log grows until one is made: make it when idle.
  package var needsCheckpoint: Bool { commitsSinceCheckpoint > 0 || mustTruncate }

  /// Appends what the session machine asks to keep: all of it, synced once, or nothing.
  ///
  /// - Parameter wall: What the system's clock claims.
  package func append(_ records: [SessionRecord], wall: WallTime?) throws(JournalFailure) {
    var draft = draft(.append, wall: wall)
    try noting { () throws(JournalFailure) in for record in records { try draft.add(record) } }
    try commit(draft)
  }

  // MARK: Transactions

  func draft(_ operation: JournalOperation, wall: WallTime?) -> JournalDraft {
    JournalDraft(state, secrets: secrets, operation: operation, wall: wall)
  }

  /// Makes a draft durable, then true.
  func commit(_ draft: JournalDraft) throws(JournalFailure) {
    if !draft.changes.isEmpty {
      try write(draft.operation) { db in try draft.changes.write(draft.state, db) }
      digests.note(draft.changes.tallies.keys)
      tail = tail ?? OpenTail.Start(Moment(boot: draft.state.boot, mono: draft.state.mono))
    }
    state = draft.state
  }

  /// One transaction, synced when this returns.
  func write<Value>(_ operation: JournalOperation, _ body: (Database) throws -> Value) throws(JournalFailure) -> Value {
    do {
      if mustLook { try look(operation) }
      let value = try file.write(operation, body)
      commitsSinceCheckpoint += 1
      (mustLook, lastFailure) = (false, nil)
      return value
    } catch {
      (mustLook, lastFailure) = (true, error)
      throw error
    }
  }

  func read<Value>(_ operation: JournalOperation, _ body: (Database) throws -> Value) throws(JournalFailure) -> Value {
    try noting { () throws(JournalFailure) in try file.read(operation, body) }
  }

  func checkpoint(_ operation: JournalOperation, _ truncation: JournalFile.Truncation) throws(JournalFailure) {
    if truncation == .forced { mustTruncate = true }
    try noting { () throws(JournalFailure) in
      try file.checkpoint(operation, mustTruncate ? .forced : truncation)
      (mustTruncate, commitsSinceCheckpoint) = (false, 0)
    }
  }

  /// Asks the disk what it holds, after a write that failed. A commit can fail in its very last step and be found on the
  /// disk later: then memory is wrong, and only a new start puts it right.
  private func look(_ operation: JournalOperation) throws(JournalFailure) {
    let head: ChainHead
    do {
      head = try file.read(operation, EntryTable.head)
    } catch {
      try file.reopen()
      head = try file.read(operation, EntryTable.head)
    }
    guard head == state.head else { throw .diverged }
  }

  /// Keeps what failed. Success ends an earlier failure, but for a failed write: only a write ends that.
  private func noting<Value>(_ work: () throws(JournalFailure) -> Value) throws(JournalFailure) -> Value {
    do {
      let value = try work()
      if !mustLook { lastFailure = nil }
      return value
    } catch {
      lastFailure = error
      throw error
    }
  }
}
