extension StoreSchema {
  /// What the one-stop software reports of dossiers, and the register of who imported it.
  static let results: [String] =
    [
      // digest is the SHA-256 of the file. Without account and caller it came by the command line.
      """
      CREATE TABLE result_import (
        id {identity},
        at {integer} NOT NULL,
        account {text},
        caller {text},
        name {text} NOT NULL,
        digest {text} NOT NULL,
        row_count {integer} NOT NULL,
        part_count {integer} NOT NULL,
        warning_count {integer} NOT NULL
      ) {table}
      """,
      // Which units and periods each import named, those that a later one replaced included.
      """
      CREATE TABLE result_part (
        import {integer} NOT NULL REFERENCES result_import (id),
        unit {text} NOT NULL,
        period {text} NOT NULL,
        row_count {integer} NOT NULL,
        PRIMARY KEY (import, unit, period)
      ) {table}
      """,
      "CREATE INDEX result_part_by_unit ON result_part (unit, import)",
      // What stands. A figure that is NULL was not reported.
      """
      CREATE TABLE dossier_result (
        import {integer} NOT NULL REFERENCES result_import (id),
        unit {text} NOT NULL,
        period {text} NOT NULL,
        first_day {text} NOT NULL,
        last_day {text} NOT NULL,
        clerk {text},
        procedure_code {text},
        stage {text},
        received {integer},
        carried_over {integer},
        early {integer},
        on_time {integer},
        late {integer},
        complaints {integer},
        complaints_annulled {integer},
        conduct_complaints {integer},
        conduct_annulled {integer}
      ) {table}
      """,
      "CREATE INDEX dossier_result_by_unit ON dossier_result (unit, first_day)",
      "CREATE INDEX dossier_result_by_part ON dossier_result (import, unit, period)",
    ] + neverChanged("result_import") + neverChanged("result_part")

  /// A table to which rows are only added.
  private static func neverChanged(_ table: String) -> [String] {
    [
      """
      {sqlite}CREATE TRIGGER \(table)_is_never_changed BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE (ABORT, 'the register of imports is never changed'); END
      """,
      """
      {sqlite}CREATE TRIGGER \(table)_is_never_removed BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE (ABORT, 'the register of imports is never changed'); END
      """,
      """
      {postgres}CREATE TRIGGER \(table)_is_never_changed BEFORE UPDATE OR DELETE ON \(table)
      FOR EACH ROW EXECUTE FUNCTION refuse_change()
      """,
    ]
  }
}
