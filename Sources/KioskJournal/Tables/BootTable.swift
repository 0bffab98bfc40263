import GRDB
import RatingModel

/// The boots of the machine, each with its newest anchor.
enum BootTable {
  static func insert(_ boot: BootID, first: Int64, _ db: Database) throws {
    try db.run(
      "INSERT INTO boot (boot, first) VALUES (?, ?) ON CONFLICT (boot) DO NOTHING", .text(boot.description),
      .integer(first))
  }

  static func put(_ anchor: Anchor, of boot: BootID, _ db: Database) throws {
    try db.run(
      "UPDATE boot SET anchor = ?, mono = ?, wall = ? WHERE boot = ?", .integer(anchor.sequence),
      .integer(anchor.mono.microseconds), .integer(anchor.wall.milliseconds), .text(boot.description))
  }

  static func anchor(of boot: BootID, _ db: Database) throws -> Anchor? {
    let row = try Row.fetchOne(
      db, sql: "SELECT anchor, mono, wall FROM boot WHERE boot = ? AND anchor IS NOT NULL",
      arguments: [boot.description])
    return try row.map { row in
      Anchor(
        sequence: try row.decode(forColumn: "anchor"), mono: Instant(microseconds: try row.decode(forColumn: "mono")),
        wall: WallTime(milliseconds: try row.decode(forColumn: "wall")))
    }
  }

  /// Sequence number of the newest boot's first entry.
  static func newestEntry(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT max(first) FROM boot")
  }

  /// The boot that wrote the newest entries.
  static func newest(_ db: Database) throws -> BootID? {
    guard let text = try String.fetchOne(db, sql: "SELECT boot FROM boot ORDER BY first DESC LIMIT 1") else {
      return nil
    }
    guard let boot = BootID(text) else { throw UnreadableRow.boot }
    return boot
  }
}
