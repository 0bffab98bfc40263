import ForwardingContract
import Foundation
import GRDB
import KioskSession
import RatingModel

/// What earlier runs left in the file: read once, at the start.
struct StoredJournal {
  /// `nil` in a new file.
  let identity: Identity?
  let state: JournalState?
  let configuration: CounterConfiguration?
  let newestSession: RecoveredSession?
  let epoch: String?
  let receipt: Receipt?
  let tail: OpenTail.Start?
  let digests: GroupDigests
  let sealRecipient: Data?
  let cuts: [KnownCut]
  let monthOfCut: String?
  let signedReceipt: SignedReceipt?

  struct Identity {
    let journal: JournalID
    let key: JournalKey
  }

  /// - Parameter boot: The boot of the run that begins.
  init(_ db: Database, boot: BootID) throws {
    let identity = try Self.identity(db)
    // Under another name all that was counted would be counted once more.
    if let first = try BootTable.newestEntry(db), case .boot(let payload)? = try EntryTable.entry(first, db)?.payload,
      payload.journal != identity?.journal
    {
      throw UnreadableRow.meta
    }
    let head = try EntryTable.head(db)
    let configuration = try ConfigurationTable.inForce(at: head.sequence, db)
    let session = try Self.newestSession(db)
    self.identity = identity
    self.configuration = configuration
    newestSession = try session.map { try $0.recovered(db) }
    state = try identity.map { identity in
      JournalState(
        journal: identity.journal, boot: boot,
        fold: try Self.fold(identity.journal, session: session?.session, configuration, db), head: head,
        mono: try Self.newestMono(of: boot, head, db), dossiers: try DossierTable.all(db), sealKey: try Self.sealKey(db)
      )
    }
    epoch = try MetaTable.text(.epoch, db)
    receipt = try ReceiptTable.newest(db)
    tail = try OpenTail.Start(after: receipt?.head.sequence ?? 0, db)
    digests = try GroupDigests(stored: db)
    sealRecipient = try MetaTable.value(.sealRecipient, db)
    cuts = try CutTable.all(db)
    monthOfCut = try MetaTable.text(.cutMonth, db)
    signedReceipt = try ReceiptTable.kept(db)
  }

  private static func identity(_ db: Database) throws -> Identity? {
    guard let text = try MetaTable.text(.journal, db) else { return nil }
    guard let journal = JournalID(text), let key = try MetaTable.value(.key, db), key.count == JournalKey.bytes else {
      throw UnreadableRow.meta
    }
    return Identity(journal: journal, key: JournalKey(key))
  }

  private static func sealKey(_ db: Database) throws -> SealKey? {
    guard let bytes = try MetaTable.value(.sealKey, db) else { return nil }
    guard let key = SealKey(bytes) else { throw UnreadableRow.meta }
    return key
  }

  private static func newestMono(of boot: BootID, _ head: ChainHead, _ db: Database) throws -> Instant {
    let newest = try EntryTable.entry(head.sequence, db)
    return newest?.boot == boot ? newest?.mono ?? Instant(microseconds: 0) : Instant(microseconds: 0)
  }

  private static func fold(
    _ journal: JournalID, session: FoldedSession?, _ configuration: CounterConfiguration?, _ db: Database
  ) throws -> TallyFold {
    var fold = TallyFold()
    fold.journal = journal
    fold.boot = try BootTable.newest(db)
    if let configuration { try fold.configure(configuration) }
    if let session {
      fold.lastSession = session.number
      fold.sessions.add(session)
    }
    for boot in Set([fold.boot, session?.opened.boot, session?.moment.boot].compactMap(\.self)) {
      fold.anchors[boot] = try BootTable.anchor(of: boot, db)
    }
    fold.pending = try PendingTable.all(db)
    fold.undated = try UndatedTable.all(db)
    return fold
  }

  private struct NewestSession {
    let session: FoldedSession
    /// Sequence number of its open entry.
    let opened: Int64

    func recovered(_ db: Database) throws -> RecoveredSession {
      RecoveredSession(
        number: session.number, id: try PersonalTable.value(.id, of: opened, db).flatMap(SessionID.init),
        invited: session.invited != nil, hasOutcome: session.outcome != nil)
    }
  }

  /// The newest session and what became of it. Sessions before it have their outcome: nothing names them any more.
  private static func newestSession(_ db: Database) throws -> NewestSession? {
    guard let sequence = try EntryTable.newestOpen(db) else { return try newestSessionOfCut(db) }
    let entries = try EntryTable.entries(from: sequence, db)
    guard let first = try entries.next().map(Entry.init(canonical:)), case .open(let payload) = first.payload,
      let configuration = try ConfigurationTable.inForce(at: sequence, db)
    else { throw UnreadableRow.newestSession }
    var session = FoldedSession(payload, of: configuration, at: Moment(boot: first.boot, mono: first.mono))
    while let canonical = try entries.next() { session.follow(try Entry(canonical: canonical)) }
    return NewestSession(session: session, opened: sequence)
  }

  /// Where its open entry was pruned; its personal fields went with it.
  private static func newestSessionOfCut(_ db: Database) throws -> NewestSession? {
    guard let cut = try CutTable.oldest(db), var session = cut.state.sessions.last else { return nil }
    let entries = try EntryTable.entries(from: cut.through + 1, db)
    while let canonical = try entries.next() { session.follow(try Entry(canonical: canonical)) }
    return NewestSession(session: session, opened: 0)
  }
}
