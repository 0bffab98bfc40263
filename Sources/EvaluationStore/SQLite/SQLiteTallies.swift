import Foundation
import ForwardingContract
import GRDB
import RatingModel

/// The tallies of one journal, and their digest.
struct SQLiteTallies {
  let database: Database
  let journal: Int64

  /// What became of one tally.
  enum Fate: Equatable {
    case taken
    /// It takes the place of one that was altered.
    case restored
    /// It is what was taken before.
    case known
    /// A higher version was taken before.
    case late(stored: Int64)
    /// The same version was taken before with another count.
    case contradicts
  }

  /// Keeps the tally if its version is higher than the stored one's, or that one was altered.
  func take(_ tally: Tally) throws -> Fate {
    let (stands, lookUp) = (try Self.place(of: tally.key), Self.lookUp(tally.key))
    let place: StatementArguments = [journal, stands.family, stands.period, stands.key]
    let present = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT count, version, altered FROM tally WHERE journal = ? AND family = ? AND period = ? AND key = ?"),
      arguments: place)
    let isAltered: Bool = present?["altered"] ?? false
    if let present, !isAltered, tally.version <= present["version"] as Int64 {
      guard tally.version == present["version"] as Int64 else { return .late(stored: present["version"]) }
      return tally.count == present["count"] ? .known : .contradicts
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO tally (journal, family, period, key, unit, clerk, first_day, tells_level, count, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (journal, family, period, key) DO UPDATE SET count = excluded.count, version = excluded.version,
          altered = 0
        """
    ).execute(
      arguments: place + [
        lookUp.unit, lookUp.clerk, lookUp.firstDay, lookUp.tellsLevel, tally.count, tally.version,
      ])
    return isAltered ? .restored : .taken
  }

  /// The groups of these tallies have other digests from now on, and their units hear of the journal.
  func changed(_ tallies: [Tally]) throws {
    for group in Set(tallies.map { Group(family: $0.key.family, period: $0.key.period) }) {
      try database.cachedStatement(
        sql: """
          INSERT INTO tally_group (journal, family, period) VALUES (?, ?, ?)
          ON CONFLICT (journal, family, period) DO UPDATE SET digest = NULL
          """
      ).execute(arguments: [journal, group.family.rawValue, group.period.description])
    }
    for unit in Set(tallies.map(\.key.unit)) {
      try database.cachedStatement(sql: "INSERT OR IGNORE INTO journal_unit (unit, journal) VALUES (?, ?)")
        .execute(arguments: [unit.text, journal])
    }
  }

  private struct Group: Hashable {
    let family: TallyFamily
    let period: Period
  }
}

extension Row {
  func tallyKey(_ column: String) throws -> TallyKey {
    try parsed(column) { try? CanonicalJSON.decode(TallyKey.self, from: Data($0.utf8)) }
  }
}
