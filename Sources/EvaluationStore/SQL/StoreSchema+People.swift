extension StoreSchema {
  /// Clerks' accounts, the audit as a chain, and requests about own data.
  static let people: [StoreSchemaChange.Step] = accounts + audit + personalRequests

  private static let accounts: [StoreSchemaChange.Step] = [.statement("ALTER TABLE account ADD COLUMN clerk {text}")]

  /// number and hash are those of the chain; NULL in what was kept before. access_chain holds the chain's newest; a chain
  /// that has not begun may begin anywhere, where a whole store is carried over.
  private static let audit: [StoreSchemaChange.Step] =
    ["subject", "unit", "first_day", "last_day", "claimed_by", "hash"].map {
      .statement("ALTER TABLE access_event ADD COLUMN \($0) {text}")
    } + [
      .statement("ALTER TABLE access_event ADD COLUMN number {integer}"),
      .statement("CREATE UNIQUE INDEX access_event_by_number ON access_event (number)"),
      .statement("CREATE INDEX access_event_by_account ON access_event (account, id)"),
      .statement("CREATE INDEX access_event_by_unit ON access_event (unit, id)"),
      .statement(
        """
        CREATE TABLE access_chain (
          single {integer} PRIMARY KEY CHECK (single = 1), number {integer} NOT NULL, hash {text} NOT NULL) {table}
        """),
      .statement("INSERT INTO access_chain (single, number, hash) VALUES (1, 0, '')"),
      .only(
        .sqlite,
        """
        CREATE TRIGGER access_chain_only_grows BEFORE UPDATE ON access_chain
        WHEN OLD.number > 0 AND NEW.number <> OLD.number + 1
        BEGIN SELECT RAISE (ABORT, 'the chain of the audit only grows'); END
        """),
      .only(
        .postgres,
        """
        CREATE TRIGGER access_chain_only_grows BEFORE UPDATE ON access_chain FOR EACH ROW
        WHEN (OLD.number > 0 AND NEW.number <> OLD.number + 1) EXECUTE FUNCTION refuse_change()
        """),
      .only(
        .postgres,
        """
        CREATE TRIGGER access_event_is_never_emptied BEFORE TRUNCATE ON access_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """),
    ] + StoreSchemaChange.neverRemoved("access_chain")

  /// about is an account's name or a clerk as UNIT/STAFF. A step is kept once for each kind: what was said is not said anew.
  private static let personalRequests: [StoreSchemaChange.Step] =
    [
      .statement(
        """
        CREATE TABLE personal_request (
          id {identity}, about {text} NOT NULL, kind {text} NOT NULL CHECK (kind IN ('export', 'correction')),
          received_on {text} NOT NULL, note {text} NOT NULL CHECK (length(note) <= 1000), at {integer} NOT NULL) {table}
        """),
      .statement(
        """
        CREATE TABLE personal_request_step (
          request {integer} NOT NULL REFERENCES personal_request (id),
          kind {text} NOT NULL CHECK (kind IN ('answered', 'carriedOut', 'refused')), done_on {text} NOT NULL,
          note {text} NOT NULL CHECK (length(note) <= 1000), at {integer} NOT NULL, PRIMARY KEY (request, kind)) {table}
        """),
    ] + ["personal_request", "personal_request_step"].flatMap(StoreSchemaChange.onlyGrows)
}
