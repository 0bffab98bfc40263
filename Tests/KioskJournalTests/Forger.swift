import ForwardingContract
import Foundation
import GRDB
import RatingModel

@testable import KioskJournal

/// Somebody who can write a closed journal's file, knows its format, and has the keys that they are given.
struct Forger {
  let path: String

  /// Changes entries and makes everything fit that takes no key: numbers, hashes, counts, what waits.
  ///
  /// - Parameters:
  ///   - key: The seal key of the first entry that is changed; `nil`: seals stay as they are.
  ///   - change: The entry's new canonical text; `nil` deletes it, and those after it move up with their personal fields.
  func rewrite(key: SealKey? = nil, _ change: (_ sequence: Int64, _ text: String) -> String?) throws {
    try edit { db in
      let rows = try Row.fetchAll(db, sql: "SELECT seq, canonical, seal FROM entry ORDER BY seq")
      try db.execute(sql: "DELETE FROM entry")
      var (fold, tallies, head, key) = (TallyFold(), [TallyKey: Tally](), ChainHead.beginning, key)
      var isChanged = false
      for row in rows {
        let (written, bytes): (Int64, Data) = (row["seq"], row["canonical"])
        let text = String(decoding: bytes, as: UTF8.self)
        guard let changed = change(written, text) else {
          isChanged = true
          try db.execute(
            sql: "UPDATE personal SET seq = seq - 1, slot = slot - 64 WHERE seq > ?", arguments: [head.sequence])
          continue
        }
        isChanged = isChanged || changed != text
        let sequence = head.sequence + 1
        let canonical = Data(changed.replacing("\"seq\":\(written)", with: "\"seq\":\(sequence)").utf8)
        head = ChainHead(sequence: sequence, hash: EntryChain.hash(of: canonical, after: head.hash))
        var seal: Data? = row["seal"]
        if isChanged, seal != nil, let sealing = key {
          seal = sealing.seal(head.hash)
          key = sealing.next
        }
        try db.execute(
          sql: "INSERT INTO entry (seq, hash, canonical, seal) VALUES (?, ?, ?, ?)",
          arguments: [sequence, head.hash, canonical, seal])
        let effect = try? fold.apply(try Entry(canonical: canonical))
        for (key, number) in effect?.counts ?? [:] where number != 0 {
          tallies[key] = Tally(key: key, count: (tallies[key]?.count ?? 0) + number, version: sequence)
        }
      }
      if let key, isChanged { try MetaTable.put(key.bytes, as: .sealKey, db) }
      try put(fold, tallies, db)
    }
  }

  /// Makes the kept receipt say what the rewritten entries say; the centre's signature cannot be made to.
  func rewriteReceipt() throws {
    try edit { db in
      var (fold, tallies) = (TallyFold(), [TallyKey: Tally]())
      let last = try Int64.fetchOne(db, sql: "SELECT receipt ->> '$.head.sequence' FROM receipt") ?? 0
      let rows = try Row.fetchAll(
        db, sql: "SELECT seq, canonical, hash FROM entry WHERE seq <= ? ORDER BY seq", arguments: [last])
      for row in rows {
        for (key, number) in try fold.apply(try Entry(canonical: row["canonical"])).counts where number != 0 {
          tallies[key] = Tally(key: key, count: (tallies[key]?.count ?? 0) + number, version: row["seq"])
        }
      }
      try db.execute(
        sql: "UPDATE receipt SET receipt = json_set(receipt, '$.head.hash', ?, '$.head.tallies', ?)",
        arguments: [(rows.last?["hash"] as Data?)?.hexadecimal, try TallyDigest.of(tallies.values)])
    }
  }

  /// The key of the entry that would come next.
  func sealKey() throws -> SealKey {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return Words.known(try queue.read { try MetaTable.value(.sealKey, $0) }.flatMap(SealKey.init))
  }

  func edit(_ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      for trigger in ["entry_keeps", "entry_stays", "entry_follows"] {
        try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
      }
      try body(db)
    }
    try queue.close()
  }

  private func put(_ fold: TallyFold, _ tallies: [TallyKey: Tally], _ db: Database) throws {
    for table in ["tally", "tally_group", "pending"] { try db.execute(sql: "DELETE FROM \(table)") }
    for tally in tallies.values {
      try db.execute(
        sql: "INSERT INTO tally (grp, key, count, version) VALUES (?, ?, ?, ?)",
        arguments: [TallyDigest.groupName(of: tally.key), tally.key.canonical, tally.count, tally.version])
    }
    for rating in fold.pending.values { try PendingTable.put(rating, db) }
  }
}
