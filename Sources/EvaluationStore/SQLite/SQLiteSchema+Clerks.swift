extension SQLiteSchema {
  /// What clerks show to sign in on the centre's page of a counter.
  static let version4 = """
    PRAGMA user_version = 4;

    -- A clerk whom the registry names no more keeps the row, which then opens nothing.
    CREATE TABLE clerk_secret (
      unit TEXT NOT NULL,
      staff TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('pin', 'badge')),
      salt BLOB NOT NULL,
      rounds INTEGER NOT NULL,
      block_size INTEGER NOT NULL,
      parallelism INTEGER NOT NULL,
      secret BLOB NOT NULL,
      set_at INTEGER NOT NULL,
      PRIMARY KEY (unit, staff, kind)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE access_event ADD COLUMN clerk TEXT;
    """
}
