import ForwardingContract
import RatingModel

extension SQLEvaluationStore {
  package func kioskList(_ listing: KioskListing) async throws(StoreFailure) -> KioskListPage {
    try await read("list kiosks") { database in
      try SQLKioskList(database: database, listing: listing).page()
    }
  }

  package func kioskDetail(_ kiosk: KioskID) async throws(StoreFailure) -> KioskDetail? {
    try await read("read kiosk") { database in
      guard let status = try SQLKiosks(database: database).kiosk(kiosk) else { return nil }
      return KioskDetail(status: status, conditions: try SQLConditions(database: database).all(of: kiosk))
    }
  }

  package func emptyCounters(
    in units: Set<UnitCode>, on day: CivilDate, limit: Int
  ) async throws(StoreFailure) -> [KioskPlace] {
    try await read("read counters") { database in
      try database.rows(
        """
        SELECT DISTINCT unit, code FROM counter
        WHERE unit IN (SELECT value FROM json_each(:units))
          AND coalesce(first_day, :day) <= :day AND coalesce(last_day, :day) >= :day
          AND NOT EXISTS (
            SELECT 1 FROM kiosk WHERE kiosk.unit = counter.unit AND kiosk.counter = counter.code
              AND kiosk.standing = 'enrolled')
        ORDER BY unit, code LIMIT :most
        """, ["units": jsonArray(units), "day": day.description, "most": limit]
      ).map { KioskPlace(unit: try $0.code("unit"), counter: try $0.code("code")) }
    }
  }

  package func hasKioskOrCode() async throws(StoreFailure) -> Bool {
    try await read("look for kiosks") { database in
      try database.value(
        "SELECT EXISTS (SELECT 1 FROM kiosk) OR EXISTS (SELECT 1 FROM enrolment)", as: Bool.self) ?? false
    }
  }
}

/// A list of kiosks within one snapshot.
struct SQLKioskList {
  let database: any SQLConnection
  let listing: KioskListing

  /// Ranks are the places in ``KioskTrouble``'s list of all.
  private static let listed = """
    WITH listed AS (
      SELECT kiosk.id, kiosk.unit, kiosk.counter, kiosk.software, kiosk.standing, kiosk.enrolled_at,
        journal.last_heard_at, journal.kept_back, journal.asked, journal.abandoned, head.first_at AS head_at,
        head.open_tail, head.digest, said.first_at, said.last_at, said.state, said.parts, said.started_at,
        said.clock_at, said.backlog, said.disk_used, said.disk_free, said.disk_budget,
        (SELECT count(*) FROM integrity_event AS event WHERE event.kiosk = kiosk.id AND event.state = 'open')
          AS open_events
      FROM kiosk
      LEFT JOIN journal ON journal.id = (
        SELECT newest.id FROM journal AS newest WHERE newest.kiosk = kiosk.id
        ORDER BY newest.last_heard_at DESC, newest.id DESC LIMIT 1)
      LEFT JOIN head ON head.journal = journal.id AND head.sequence = (
        SELECT max(newest.sequence) FROM head AS newest WHERE newest.journal = journal.id)
      LEFT JOIN kiosk_condition AS said ON said.kiosk = kiosk.id AND said.first_at = (
        SELECT max(newest.first_at) FROM kiosk_condition AS newest WHERE newest.kiosk = kiosk.id)
      WHERE kiosk.unit IN (SELECT value FROM json_each(:units))
    ), ranked AS (
      SELECT listed.*, CASE
        WHEN standing <> 'enrolled' THEN 5
        WHEN last_heard_at IS NULL THEN 1
        WHEN last_heard_at < :silent THEN 0
        WHEN coalesce(state, 'ok') = 'failing' OR digest = 'differs' OR asked IS NOT NULL OR abandoned IS NOT NULL
          OR open_events > 0 THEN 2
        WHEN coalesce(state, 'ok') = 'degraded' OR kept_back > 0
          OR abs(coalesce(clock_at - last_at, 0)) > :clock THEN 3
        ELSE 4 END AS trouble
      FROM listed
    )
    """

  private func arguments(_ more: [String: any SQLBindable] = [:]) throws -> SQLArguments {
    let all: [String: any SQLBindable] = [
      "units": jsonArray(listing.units),
      "silent": listing.asOf.milliseconds - KioskListing.silentSeconds * 1000,
      "clock": ReportedCondition.mostClockSeconds * 1000,
    ]
    return .named(all.merging(more) { first, _ in first }.mapValues(\.sqlValue))
  }

  /// One statement for both, so that every kiosk is looked at once: each count, with those kiosks of the page that it counts.
  func page() throws -> KioskListPage {
    let after = listing.after
    let rows = try database.rows(
      Self.listed + """
        , counted AS (
          SELECT trouble AS counted, count(*) AS kiosks FROM ranked GROUP BY trouble
        ), shown AS (
          SELECT * FROM ranked
          WHERE (trouble = :wanted OR (:any AND trouble < 5))
            AND (trouble > :rank OR (trouble = :rank AND (unit > :unit OR (unit = :unit AND (counter > :counter
              OR (counter = :counter AND id > :kiosk))))))
          ORDER BY trouble, unit, counter, id LIMIT :most
        )
        SELECT * FROM counted LEFT JOIN shown ON shown.trouble = counted.counted
        ORDER BY counted, unit, counter, id
        """,
      try arguments([
        "wanted": listing.trouble.map(Self.rank) ?? -1, "any": listing.trouble == nil,
        "rank": after.map { Self.rank($0.trouble) } ?? -1, "unit": after?.place.unit.text ?? "",
        "counter": after?.place.counter.text ?? "", "kiosk": after?.kiosk.text ?? "",
        "most": min(max(0, listing.limit), KioskListing.most),
      ]))
    return KioskListPage(
      kiosks: try rows.filter { ($0["id"] as String?) != nil }.map(Self.kiosk),
      counts: try Dictionary(rows.map { (try Self.trouble($0), $0["kiosks"]) }, uniquingKeysWith: { first, _ in first })
    )
  }

  private static func rank(_ trouble: KioskTrouble) -> Int { KioskTrouble.allCases.firstIndex(of: trouble) ?? 0 }

  private static func trouble(_ row: SQLRow) throws -> KioskTrouble {
    let (all, rank) = (KioskTrouble.allCases, row["counted"] as Int)
    guard all.indices.contains(rank) else { throw Damage("trouble") }
    return all[rank]
  }

  private static func kiosk(_ row: SQLRow) throws -> ListedKiosk {
    let isHeard = (row["last_heard_at"] as Int64?) != nil && (row["head_at"] as Int64?) != nil
    let hasCondition = (row["first_at"] as Int64?) != nil
    return ListedKiosk(
      kiosk: try row.code("id"), place: KioskPlace(unit: try row.code("unit"), counter: try row.code("counter")),
      standing: try row.parsed("standing", KioskStanding.init(rawValue:)), trouble: try trouble(row),
      software: row["software"], enrolledAt: row.wallTime("enrolled_at"), heard: isHeard ? try heard(row) : nil,
      condition: hasCondition ? try SQLConditions.condition(row) : nil, openEvents: row["open_events"])
  }

  private static func heard(_ row: SQLRow) throws -> ListedKiosk.Heard {
    ListedKiosk.Heard(
      lastHeardAt: row.wallTime("last_heard_at"), headAt: row.wallTime("head_at"),
      digest: try row.parsed("digest", Receipt.DigestState.init(rawValue:)), openTail: row["open_tail"],
      keptBack: row["kept_back"], isUnproven: (row["asked"] as Int64?) != nil,
      abandoned: try row.parsedIfPresent("abandoned", Receipt.Abandonment.init(rawValue:)))
  }
}
