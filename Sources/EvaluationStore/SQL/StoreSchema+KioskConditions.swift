extension StoreSchema {
  /// What kiosks said of how they are: a row for each stretch in which the same was said, the newest few of each kiosk.
  static let kioskConditions: [StoreSchemaChange.Step] = [
    // parts is canonical JSON. clock_at is what the kiosk's clock claimed at last_at, started_at since when its program runs.
    .statement(
      """
      CREATE TABLE kiosk_condition (
        kiosk {text} NOT NULL REFERENCES kiosk (id),
        first_at {integer} NOT NULL,
        last_at {integer} NOT NULL,
        state {text} NOT NULL CHECK (state IN ('ok', 'degraded', 'failing')),
        parts {text} NOT NULL,
        started_at {integer} NOT NULL,
        clock_at {integer} NOT NULL,
        backlog {integer} NOT NULL,
        disk_used {integer},
        disk_free {integer},
        disk_budget {integer},
        PRIMARY KEY (kiosk, first_at)
      ) {keyed}
      """)
  ]
}
