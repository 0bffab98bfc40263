extension StoreSchema {
  /// Clerks' accounts, the audit as a chain, and requests about own data.
  static let people = accounts + audit + personalRequests

  private static let accounts = ["ALTER TABLE account ADD COLUMN clerk {text}"]

  /// number and hash are those of the chain; NULL in what was kept before. access_chain holds the chain's newest; a chain
  /// that has not begun may begin anywhere, where a whole store is carried over.
  private static let audit =
    ["subject", "unit", "first_day", "last_day", "claimed_by", "hash"].map {
      "ALTER TABLE access_event ADD COLUMN \($0) {text}"
    } + [
      "ALTER TABLE access_event ADD COLUMN number {integer}",
      "CREATE UNIQUE INDEX access_event_by_number ON access_event (number)",
      "CREATE INDEX access_event_by_account ON access_event (account, id)",
      "CREATE INDEX access_event_by_unit ON access_event (unit, id)",
      """
      CREATE TABLE access_chain (
        single {integer} PRIMARY KEY CHECK (single = 1), number {integer} NOT NULL, hash {text} NOT NULL) {table}
      """,
      "INSERT INTO access_chain (single, number, hash) VALUES (1, 0, '')",
      """
      {sqlite}CREATE TRIGGER access_chain_only_grows BEFORE UPDATE ON access_chain
      WHEN OLD.number > 0 AND NEW.number <> OLD.number + 1
      BEGIN SELECT RAISE (ABORT, 'the chain of the audit only grows'); END
      """,
      """
      {postgres}CREATE TRIGGER access_chain_only_grows BEFORE UPDATE ON access_chain FOR EACH ROW
      WHEN (OLD.number > 0 AND NEW.number <> OLD.number + 1) EXECUTE FUNCTION refuse_change()
      """,
      """
      {postgres}CREATE TRIGGER access_event_is_never_emptied BEFORE TRUNCATE ON access_event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
      """,
    ] + ["access_chain"].flatMap(neverRemoved)

  /// about is an account's name or a clerk as UNIT/STAFF. A step is kept once for each kind: what was said is not said anew.
  private static let personalRequests =
    [
      """
      CREATE TABLE personal_request (
        id {identity}, about {text} NOT NULL, kind {text} NOT NULL CHECK (kind IN ('export', 'correction')),
        received_on {text} NOT NULL, note {text} NOT NULL CHECK (length(note) <= 1000), at {integer} NOT NULL) {table}
      """,
      """
      CREATE TABLE personal_request_step (
        request {integer} NOT NULL REFERENCES personal_request (id),
        kind {text} NOT NULL CHECK (kind IN ('answered', 'carriedOut', 'refused')), done_on {text} NOT NULL,
        note {text} NOT NULL CHECK (length(note) <= 1000), at {integer} NOT NULL, PRIMARY KEY (request, kind)) {table}
      """,
    ] + ["personal_request", "personal_request_step"].flatMap { neverChanged($0) + neverRemoved($0) }

  private static func neverChanged(_ table: String) -> [String] {
    [
      """
      {sqlite}CREATE TRIGGER \(table)_is_never_changed BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE (ABORT, '\(table) is never changed'); END
      """,
      """
      {postgres}CREATE TRIGGER \(table)_is_never_changed BEFORE UPDATE ON \(table)
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
      """,
    ]
  }

  private static func neverRemoved(_ table: String) -> [String] {
    [
      """
      {sqlite}CREATE TRIGGER \(table)_is_never_removed BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE (ABORT, '\(table) is never removed'); END
      """,
      """
      {postgres}CREATE TRIGGER \(table)_is_never_removed BEFORE DELETE OR TRUNCATE ON \(table)
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
      """,
    ]
  }
}
