extension StoreSchema {
  /// Ratings on paper forms, typed in by hand. A correction is another row; the newest of a unit, clerk, day and scale stands.
  static let paper: [StoreSchemaChange.Step] =
    [
      // corrects is the entry that stood before; reason says why another one was made.
      .statement(
        """
        CREATE TABLE paper_entry (
          id {identity}, unit {text} NOT NULL, clerk {text}, day {text} NOT NULL, scale {text} NOT NULL,
          scale_version {integer} NOT NULL, entered_by {text} NOT NULL REFERENCES account (name),
          entered_at {integer} NOT NULL, corrects {integer} UNIQUE REFERENCES paper_entry (id), reason {text},
          CHECK ((corrects IS NULL) = (reason IS NULL)), CHECK (reason IS NULL OR length(reason) BETWEEN 1 AND 1000)
        ) {table}
        """),
      // One entry begins the row of corrections.
      .statement(
        """
        CREATE UNIQUE INDEX paper_entry_first ON paper_entry
          (unit, (coalesce(clerk, '')), day, scale, scale_version) WHERE corrects IS NULL
        """),
      .statement("CREATE INDEX paper_entry_by_unit ON paper_entry (unit, day)"),
      .statement(
        """
        CREATE TABLE paper_count (
          entry {integer} NOT NULL REFERENCES paper_entry (id), level {text} NOT NULL,
          forms {integer} NOT NULL CHECK (forms BETWEEN 0 AND 10000), PRIMARY KEY (entry, level)
        ) {table}
        """),
    ] + ["paper_entry", "paper_count"].flatMap(StoreSchemaChange.onlyGrows)
}
