import ForwardingContract
import RatingModel

extension SQLEvaluationStore {
  package func kiosks(in units: Set<UnitCode>) async throws(StoreFailure) -> [KioskStatus] {
    try await read("read kiosks") { try SQLKiosks(database: $0).kiosks(in: units) }
  }
}

/// What is known of kiosks within one snapshot.
struct SQLKiosks {
  let database: any SQLConnection

  func kiosks(in units: Set<UnitCode>) throws -> [KioskStatus] {
    let rows = try database.rows(
      """
      SELECT * FROM kiosk WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY unit, counter, id
      """, [jsonArray(units)])
    return try rows.map(status)
  }

  /// A page, by id.
  func kiosks(in units: Set<UnitCode>, after kiosk: KioskID?, limit: Int) throws -> [KioskStatus] {
    try database.rows(
      "SELECT * FROM kiosk WHERE unit IN (SELECT value FROM json_each(?)) AND id > ? ORDER BY id LIMIT ?",
      [jsonArray(units), kiosk?.text ?? "", max(0, limit)]
    ).map(status)
  }

  func kiosk(_ kiosk: KioskID) throws -> KioskStatus? {
    try database.row("SELECT * FROM kiosk WHERE id = ?", [kiosk.text]).map(status)
  }

  /// The kiosks of some journals that stand at no counter of `units`, ordered by id.
  func kiosks(of journals: Set<JournalID>, outside units: Set<UnitCode>) throws -> [KioskStatus] {
    let rows = try database.rows(
      """
      SELECT * FROM kiosk WHERE unit NOT IN (SELECT value FROM json_each(?)) AND id IN (
        SELECT kiosk FROM journal WHERE journal IN (SELECT value FROM json_each(?))) ORDER BY id
      """, [jsonArray(units), jsonArray(journals)])
    return try rows.map(status)
  }

  /// Those that stand at the units, and those elsewhere whose journals counted; none where these are more than anybody reads.
  /// - Parameter isComplete: all of them, however many.
  func few(
    in units: Set<UnitCode>, or journals: Set<JournalID>, isComplete: Bool = false
  ) throws -> (shown: [KioskStatus], count: Int) {
    let count = try count(in: units)
    guard isComplete || count <= SubjectFacts.mostKiosks else { return ([], count) }
    let elsewhere = try kiosks(of: journals, outside: units).map { $0.elsewhere(only: journals) }
    return (try kiosks(in: units) + elsewhere, count + elsewhere.count)
  }

  /// Whether ``few(in:or:isComplete:)`` tells of them.
  func areFew(in units: Set<UnitCode>, isComplete: Bool) throws -> Bool {
    try isComplete || count(in: units) <= SubjectFacts.mostKiosks
  }

  private func count(in units: Set<UnitCode>) throws -> Int {
    try database.value(
      "SELECT count(*) FROM kiosk WHERE unit IN (SELECT value FROM json_each(?))", [jsonArray(units)], as: Int.self)
      ?? 0
  }

  private func status(_ row: SQLRow) throws -> KioskStatus {
    let kiosk: KioskID = try row.code("id")
    return KioskStatus(
      kiosk: kiosk, place: KioskPlace(unit: try row.code("unit"), counter: try row.code("counter")),
      standing: try row.parsed("standing", KioskStanding.init(rawValue:)), software: row["software"],
      enrolledAt: row.wallTime("enrolled_at"), journals: try journals(of: kiosk),
      events: try SQLEvents(database: database).standing(of: kiosk))
  }

  private func journals(of kiosk: KioskID) throws -> [JournalStatus] {
    try database.rows(
      """
      SELECT journal.*, head.*, journal.journal AS name FROM journal JOIN head ON head.journal = journal.id
      WHERE journal.kiosk = ? AND head.sequence = (SELECT max(sequence) FROM head WHERE journal = journal.id)
      ORDER BY journal.last_heard_at DESC, journal.id DESC
      """, [kiosk.text]
    ).map(journal)
  }

  private func journal(_ row: SQLRow) throws -> JournalStatus {
    let matched = try database.row(
      "SELECT sequence, matched_at FROM head WHERE journal = ? AND matched_at IS NOT NULL ORDER BY sequence DESC LIMIT 1",
      [row["id"] as Int64])
    return JournalStatus(
      journal: try row.journal("name"), firstHeardAt: row.wallTime("first_heard_at"),
      lastHeardAt: row.wallTime("last_heard_at"),
      head: Head(sequence: row["sequence"], hash: row["hash"], tallies: row["tallies"]),
      headAt: row.wallTime("first_at"),
      digest: try row.parsed("digest", Receipt.DigestState.init(rawValue:)), newlyCovered: row["open_tail"],
      matched: matched.map { JournalStatus.Matched(sequence: $0["sequence"], time: $0.wallTime("matched_at")) },
      unproven: row["asked"], keptBack: row["kept_back"],
      abandoned: try row.parsedIfPresent("abandoned", Receipt.Abandonment.init(rawValue:)))
  }
}
