extension StoreSchema {
  /// Counts added up beforehand: what RollUpRow says of each column.
  static let rollUps: [StoreSchemaChange.Step] = [
    .statement(
      """
      CREATE TABLE roll_up (
        unit {text} NOT NULL, family {text} NOT NULL, period {text} NOT NULL, clerk {text} NOT NULL,
        subject {text} NOT NULL, count {integer} NOT NULL, PRIMARY KEY (unit, family, period, clerk, subject)
      ) {keyed}
      """),
    // When a unit's sums were last held against its tallies.
    .statement("CREATE TABLE roll_up_check (unit {text} NOT NULL PRIMARY KEY, at {integer} NOT NULL) {keyed}"),
    // With the clerk in it, one clerk's counts are found without looking at every tally of the office.
    .statement("DROP INDEX tally_by_unit"),
    .statement("CREATE INDEX tally_by_unit ON tally (unit, family, first_day, clerk)"),
    .statement("CREATE INDEX tally_undated ON tally (unit) WHERE first_day IS NULL"),
    .work { database in
      for unit in try database.values("SELECT DISTINCT unit FROM journal_unit ORDER BY unit", as: String.self) {
        try SQLRollUps(database: database).make(unit)
      }
    },
  ]
}
