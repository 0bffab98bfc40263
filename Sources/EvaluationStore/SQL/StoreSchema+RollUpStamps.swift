extension StoreSchema {
  /// How often a unit's sums changed: what `SQLRollUpStamps` says. None is as good as zero.
  static let rollUpStamps: [StoreSchemaChange.Step] = [
    .statement(
      """
      CREATE TABLE roll_up_stamp (
        unit {text} NOT NULL, month {text} NOT NULL, stamp {integer} NOT NULL, PRIMARY KEY (unit, month)
      ) {keyed}
      """),
    // Years are added up of their months.
    .statement("DELETE FROM roll_up WHERE length(period) = 4"),
    // Raised with every batch, as sums are.
    .only(.postgres, "ALTER TABLE roll_up_stamp SET (fillfactor = 60)"),
  ]
}
