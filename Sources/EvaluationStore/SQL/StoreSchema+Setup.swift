extension StoreSchema {
  /// The first day of a centre: whether it is over, and the codes that open its page until there is an account.
  static let setup: [StoreSchemaChange.Step] = [
    .statement(
      """
      CREATE TABLE setup (
        single {integer} PRIMARY KEY CHECK (single = 1), begun_at {integer} NOT NULL, done_at {integer}
      ) {table}
      """),
    .statement("CREATE TABLE setup_code (hash {text} PRIMARY KEY NOT NULL, made_at {integer} NOT NULL) {table}"),
  ]
}
