import RatingModel

/// Which journals counted something in some units on some days. Each is looked up once, however much it counted.
struct SQLCountingJournals {
  let database: any SQLConnection

  func journals(_ units: UnitDays, _ first: CivilDate, _ last: CivilDate) throws -> Set<JournalID> {
    guard let span = Validity(first: first, last: last) else { return [] }
    var journals: Set<JournalID> = []
    for (stretches, units) in Dictionary(grouping: units.units, by: units.stretches(of:)) {
      for days in stretches.compactMap({ $0.intersection(span) }) {
        for row in try database.rows(
          Self.query,
          ["units": try jsonArray(units), "first": days.first?.description, "last": days.last?.description])
        { journals.insert(try row.journal("journal")) }
      }
    }
    return journals
  }

  private static let query = """
    SELECT DISTINCT journal.journal FROM journal_unit JOIN journal ON journal.id = journal_unit.journal
    WHERE journal_unit.unit IN (SELECT value FROM json_each(:units)) AND EXISTS (
      SELECT 1 FROM tally WHERE tally.journal = journal_unit.journal AND tally.family IN ('day', 'presses')
        AND tally.period BETWEEN :first AND :last AND tally.unit = journal_unit.unit AND tally.count > 0)
    """
}
