import ForwardingContract
import Foundation
import GRDB
import KioskJournal
import RatingModel

/// A journal in the hands of somebody who can write its file, knows its format, and has no key.
enum RewrittenJournal {
  /// Copies a journal, on which its kiosk may be running.
  static func copy(_ path: String, to copy: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let (source, target) = (try DatabaseQueue(path: path, configuration: configuration), try DatabaseQueue(path: copy))
    try source.backup(to: target)
    try source.close()
    try target.close()
  }

  /// Changes the level of the first rating, and makes everything fit that takes no key: hashes, counts, the receipt's head.
  static func changeFirstRating(in path: String, from level: String, to other: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      for trigger in ["entry_follows", "entry_keeps", "entry_stays"] { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      try rewrite(db) { text in
        guard text.contains(#""kind":"rating""#), let place = text.firstRange(of: level) else { return false }
        text.replaceSubrange(place, with: other)
        return true
      }
    }
    try queue.close()
  }

  /// - Parameter change: Asked for one entry after the other until it has changed one.
  private static func rewrite(_ db: Database, _ change: (inout String) -> Bool) throws {
    var (fold, tallies, isChanged) = (TallyFold(), [TallyKey: Tally](), false)
    var hash = EntryChain.beginning
    let receipt = try Int64.fetchOne(db, sql: "SELECT receipt ->> '$.head.sequence' FROM receipt")
    for row in try Row.fetchAll(db, sql: "SELECT seq, canonical FROM entry ORDER BY seq") {
      var text = String(decoding: row["canonical"] as Data, as: UTF8.self)
      if !isChanged { isChanged = change(&text) }
      let (sequence, canonical) = (row["seq"] as Int64, Data(text.utf8))
      hash = EntryChain.hash(of: canonical, after: hash)
      try db.execute(
        sql: "UPDATE entry SET canonical = ?, hash = ? WHERE seq = ?", arguments: [canonical, hash, sequence])
      for (key, number) in try fold.apply(try Entry(canonical: canonical)).counts where number != 0 {
        tallies[key] = Tally(key: key, count: (tallies[key]?.count ?? 0) + number, version: sequence)
      }
      if sequence == receipt { try put(hash, try TallyDigest.of(tallies.values), db) }
    }
    try put(tallies.values, db)
  }

  private static func put(_ hash: Data, _ digest: String, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE receipt SET receipt = json_set(receipt, '$.head.hash', ?, '$.head.tallies', ?)",
      arguments: [hash.hexadecimal, digest])
  }

  private static func put(_ tallies: some Sequence<Tally>, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM tally")
    for tally in tallies {
      try db.execute(
        sql: "INSERT INTO tally (grp, key, count, version) VALUES (?, ?, ?, ?)",
        arguments: [TallyDigest.groupName(of: tally.key), tally.key.canonical, tally.count, tally.version])
    }
  }
}
