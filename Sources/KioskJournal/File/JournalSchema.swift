import GRDB

/// The tables. A later version adds a migration; it never edits one that was released.
enum JournalSchema {
  /// `user_version` of the file.
  static let version = 5
  /// `application_id` of the file: "KQJ1".
  static let application = 0x4B51_4A31

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: chain)
      try db.execute(sql: personal)
      try db.execute(sql: tallies)
      try db.execute(sql: memory)
      try db.execute(sql: "PRAGMA application_id = 0x4B514A31")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { db in
      try db.execute(sql: questions)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3") { db in
      try db.execute(sql: "ALTER TABLE entry ADD COLUMN seal BLOB CHECK (seal IS NULL OR length(seal) = 32)")
      try db.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration("4") { db in
      try db.execute(sql: cuts)
      try db.execute(sql: "PRAGMA user_version = 4")
    }
    migrator.registerMigration("5") { db in
      try db.execute(sql: keptBack)
      try db.execute(sql: "PRAGMA user_version = 5")
    }
    return migrator
  }

  // What a journal that no kioskd has opened since an earlier version has already.
  static func hasQuestions(_ db: Database) throws -> Bool { try version(of: db) >= 2 }
  static func hasSeals(_ db: Database) throws -> Bool { try version(of: db) >= 3 }
  static func hasCuts(_ db: Database) throws -> Bool { try version(of: db) >= 4 }

  private static func version(of db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  private static let chain = """
    CREATE TABLE entry (
      seq INTEGER PRIMARY KEY,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      canonical BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER entry_follows BEFORE INSERT ON entry
      WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
      BEGIN SELECT RAISE(ABORT, 'an entry follows the newest one'); END;
    CREATE TRIGGER entry_keeps BEFORE UPDATE ON entry
      BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END;
    CREATE TRIGGER entry_stays BEFORE DELETE ON entry
      BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
    """

  private static let personal = """
    CREATE TABLE personal (
      slot INTEGER PRIMARY KEY,
      seq INTEGER NOT NULL,
      field TEXT NOT NULL,
      salt BLOB NOT NULL,
      value BLOB NOT NULL
    ) STRICT;
    CREATE TABLE session (
      digest BLOB PRIMARY KEY,
      seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE dossier (
      position INTEGER PRIMARY KEY,
      seq INTEGER NOT NULL,
      digest BLOB NOT NULL,
      period TEXT NOT NULL,
      mono INTEGER NOT NULL
    ) STRICT;
    """

  /// The partial index is the outbox: what the centre has not acknowledged, in the order of release.
  private static let tallies = """
    CREATE TABLE tally (
      grp TEXT NOT NULL,
      key TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      version INTEGER NOT NULL,
      acknowledged INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (grp, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outbox ON tally (version) WHERE version > acknowledged;
    CREATE TABLE tally_group (
      grp TEXT PRIMARY KEY,
      digest TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pending (
      rating INTEGER PRIMARY KEY,
      session INTEGER NOT NULL,
      unit TEXT NOT NULL,
      counter TEXT NOT NULL,
      clerk TEXT,
      boot TEXT NOT NULL,
      mono INTEGER NOT NULL,
      undated INTEGER NOT NULL,
      month TEXT,
      counts TEXT NOT NULL
    ) STRICT;
    CREATE TABLE undated (
      position INTEGER PRIMARY KEY,
      mono INTEGER NOT NULL,
      key TEXT NOT NULL,
      count INTEGER NOT NULL
    ) STRICT;
    """

  private static let questions = """
    CREATE TABLE question (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      definition TEXT NOT NULL,
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;
    """

  /// An entry may go once a cut behind it was archived, and then only from the oldest on.
  private static let cuts = """
    CREATE TABLE cut (
      through INTEGER PRIMARY KEY,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      archived INTEGER CHECK (archived > through)
    ) STRICT;
    CREATE TABLE cut_tally (
      through INTEGER NOT NULL,
      key TEXT NOT NULL,
      count INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (through, key)
    ) STRICT, WITHOUT ROWID;
    DROP TRIGGER entry_stays;
    CREATE TRIGGER entry_stays BEFORE DELETE ON entry
      WHEN OLD.seq > coalesce((SELECT max(through) FROM cut WHERE archived IS NOT NULL), 0)
      BEGIN SELECT RAISE(ABORT, 'an entry is deleted only up to an archived cut'); END;
    """

  /// A tally that the centre refused leaves the outbox until its version rises above the one that was refused.
  private static let keptBack = """
    ALTER TABLE tally ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE tally ADD COLUMN refusal TEXT;
    DROP INDEX outbox;
    CREATE INDEX outbox ON tally (version) WHERE version > acknowledged AND version > refused;
    CREATE INDEX kept_back ON tally (version) WHERE version > acknowledged AND version <= refused;
    """

  private static let memory = """
    CREATE TABLE boot (
      boot TEXT PRIMARY KEY,
      first INTEGER NOT NULL,
      anchor INTEGER,
      mono INTEGER,
      wall INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE configuration (
      seq INTEGER PRIMARY KEY
    ) STRICT;
    CREATE TABLE scale (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      definition TEXT NOT NULL,
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE receipt (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      receipt TEXT NOT NULL,
      signed TEXT NOT NULL
    ) STRICT;
    CREATE TABLE meta (
      name TEXT PRIMARY KEY,
      value BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
