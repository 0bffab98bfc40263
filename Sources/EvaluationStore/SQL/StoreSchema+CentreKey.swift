extension StoreSchema {
  /// Fingerprints of the keys with which this centre has signed; the newest row is the present one.
  static let centreKey: [StoreSchemaChange.Step] =
    [
      .statement(
        """
        CREATE TABLE centre_key (
          id {identity},
          fingerprint {text} NOT NULL,
          since_at {integer} NOT NULL
        ) {table}
        """)
    ] + StoreSchemaChange.onlyGrows("centre_key")
}
