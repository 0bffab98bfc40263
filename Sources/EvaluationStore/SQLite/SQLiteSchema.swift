import GRDB

/// The tables, version by version. A migration is never changed once released; a later one changes what it made.
enum SQLiteSchema {
  /// "RKev" in ASCII: marks the file as ours (PRAGMA application_id).
  static let applicationID = 0x524B_6576
  /// Number of the newest migration (PRAGMA user_version).
  static var version: Int { StoreSchema.version }
  /// The last version that the embedded store has for itself alone.
  static let firstShared = 5

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: version1)
      try database.execute(sql: "INSERT INTO centre (only, epoch) VALUES (1, ?)", arguments: [randomHexadecimal()])
    }
    migrator.registerMigration("2") { try $0.execute(sql: version2) }
    migrator.registerMigration("3") { try $0.execute(sql: version3) }
    migrator.registerMigration("4") { try $0.execute(sql: version4) }
    migrator.registerMigration("5") { try $0.execute(sql: version5) }
    for change in StoreSchema.changes {
      migrator.registerMigration(String(change.number)) { database in
        try change.make(in: SQLiteConnection(database: database), of: .sqlite)
        try database.execute(sql: "PRAGMA user_version = \(change.number)")
      }
    }
    return migrator
  }

  /// Days are texts as `2026-11-21`, which sort as they follow each other; times are milliseconds since 1970. Codes
  /// compare by their bytes, the default.
  private static let version1 = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = 1;

    CREATE TABLE centre (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      epoch TEXT NOT NULL
    ) STRICT;

    CREATE TABLE unit (
      code TEXT NOT NULL,
      name TEXT NOT NULL,
      parent TEXT,
      first_day TEXT,
      last_day TEXT
    ) STRICT;
    CREATE UNIQUE INDEX unit_by_code ON unit (code, ifnull(first_day, ''));

    CREATE TABLE counter (
      unit TEXT NOT NULL,
      code TEXT NOT NULL,
      name TEXT NOT NULL,
      first_day TEXT,
      last_day TEXT
    ) STRICT;
    CREATE UNIQUE INDEX counter_by_code ON counter (unit, code, ifnull(first_day, ''));

    CREATE TABLE clerk (
      unit TEXT NOT NULL,
      staff TEXT NOT NULL,
      name TEXT NOT NULL,
      title TEXT NOT NULL,
      first_day TEXT,
      last_day TEXT
    ) STRICT;
    CREATE UNIQUE INDEX clerk_by_code ON clerk (unit, staff, ifnull(first_day, ''));

    -- One row per import, for the question since when the registry reads as it does.
    CREATE TABLE registry_import (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      units INTEGER NOT NULL,
      counters INTEGER NOT NULL,
      clerks INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE kiosk (
      id TEXT PRIMARY KEY NOT NULL,
      unit TEXT NOT NULL,
      counter TEXT NOT NULL,
      public_key TEXT NOT NULL UNIQUE,
      software TEXT NOT NULL,
      enrolled_at INTEGER NOT NULL,
      standing TEXT NOT NULL CHECK (standing IN ('enrolled', 'replaced', 'revoked')),
      standing_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kiosk_by_counter ON kiosk (unit, counter);

    -- kiosk is set once the code was used.
    CREATE TABLE enrolment (
      secret_hash TEXT PRIMARY KEY NOT NULL,
      unit TEXT NOT NULL,
      counter TEXT NOT NULL,
      issued_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      kiosk TEXT REFERENCES kiosk (id),
      used_at INTEGER
    ) STRICT, WITHOUT ROWID;

    -- id stands for the journal in the large tables.
    CREATE TABLE journal (
      id INTEGER PRIMARY KEY,
      journal TEXT NOT NULL UNIQUE,
      kiosk TEXT NOT NULL REFERENCES kiosk (id),
      first_heard_at INTEGER NOT NULL,
      last_heard_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX journal_by_kiosk ON journal (kiosk);

    -- Every countersigned head. batch is the digest of the newest batch that carried it; matched_at is set while the
    -- centre's tallies were found equal to the head's.
    CREATE TABLE head (
      journal INTEGER NOT NULL REFERENCES journal (id),
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL,
      tallies TEXT NOT NULL,
      batch TEXT NOT NULL,
      open_tail INTEGER NOT NULL,
      digest TEXT NOT NULL CHECK (digest IN ('matches', 'pending', 'differs')),
      first_at INTEGER NOT NULL,
      matched_at INTEGER,
      PRIMARY KEY (journal, sequence)
    ) STRICT, WITHOUT ROWID;

    -- key is the canonical JSON of the key's fields. first_day is the period's first day, NULL while undated.
    CREATE TABLE tally (
      journal INTEGER NOT NULL REFERENCES journal (id),
      family TEXT NOT NULL,
      period TEXT NOT NULL,
      key TEXT NOT NULL,
      unit TEXT NOT NULL,
      clerk TEXT,
      first_day TEXT,
      tells_level INTEGER NOT NULL,
      count INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (journal, family, period, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tally_by_unit ON tally (unit, family, first_day);

    -- The digest of one group of a journal's tallies; NULL when one of them changed since it was computed.
    CREATE TABLE tally_group (
      journal INTEGER NOT NULL REFERENCES journal (id),
      family TEXT NOT NULL,
      period TEXT NOT NULL,
      digest TEXT,
      PRIMARY KEY (journal, family, period)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE journal_unit (
      unit TEXT NOT NULL,
      journal INTEGER NOT NULL REFERENCES journal (id),
      PRIMARY KEY (unit, journal)
    ) STRICT, WITHOUT ROWID;

    -- definition is the scale's canonical JSON.
    CREATE TABLE scale (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      definition TEXT NOT NULL,
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE incident (
      kiosk TEXT NOT NULL REFERENCES kiosk (id),
      journal TEXT NOT NULL,
      code TEXT NOT NULL,
      times INTEGER NOT NULL,
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      PRIMARY KEY (kiosk, journal, code)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account (
      name TEXT PRIMARY KEY NOT NULL,
      role TEXT NOT NULL,
      salt BLOB NOT NULL,
      rounds INTEGER NOT NULL,
      block_size INTEGER NOT NULL,
      parallelism INTEGER NOT NULL,
      password BLOB NOT NULL,
      disabled INTEGER NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account_root (
      account TEXT NOT NULL REFERENCES account (name),
      unit TEXT NOT NULL,
      PRIMARY KEY (account, unit)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE access_grant (
      token_hash TEXT PRIMARY KEY NOT NULL,
      account TEXT NOT NULL REFERENCES account (name),
      issued_at INTEGER NOT NULL,
      last_used_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX access_grant_by_account ON access_grant (account, issued_at);

    CREATE TABLE access_event (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      account TEXT,
      address TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER access_event_is_never_changed BEFORE UPDATE ON access_event
    BEGIN SELECT RAISE (ABORT, 'the trail of sign-ins is never changed'); END;
    CREATE TRIGGER access_event_is_never_removed BEFORE DELETE ON access_event
    BEGIN SELECT RAISE (ABORT, 'the trail of sign-ins is never changed'); END;
    """

  /// Tokens of programs that call the centre's API.
  private static let version2 = """
    PRAGMA user_version = 2;

    -- A revoked grant stays, so that its name is not used again.
    CREATE TABLE caller_grant (
      name TEXT PRIMARY KEY NOT NULL,
      secret_hash TEXT NOT NULL,
      unit TEXT NOT NULL,
      issued_at INTEGER NOT NULL,
      revoked_at INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE caller_scope (
      caller TEXT NOT NULL REFERENCES caller_grant (name),
      scope TEXT NOT NULL,
      PRIMARY KEY (caller, scope)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE caller_counter (
      caller TEXT NOT NULL REFERENCES caller_grant (name),
      counter TEXT NOT NULL,
      PRIMARY KEY (caller, counter)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE access_event ADD COLUMN caller TEXT;
    """

  /// Questions that are asked after the level.
  private static let version3 = """
    PRAGMA user_version = 3;

    -- definition is the question's canonical JSON.
    CREATE TABLE question (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      definition TEXT NOT NULL,
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;
    """
}
