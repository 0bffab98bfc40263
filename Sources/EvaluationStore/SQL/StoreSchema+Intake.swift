extension StoreSchema {
  /// What taking tallies in and reading sums cost a server of PostgreSQL without need. Nothing of it changes what is kept.
  static let intake: [StoreSchemaChange.Step] =
    [
      // It asked for the journal's row once for each tally. A tally comes in the transaction that has found or made that row, and
      // alone with it, and no journal is ever removed.
      .only(.postgres, "ALTER TABLE tally DROP CONSTRAINT tally_journal_fkey"),
      // A sum changes with every batch, a count with every press: there is room for the new version of a row beside the old one,
      // so that no index hears of it.
      .only(.postgres, "ALTER TABLE roll_up SET (fillfactor = 60)"),
      .only(.postgres, "ALTER TABLE tally SET (fillfactor = 90)"),
      // Sets of codes that a question names are small beside the tables: where thousands were expected, the whole table was read for a
      // few offices.
      .only(.postgres, "ALTER FUNCTION json_each(TEXT) ROWS 16"),
    ] + StoreSchemaChange.neverRemoved("journal")
}
