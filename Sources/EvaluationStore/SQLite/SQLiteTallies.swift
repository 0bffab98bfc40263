import Foundation
import ForwardingContract
import GRDB
import RatingModel

/// The tallies of one journal, and their digest.
struct SQLiteTallies {
  let database: Database
  let journal: Int64

  private struct Group: Hashable {
    let family: TallyFamily
    let period: Period
  }

  /// Keeps each tally whose version is higher than the stored one.
  /// - Returns: the lowest version among those that changed something; `nil` when nothing changed.
  func take(_ tallies: [Tally]) throws -> Int64? {
    var groups: Set<Group> = []
    var units: Set<UnitCode> = []
    var lowest: Int64?
    for tally in tallies where try take(tally) {
      lowest = min(lowest ?? tally.version, tally.version)
      groups.insert(Group(family: tally.key.family, period: tally.key.period))
      units.insert(tally.key.unit)
    }
    for group in groups {
      try database.cachedStatement(
        sql: """
          INSERT INTO tally_group (journal, family, period) VALUES (?, ?, ?)
          ON CONFLICT (journal, family, period) DO UPDATE SET digest = NULL
          """
      ).execute(arguments: [journal, group.family.rawValue, group.period.description])
    }
    for unit in units {
      try database.cachedStatement(sql: "INSERT OR IGNORE INTO journal_unit (unit, journal) VALUES (?, ?)")
        .execute(arguments: [unit.text, journal])
    }
    return lowest
  }

  private func take(_ tally: Tally) throws -> Bool {
    let key = String(decoding: try CanonicalJSON.data(tally.key), as: UTF8.self)
    let place: StatementArguments = [journal, tally.key.family.rawValue, tally.key.period.description, key]
    let present = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT count, version FROM tally WHERE journal = ? AND family = ? AND period = ? AND key = ?"),
      arguments: place)
    if let present, tally.version <= present["version"] as Int64 {
      guard tally.version < present["version"] as Int64 || tally.count == present["count"] else {
        throw IntakeRefusal.tallyConflict
      }
      return false
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO tally (journal, family, period, key, unit, clerk, first_day, tells_level, count, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (journal, family, period, key) DO UPDATE SET count = excluded.count, version = excluded.version
        """
    ).execute(
      arguments: place + [
        tally.key.unit.text, tally.key.clerk?.description, tally.key.period.firstDay?.description, tally.key.tellsLevel,
        tally.count, tally.version,
      ])
    return true
  }

  /// The digest of all the journal's tallies. Groups that changed since the last time are computed again, no others.
  func digest() throws -> String {
    let rows = try Row.fetchAll(
      database, sql: "SELECT family, period, digest FROM tally_group WHERE journal = ?", arguments: [journal])
    var groups: [String: String] = [:]
    for row in rows {
      let (family, period): (String, String) = (row["family"], row["period"])
      groups["\(family)/\(period)"] = try row["digest"] ?? freshDigest(family: family, period: period)
    }
    return TallyDigest.whole(groups)
  }

  private func freshDigest(family: String, period: String) throws -> String {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT key, count, version FROM tally WHERE journal = ? AND family = ? AND period = ?"),
      arguments: [journal, family, period])
    let digest = try TallyDigest.group(
      try rows.map { Tally(key: try $0.tallyKey("key"), count: $0["count"], version: $0["version"]) })
    try database.cachedStatement(
      sql: "UPDATE tally_group SET digest = ? WHERE journal = ? AND family = ? AND period = ?"
    ).execute(arguments: [digest, journal, family, period])
    return digest
  }
}

extension Row {
  func tallyKey(_ column: String) throws -> TallyKey {
    try parsed(column) { try? CanonicalJSON.decode(TallyKey.self, from: Data($0.utf8)) }
  }
}
