import Foundation
import GRDB
import RatingModel

/// Personal values and what leads to them. Everything here can be erased.
enum PersonalTable {
  static func insert(_ field: PersonalField, _ db: Database) throws {
    try db.run(
      "INSERT INTO personal (slot, seq, field, salt, value) VALUES (?, ?, ?, ?, ?)", .integer(field.slot),
      .integer(field.sequence), .text(field.name.text), .blob(field.salt), .blob(field.value))
  }

  static func value(_ name: PersonalField.Name, of sequence: Int64, _ db: Database) throws -> String? {
    let slot = sequence * PersonalField.placesPerEntry + name.place
    let statement = try db.cachedStatement(sql: "SELECT value FROM personal WHERE slot = ?")
    return try Data.fetchOne(statement, arguments: [slot]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The session is found again under the keyed digest of its id only.
  static func insert(_ session: JournalChanges.KnownSession, _ db: Database) throws {
    // An id whose session was found before is refused by the session machine; should it come back, the newest counts.
    try db.run(
      "INSERT INTO session (digest, seq) VALUES (?, ?) ON CONFLICT (digest) DO UPDATE SET seq = excluded.seq",
      .blob(session.digest), .integer(session.sequence))
  }

  /// Sequence number of the open entry of the session with this digest.
  static func session(_ digest: Data, _ db: Database) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT seq FROM session WHERE digest = ?")
    return try Int64.fetchOne(statement, arguments: [digest])
  }

  static func count(through sequence: Int64, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM personal WHERE slot < ?",
      arguments: [(sequence + 1) * PersonalField.placesPerEntry]) ?? 0
  }

  /// The entry beside which the oldest field lies.
  static func oldest(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT min(slot) FROM personal").map { $0 / PersonalField.placesPerEntry }
  }

  static func erase(through sequence: Int64, _ db: Database) throws {
    try db.run(
      "DELETE FROM personal WHERE slot < ?", .integer((sequence + 1) * PersonalField.placesPerEntry))
    try db.run("DELETE FROM session WHERE seq <= ?", .integer(sequence))
  }
}
