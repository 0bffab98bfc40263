import Foundation
import GRDB

/// Names of the journal's single values.
enum MetaName: String, Hashable, Sendable {
  /// The journal's id, 32 hexadecimal digits.
  case journal
  /// ``JournalKey``.
  case key
  /// The centre's epoch in which tallies are acknowledged.
  case epoch
  /// Sequence number through which the cached digests of groups hold.
  case digestsThrough
  /// The next entry's ``SealKey``, and the centre's public key to which the first was encrypted.
  case sealKey, sealRecipient
  /// The local month that has begun since the newest cut.
  case cutMonth
  /// Written after a checkpoint; means nothing.
  case logBegan
}

enum MetaTable {
  static func put(_ value: Data, as name: MetaName, _ db: Database) throws {
    try db.run(
      "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      .text(name.rawValue), .blob(value))
  }

  static func value(_ name: MetaName, _ db: Database) throws -> Data? {
    try Data.fetchOne(db, sql: "SELECT value FROM meta WHERE name = ?", arguments: [name.rawValue])
  }

  static func text(_ name: MetaName, _ db: Database) throws -> String? {
    try value(name, db).map { String(decoding: $0, as: UTF8.self) }
  }
}
