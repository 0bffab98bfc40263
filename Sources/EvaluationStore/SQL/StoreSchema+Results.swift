extension StoreSchema {
  /// What the one-stop software reports of dossiers, and the register of who imported it.
  static let results: [StoreSchemaChange.Step] =
    [
      // digest is the SHA-256 of the file. Without account and caller it came by the command line.
      .statement(
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
        """),
      // Which units and periods each import named, those that a later one replaced included.
      .statement(
        """
        CREATE TABLE result_part (
          import {integer} NOT NULL REFERENCES result_import (id),
          unit {text} NOT NULL,
          period {text} NOT NULL,
          row_count {integer} NOT NULL,
          PRIMARY KEY (import, unit, period)
        ) {table}
        """),
      .statement("CREATE INDEX result_part_by_unit ON result_part (unit, import)"),
      // What stands. A figure that is NULL was not reported.
      .statement(
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
        """),
      .statement("CREATE INDEX dossier_result_by_unit ON dossier_result (unit, first_day)"),
      .statement("CREATE INDEX dossier_result_by_part ON dossier_result (import, unit, period)"),
    ] + ["result_import", "result_part"].flatMap(StoreSchemaChange.onlyGrows)
}
