import Foundation
import RatingModel

extension SQLEvents {
  func events(_ query: IntegrityQuery) throws -> [IntegrityEvent] {
    try database.rows(
      """
      SELECT * FROM integrity_event
      WHERE (CAST(:units AS TEXT) IS NULL OR unit IN (SELECT value FROM json_each(CAST(:units AS TEXT))))
        AND (CAST(:kiosk AS TEXT) IS NULL OR kiosk = CAST(:kiosk AS TEXT)) AND (:past OR state = 'open')
      ORDER BY state <> 'open', id DESC LIMIT :most
      """,
      [
        "units": query.units.map { jsonArray($0) }, "kiosk": query.kiosk?.text, "past": query.includesPast,
        "most": IntegrityQuery.most,
      ]
    ).map(Self.event)
  }

  /// A page, by number.
  func events(in units: Set<UnitCode>, after number: Int64, limit: Int) throws -> [IntegrityEvent] {
    try database.rows(
      "SELECT * FROM integrity_event WHERE unit IN (SELECT value FROM json_each(?)) AND id > ? ORDER BY id LIMIT ?",
      [jsonArray(units), number, max(0, limit)]
    ).map(Self.event)
  }

  /// Those of a kiosk that are not closed, the open ones first, then the newest.
  func standing(of kiosk: KioskID) throws -> [IntegrityEvent] {
    try database.rows(
      """
      SELECT * FROM integrity_event WHERE kiosk = ? AND state <> 'closed'
      ORDER BY state <> 'open', id DESC LIMIT ?
      """, [kiosk.text, KioskStatus.mostEvents]
    ).map(Self.event)
  }

  /// All that touch figures: of journals that counted for them, and of kiosks that stand at `units` or stood there then.
  func events(of journals: Set<JournalID>, or units: Set<UnitCode>) throws -> [IntegrityEvent] {
    // Journals come by the ten thousand, those with an event do not.
    let eventful = try journalsWithEvents()
    return try database.rows(
      """
      SELECT * FROM integrity_event
      WHERE journal IN (SELECT value FROM json_each(:journals))
        OR unit IN (SELECT value FROM json_each(:units))
        OR EXISTS (SELECT 1 FROM kiosk WHERE kiosk.id = integrity_event.kiosk
          AND kiosk.unit IN (SELECT value FROM json_each(:units)))
      ORDER BY state <> 'open', id DESC LIMIT :most
      """,
      [
        "journals": jsonArray(journals.intersection(eventful)), "units": jsonArray(units),
        "most": IntegrityQuery.most,
      ]
    ).map(Self.event).map { event in event.place.map { units.contains($0.unit) } == true ? event : event.withoutPlace()
    }
  }

  /// Those of which there is any.
  func journalsWithEvents() throws -> Set<JournalID> {
    try Set(
      database.rows("SELECT DISTINCT journal FROM integrity_event WHERE journal IS NOT NULL").map {
        try $0.journal("journal")
      })
  }

  private static func event(_ row: SQLRow) throws -> IntegrityEvent {
    let place = KioskPlace(unit: try row.code("unit"), counter: try row.code("counter"))
    return IntegrityEvent(
      id: row["id"], kiosk: try row.code("kiosk"), place: place,
      journal: try row.parsedIfPresent("journal") { JournalID($0) },
      kind: try row.parsed("kind", IntegrityKind.init(rawValue:)), first: row["first_entry"], last: row["last_entry"],
      inDoubt: row["in_doubt"], times: row["times"], firstAt: row.wallTime("first_at"), lastAt: row.wallTime("last_at"),
      detail: try row.parsed("detail") {
        try? CanonicalJSON.decode([String: IntegrityDetail].self, from: Data($0.utf8))
      },
      state: try state(row))
  }

  private static func state(_ row: SQLRow) throws -> IntegrityEvent.State {
    switch row["state"] as String {
    case "open": .open
    case "settled": .settled(at: row.wallTime("settled_at"), by: row["settled_by"])
    case "closed":
      .closed(by: try row.code("closed_by"), at: row.wallTime("closed_at"), reason: row["reason"])
    default: throw Damage("state")
    }
  }
}
