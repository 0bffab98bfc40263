import Foundation
import GRDB
import KioskSession
import RatingModel

/// Ratings that wait for their release.
enum PendingTable {
  static func put(_ pending: PendingRating, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO pending (rating, session, unit, counter, clerk, boot, mono, undated, month, counts)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (rating) DO UPDATE
      SET undated = excluded.undated, month = excluded.month, counts = excluded.counts
      """, .integer(pending.rating), .integer(pending.session.number), .text(pending.lot.unit.text),
      .text(pending.lot.counter.text), .text(orNull: pending.lot.clerk?.description),
      .text(pending.moment.boot.description), .integer(pending.moment.mono.microseconds),
      .integer(pending.isUndated ? 1 : 0), .text(orNull: pending.restMonth?.description),
      .text(canonical(pending.counts)))
  }

  static func delete(_ rating: Int64, _ db: Database) throws {
    try db.run("DELETE FROM pending WHERE rating = ?", .integer(rating))
  }

  static func all(_ db: Database) throws -> [Int64: PendingRating] {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM pending").map(pending)
    return Dictionary(rows.map { ($0.rating, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `[[key,number],…]`, the canonical JSON of the counts.
  static func canonical(_ counts: [PendingRating.Count]) -> String {
    var text = WrittenText()
    text.reserve(1024)
    text.add("[")
    for (index, count) in counts.enumerated() {
      text.add(index == 0 ? "[" : ",[")
      text.add(count.key)
      text.add(",")
      text.add(count.number)
      text.add("]")
    }
    text.add("]")
    return text.text
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
