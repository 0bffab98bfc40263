import ForwardingContract
import Foundation
import RatingModel

extension SQLIntake {
  /// How the kiosk is, as of its newest head: a message that comes late says nothing new.
  func keepCondition(_ known: SQLHeads.Known) throws {
    guard let condition = batch.condition, batch.head.sequence >= known.newest else { return }
    try SQLConditions(database: database).keep(condition, backlog: batch.backlog ?? 0, of: batch.kiosk, at: time)
  }
}

/// What kiosks said of how they are, within one transaction.
struct SQLConditions {
  /// Stretches that are kept of one kiosk.
  static let most = 50

  let database: any SQLConnection

  /// Prolongs the newest stretch where the same is said again, and begins another one otherwise.
  func keep(_ condition: KioskCondition, backlog: Int, of kiosk: KioskID, at time: WallTime) throws {
    let parts = String(decoding: try CanonicalJSON.data(condition.parts), as: UTF8.self)
    let newest = try database.row(
      "SELECT first_at, state, parts FROM kiosk_condition WHERE kiosk = ? ORDER BY first_at DESC LIMIT 1", [kiosk.text])
    let isSame = newest.map { $0["state"] == condition.state.rawValue && $0["parts"] == parts } ?? false
    let since: Int64 = isSame ? newest?["first_at"] ?? time.milliseconds : time.milliseconds
    try database.execute(
      """
      INSERT INTO kiosk_condition
        (kiosk, first_at, last_at, state, parts, started_at, clock_at, backlog, disk_used, disk_free, disk_budget)
      VALUES (:kiosk, :since, :time, :state, :parts, :started, :clock, :backlog, :used, :free, :budget)
      ON CONFLICT (kiosk, first_at) DO UPDATE SET last_at = :time, state = :state, parts = :parts,
        started_at = :started, clock_at = :clock, backlog = :backlog, disk_used = :used, disk_free = :free,
        disk_budget = :budget
      """,
      [
        "kiosk": kiosk.text, "since": since, "time": time.milliseconds, "state": condition.state.rawValue,
        "parts": parts, "started": time.milliseconds - min(condition.upSeconds, time.milliseconds / 1000) * 1000,
        "clock": condition.wall.milliseconds, "backlog": backlog, "used": condition.disk?.used,
        "free": condition.disk?.free, "budget": condition.disk?.budget,
      ])
    if !isSame { try forget(of: kiosk) }
  }

  /// The newest first.
  func all(of kiosk: KioskID) throws -> [ReportedCondition] {
    try database.rows(
      "SELECT * FROM kiosk_condition WHERE kiosk = ? ORDER BY first_at DESC LIMIT ?", [kiosk.text, Self.most]
    ).map(Self.condition)
  }

  private func forget(of kiosk: KioskID) throws {
    try database.execute(
      """
      DELETE FROM kiosk_condition WHERE kiosk = :kiosk AND first_at < coalesce((
        SELECT min(kept.first_at) FROM (
          SELECT first_at FROM kiosk_condition WHERE kiosk = :kiosk ORDER BY first_at DESC LIMIT :most) AS kept), 0)
      """, ["kiosk": kiosk.text, "most": Self.most])
  }

  static func condition(_ row: SQLRow) throws -> ReportedCondition {
    let disk: KioskCondition.Disk? = (row["disk_used"] as Int?).flatMap { used in
      guard let free: Int = row["disk_free"], let budget: Int = row["disk_budget"] else { return nil }
      return KioskCondition.Disk(used: used, free: free, budget: budget)
    }
    return ReportedCondition(
      since: row.wallTime("first_at"), last: row.wallTime("last_at"),
      state: try row.parsed("state", KioskCondition.State.init(rawValue:)),
      parts: try row.parsed("parts") { try? CanonicalJSON.decode([KioskCondition.Part].self, from: Data($0.utf8)) },
      startedAt: row.wallTime("started_at"), clock: row.wallTime("clock_at"), backlog: row["backlog"], disk: disk)
  }
}
