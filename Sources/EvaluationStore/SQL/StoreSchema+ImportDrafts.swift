extension StoreSchema {
  /// Files that were looked at on a page and not imported yet. Kept for an hour, so that whichever process of the centre hears
  /// the second form takes exactly what the first one showed.
  static let importDrafts: [StoreSchemaChange.Step] = [
    // owner is an account's name, or `:setup` before there is one.
    .statement(
      """
      CREATE TABLE import_draft (
        id {text} PRIMARY KEY NOT NULL, owner {text} NOT NULL, made_at {integer} NOT NULL
      ) {table}
      """),
    .statement(
      """
      CREATE TABLE import_draft_file (
        draft {text} NOT NULL REFERENCES import_draft (id), list {text} NOT NULL, name {text} NOT NULL,
        bytes {bytes} NOT NULL, PRIMARY KEY (draft, list)
      ) {table}
      """),
  ]
}
