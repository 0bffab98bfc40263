extension StoreSchema {
  /// Fingerprints of the keys with which this centre has signed; the newest row is the present one.
  static let centreKey: [String] = [
    """
    CREATE TABLE centre_key (
      id {identity},
      fingerprint {text} NOT NULL,
      since_at {integer} NOT NULL
    ) {table}
    """,
    """
    {sqlite}CREATE TRIGGER centre_key_is_never_changed BEFORE UPDATE ON centre_key
    BEGIN SELECT RAISE (ABORT, 'the list of keys is never changed'); END
    """,
    """
    {sqlite}CREATE TRIGGER centre_key_is_never_removed BEFORE DELETE ON centre_key
    BEGIN SELECT RAISE (ABORT, 'the list of keys is never changed'); END
    """,
    """
    {postgres}CREATE TRIGGER centre_key_is_never_changed BEFORE UPDATE OR DELETE ON centre_key
    FOR EACH ROW EXECUTE FUNCTION refuse_change()
    """,
  ]
}
