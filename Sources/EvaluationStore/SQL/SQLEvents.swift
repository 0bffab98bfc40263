import Foundation
import RatingModel

/// The integrity events within one transaction.
struct SQLEvents {
  let database: any SQLConnection

  /// Something that contradicts, before it has a number.
  struct Finding {
    let kiosk: KioskID
    let journal: JournalID?
    let kind: IntegrityKind
    /// Tells events of one journal and kind apart where each is one of its own.
    var cause = ""
    var first: Int64?
    var last: Int64?
    var inDoubt: Int64?
    var detail: [String: IntegrityDetail] = [:]
  }

  /// Counts the finding's event up if it is there and not closed, and opens it again if it was settled; else makes it. Where the
  /// kiosk has ``KioskStatus/mostEvents`` that are not closed, the newest of the same kind is counted up instead.
  /// - Returns: its number.
  @discardableResult
  func raise(_ finding: Finding, at time: WallTime) throws -> Int64 {
    guard let present = try present(finding) else { return try make(finding, at: time) }
    try database.execute(
      """
      UPDATE integrity_event SET times = times + 1, last_at = CASE WHEN last_at < :time THEN :time ELSE last_at END, state = 'open', settled_at = NULL,
        settled_by = NULL WHERE id = :id
      """, ["time": time.milliseconds, "id": present])
    return present
  }

  /// Ends the open events of a journal that the equal digests of now put an end to.
  func settleByDigest(of journal: JournalID, at time: WallTime) throws {
    for kind in IntegrityKind.allCases where kind.settlesWithDigest {
      try settle(kind, of: journal, at: time, by: nil)
    }
  }

  /// - Parameter event: the one that explains them.
  func settle(_ kind: IntegrityKind, of journal: JournalID, at time: WallTime, by event: Int64?) throws {
    try database.execute(
      """
      UPDATE integrity_event SET state = 'settled', settled_at = ?, settled_by = ?
      WHERE journal = ? AND kind = ? AND state = 'open'
      """, [time.milliseconds, event, journal.description, kind.rawValue])
  }

  func hasOpen(_ kind: IntegrityKind, of journal: JournalID) throws -> Bool {
    try database.value(
      "SELECT EXISTS (SELECT 1 FROM integrity_event WHERE journal = ? AND kind = ? AND state = 'open')",
      [journal.description, kind.rawValue], as: Bool.self) ?? false
  }

  /// The number of an event of the kiosk, whatever its state.
  func number(of kind: IntegrityKind, kiosk: KioskID, journal: JournalID) throws -> Int64? {
    try database.value(
      "SELECT id FROM integrity_event WHERE kiosk = ? AND kind = ? AND journal = ? ORDER BY id LIMIT 1",
      [kiosk.text, kind.rawValue, journal.description], as: Int64.self)
  }

  func has(_ kind: IntegrityKind, of kiosk: KioskID, cause: String) throws -> Bool {
    try database.value(
      "SELECT EXISTS (SELECT 1 FROM integrity_event WHERE kiosk = ? AND kind = ? AND cause = ?)",
      [kiosk.text, kind.rawValue, cause], as: Bool.self) ?? false
  }

  /// The event to count up: the finding's own, or where the kiosk has too many the newest of the kind.
  private func present(_ finding: Finding) throws -> Int64? {
    let own = try database.value(
      """
      SELECT id FROM integrity_event
      WHERE kiosk = ? AND kind = ? AND journal IS NOT DISTINCT FROM ? AND cause = ? AND state <> 'closed' LIMIT 1
      """, [finding.kiosk.text, finding.kind.rawValue, finding.journal?.description, finding.cause], as: Int64.self)
    if let own { return own }
    let standing = try database.value(
      "SELECT count(*) FROM integrity_event WHERE kiosk = ? AND state <> 'closed'", [finding.kiosk.text], as: Int.self)
    guard standing ?? 0 >= KioskStatus.mostEvents else { return nil }
    return try database.value(
      "SELECT max(id) FROM integrity_event WHERE kiosk = ? AND kind = ? AND state <> 'closed'",
      [finding.kiosk.text, finding.kind.rawValue], as: Int64.self)
  }

  private func make(_ finding: Finding, at time: WallTime) throws -> Int64 {
    let number = try database.value(
      """
      INSERT INTO integrity_event
        (kiosk, unit, counter, journal, kind, cause, first_entry, last_entry, in_doubt, times, first_at, last_at, detail, state)
      SELECT id, unit, counter, CAST(:journal AS TEXT), :kind, :cause, CAST(:first AS BIGINT), CAST(:last AS BIGINT),
        CAST(:doubt AS BIGINT), 1, :time, :time, :detail, 'open'
      FROM kiosk WHERE id = :kiosk RETURNING id
      """,
      [
        "kiosk": finding.kiosk.text, "journal": finding.journal?.description, "kind": finding.kind.rawValue,
        "cause": finding.cause, "first": finding.first, "last": finding.last, "doubt": finding.inDoubt,
        "time": time.milliseconds,
        "detail": String(decoding: try CanonicalJSON.data(finding.detail), as: UTF8.self),
      ], as: Int64.self)
    guard let number else { throw Damage("kiosk") }
    return number
  }
}
