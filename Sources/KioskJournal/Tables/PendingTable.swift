import Foundation
import GRDB
import KioskSession
import RatingModel

/// Ratings that wait for their release.
enum PendingTable {
  static func put(_ pending: PendingRating, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO pending (rating, session, unit, counter, clerk, boot, mono, undated, month, counts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (rating) DO UPDATE
        SET undated = excluded.undated, month = excluded.month, counts = excluded.counts
        """
    ).execute(arguments: [
      pending.rating, pending.session.number, pending.lot.unit.text, pending.lot.counter.text,
      pending.lot.clerk?.description, pending.moment.boot.description, pending.moment.mono.microseconds,
      pending.isUndated, pending.restMonth?.description, canonical(pending.counts),
    ])
  }

  static func delete(_ rating: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM pending WHERE rating = ?").execute(arguments: [rating])
  }

  static func all(_ db: Database) throws -> [Int64: PendingRating] {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM pending").map(pending)
    return Dictionary(rows.map { ($0.rating, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `[[key,number],…]`, the canonical JSON of the counts.
  static func canonical(_ counts: [PendingRating.Count]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    var separator = UInt8(ascii: "[")
    for count in counts {
      bytes.append(separator)
      bytes.append(UInt8(ascii: "["))
      count.key.appendCanonical(to: &bytes)
      bytes.append(UInt8(ascii: ","))
      bytes.append(contentsOf: String(count.number).utf8)
      bytes.append(UInt8(ascii: "]"))
      separator = UInt8(ascii: ",")
    }
    if counts.isEmpty { bytes.append(separator) }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func pending(_ row: Row) throws -> PendingRating {
    let clerk: String? = try row.decode(forColumn: "clerk")
    let month: String? = try row.decode(forColumn: "month")
    guard let unit = UnitCode(try row.decode(forColumn: "unit")),
      let counter = CounterCode(try row.decode(forColumn: "counter")),
      let boot = BootID(try row.decode(forColumn: "boot")), clerk == nil || clerk.flatMap(ClerkID.init) != nil,
      month == nil || month.flatMap(Period.init) != nil
    else { throw UnreadableRow.pending }
    return PendingRating(
      rating: try row.decode(forColumn: "rating"), session: SessionNumber(try row.decode(forColumn: "session")),
      lot: Lot(unit: unit, counter: counter, clerk: clerk.flatMap(ClerkID.init)),
      moment: Moment(boot: boot, mono: Instant(microseconds: try row.decode(forColumn: "mono"))),
      isUndated: try row.decode(forColumn: "undated"), restMonth: month.flatMap(Period.init),
      counts: try JSONDecoder().decode([PendingRating.Count].self, from: row.decode(forColumn: "counts")))
  }
}
