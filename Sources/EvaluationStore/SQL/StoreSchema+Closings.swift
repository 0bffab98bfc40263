extension StoreSchema {
  /// The register of issued reports.
  static let closings: [StoreSchemaChange.Step] =
    [
      .statement(
        """
        CREATE TABLE closing (
          unit {text} NOT NULL, year {integer} NOT NULL, serial {integer} NOT NULL, clerk {text},
          period {text} NOT NULL,
          corrects_year {integer}, corrects_serial {integer}, issued_at {integer} NOT NULL,
          issued_by {text} NOT NULL REFERENCES account (name), hash {text} NOT NULL, content {text} NOT NULL,
          PRIMARY KEY (unit, year, serial),
          FOREIGN KEY (unit, corrects_year, corrects_serial) REFERENCES closing (unit, year, serial),
          CHECK ((corrects_year IS NULL) = (corrects_serial IS NULL))
        ) {keyed}
        """),
      // A period is closed once.
      .statement(
        """
        CREATE UNIQUE INDEX closing_of_period ON closing (unit, period, coalesce(clerk, ''))
        WHERE corrects_year IS NULL
        """),
      .statement("CREATE INDEX closing_by_time ON closing (issued_at)"),
      .statement(
        """
        CREATE TABLE closing_file (
          unit {text} NOT NULL, year {integer} NOT NULL, serial {integer} NOT NULL, name {text} NOT NULL,
          type {text} NOT NULL, bytes {bytes} NOT NULL, PRIMARY KEY (unit, year, serial, name),
          FOREIGN KEY (unit, year, serial) REFERENCES closing (unit, year, serial)
        ) {keyed}
        """),
      // Forms that are still to be made; one that is made has no row any more.
      .statement(
        """
        CREATE TABLE closing_print (
          unit {text} NOT NULL, year {integer} NOT NULL, serial {integer} NOT NULL, name {text} NOT NULL,
          source {text} NOT NULL, attempts {integer} NOT NULL, claim_ends_at {integer}, failure {text},
          PRIMARY KEY (unit, year, serial, name),
          FOREIGN KEY (unit, year, serial) REFERENCES closing (unit, year, serial)
        ) {keyed}
        """),
    ] + ["closing", "closing_file"].flatMap(StoreSchemaChange.onlyGrows)
}
