extension StoreSchema {
  /// Units that went before, where clerks sit, and the catalogue of procedures.
  static let offices: [StoreSchemaChange.Step] = [
    // Codes with a blank between, in order.
    .statement("ALTER TABLE unit ADD COLUMN predecessors {text} NOT NULL DEFAULT ''"),
    .statement("ALTER TABLE registry_import ADD COLUMN postings {integer} NOT NULL DEFAULT 0"),
    .statement("ALTER TABLE registry_import ADD COLUMN procedures {integer} NOT NULL DEFAULT 0"),
    // unit and staff are the clerk; at_unit and at_counter where it sits.
    .statement(
      """
      CREATE TABLE posting (
        unit {text} NOT NULL,
        staff {text} NOT NULL,
        at_unit {text} NOT NULL,
        at_counter {text},
        first_day {text},
        last_day {text}
      ) {table}
      """),
    .statement("CREATE INDEX posting_by_clerk ON posting (unit, staff)"),
    .statement(
      """
      CREATE TABLE procedure_record (
        code {text} NOT NULL,
        name {text} NOT NULL,
        field {text},
        field_name {text} NOT NULL,
        first_day {text},
        last_day {text}
      ) {table}
      """),
    .statement("CREATE UNIQUE INDEX procedure_record_by_code ON procedure_record (code, (coalesce(first_day, '')))"),
  ]
}
