import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// Checks a journal without its kiosk: chain, commitments, order, and that all counts follow from the entries.
///
/// Opens the file for reading only. A kiosk may be running on it: what is checked is the state of one moment. The receipt
/// is held against the entries here, its signature by whoever has the centre's key: see
/// ``Verification/takeSignature(_:)``.
package struct JournalVerifier {
  private let path: String
  private let sealStarts: [SealKey]
  private let archives: String?
  private let heads: [CountersignedHead]
  private let progress: (_ done: Int64, _ all: Int64) -> Void

  /// Entries between two words of progress.
  private static let stride: Int64 = 1000

  /// - Parameters:
  ///   - archives: Folder of its archives. With them the walk begins at entry 1, whatever was pruned.
  ///   - sealStarts: Start keys of seals, 32 bytes each, as the centre opened them; those of other journals do no harm.
  ///   - heads: What the centre says that it countersigned, of any journals.
  ///   - progress: Called now and then with the number of entries that were checked, and of all.
  package init(
    path: String, archives: String? = nil, sealStarts: [Data] = [], heads: [CountersignedHead] = [],
    progress: @escaping (_ done: Int64, _ all: Int64) -> Void = { _, _ in }
  ) {
    self.path = path
    self.archives = archives
    self.sealStarts = sealStarts.compactMap(SealKey.init)
    self.heads = heads
    self.progress = progress
  }

  /// Throws when there is no journal to check; damage that can be named is a finding.
  package func verify() throws(JournalFailure) -> Verification { try examine(nil).0 }

  /// The same, and what a clerk's figures are by the entries alone; `nil` in place of them where the entries cannot be
  /// added up.
  func examine(_ trail: ClerkTrail?) throws(JournalFailure) -> (Verification, ClerkTrail?) {
    do {
      return try ReadOnlyJournal(path: path).connect().read { try examine($0, trail) }
    } catch {
      let failure = JournalFailure(error, .verify, path: path)
      guard case .corrupt(_, let code) = failure else { throw failure }
      var verification = Verification()
      verification.find(.fileDamaged, "SQLite cannot read the file (\(code)).")
      return (verification, nil)
    }
  }

  private func examine(_ db: Database, _ trail: ClerkTrail?) throws -> (Verification, ClerkTrail?) {
    try ReadOnlyJournal.checkKind(db)
    var walk = try walk(db, trail)
    walk.verification.journal = try journal(db)
    // The whole check, of indexes too: a count that the outbox's index lacks would never be sent.
    if let damage = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)"), damage != "ok" {
      walk.verification.find(.fileDamaged, "SQLite finds the file's structure damaged.")
    }
    try walkEntries(&walk, db)
    var verification = walk.verification
    guard walk.isFolded else { return (verification, nil) }
    try TableCheck(walk: walk).check(db, &verification)
    return (verification, walk.trail)
  }

  private func walk(_ db: Database, _ trail: ClerkTrail?) throws -> ChainWalk {
    do { return try begun(receipt: try ReceiptTable.kept(db), trail, db) } catch UnreadableRow.receipt {
      var walk = try begun(receipt: nil, trail, db)
      walk.verification.find(.receiptUnsigned, "What is kept as the centre's receipt is no signed receipt.")
      return walk
    }
  }

  private func begun(receipt: SignedReceipt?, _ trail: ClerkTrail?, _ db: Database) throws -> ChainWalk {
    guard try archived(db).isEmpty else {
      return try ChainWalk(receipt: receipt, sealStarts: sealStarts, heads: heads, trail: trail)
    }
    var found = Verification()
    let base = try journal(db).flatMap { try WalkBase(db, journal: $0, &found) }
    var walk = try ChainWalk(receipt: receipt, sealStarts: sealStarts, heads: heads, base: base, trail: trail)
    for finding in found.findings { walk.verification.find(finding.code, at: finding.entries, finding.text) }
    return walk
  }

  private func journal(_ db: Database) throws -> JournalID? {
    try MetaTable.text(.journal, db).flatMap { JournalID($0) }
  }

  private func archived(_ db: Database) throws -> ArchivedEntries {
    guard let journal = try journal(db) else { return .none }
    return ArchivedEntries(of: journal, in: archives)
  }

  /// The archives, one after the other; their entries have no hashes of their own, and get them from the chain.
  private func walkArchives(_ walk: inout ChainWalk, _ personal: inout PersonalCheck, _ db: Database) throws {
    var found: [VerifiedArchive] = []
    var damage: (Int64, String)?
    try archived(db).walk(
      take: { sequence, canonical, seal in
        let hash = EntryChain.hash(of: canonical, after: walk.verification.statistics.head.hash)
        if let kept = try EntryTable.row(sequence, db), kept != EntryTable.Kept(hash: hash, canonical: canonical) {
          walk.verification.find(.chainBroken, at: sequence, "The entry is not the one that was archived.")
        }
        let entry = try walk.take(sequence: sequence, hash: hash, canonical: canonical, seal: seal)
        if let entry { try personal.check(entry, &walk.verification) }
      },
      finish: { archive in
        if walk.verification.statistics.head.text != archive.hash {
          walk.verification.find(
            .archiveDiffers, at: archive.through, "The archive is not what the centre countersigned.")
        }
        found.append(archive)
      }, damaged: { damage = ($0, $1) })
    if let damage { walk.verification.find(.archiveDamaged, at: damage.0, damage.1) }
    walk.verification.archives = found
  }

  private func walkEntries(_ walk: inout ChainWalk, _ db: Database) throws {
    let all = try EntryTable.head(db).sequence
    var personal = try PersonalCheck(db)
    try walkArchives(&walk, &personal, db)
    let rows = try Row.fetchCursor(
      db,
      sql: try JournalSchema.hasSeals(db)
        ? "SELECT seq, hash, canonical, seal FROM entry WHERE seq > ? ORDER BY seq"
        : "SELECT seq, hash, canonical, NULL AS seal FROM entry WHERE seq > ? ORDER BY seq",
      arguments: [walk.verification.statistics.head.sequence])
    while let row = try rows.next() {
      let sequence: Int64 = try row.decode(forColumn: "seq")
      let hash: Data = try row.decode(forColumn: "hash")
      let entry = try walk.take(
        sequence: sequence, hash: hash, canonical: try row.decode(forColumn: "canonical"),
        seal: try row.decode(forColumn: "seal"))
      if let entry { try personal.check(entry, &walk.verification) }
      if sequence % Self.stride == 0 { progress(sequence, all) }
    }
    try personal.finish(&walk.verification)
    walk.finish()
    progress(all, all)
  }
}
