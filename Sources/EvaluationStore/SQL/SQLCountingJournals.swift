import RatingModel

/// Which journals counted something in some units on some days. Each is looked up once, however much it counted.
struct SQLCountingJournals {
  let database: any SQLConnection

  /// - Parameter some: the only ones that are looked up; `nil` for all.
  func journals(
    _ units: UnitDays, _ first: CivilDate, _ last: CivilDate, among some: Set<JournalID>? = nil
  ) throws -> Set<JournalID> {
    guard some?.isEmpty != true else { return [] }
    guard let span = Validity(first: first, last: last) else { return [] }
    var journals: Set<JournalID> = []
    for (stretches, units) in Dictionary(grouping: units.units, by: units.stretches(of:)) {
      for days in stretches.compactMap({ $0.intersection(span) }) {
        for row in try database.rows(
          Self.query,
          [
            "units": jsonArray(units), "first": days.first?.description, "last": days.last?.description,
            "some": some.map { jsonArray($0) },
          ])
        { journals.insert(try row.journal("journal")) }
      }
    }
    return journals
  }

  /// Those that a report tells of: where kiosks are not told of one by one, nothing but the events of their journals is either.
  /// - Parameter isComplete: whether kiosks are told of however many they are.
  func told(
    _ units: UnitDays, _ first: CivilDate, _ last: CivilDate, kioskUnits: Set<UnitCode>, isComplete: Bool = false
  ) throws -> Set<JournalID> {
    let some =
      try SQLKiosks(database: database).areFew(in: kioskUnits, isComplete: isComplete)
      ? nil : try SQLEvents(database: database).journalsWithEvents()
    return try journals(units, first, last, among: some)
  }

  private static let query = """
    SELECT DISTINCT journal.journal FROM journal_unit JOIN journal ON journal.id = journal_unit.journal
    WHERE journal_unit.unit IN (SELECT value FROM json_each(:units))
      AND (CAST(:some AS TEXT) IS NULL OR journal.journal IN (SELECT value FROM json_each(CAST(:some AS TEXT))))
      AND EXISTS (
      SELECT 1 FROM tally WHERE tally.journal = journal_unit.journal AND tally.family IN ('day', 'presses')
        AND tally.period BETWEEN :first AND :last AND tally.unit = journal_unit.unit AND tally.count > 0)
    """
}
