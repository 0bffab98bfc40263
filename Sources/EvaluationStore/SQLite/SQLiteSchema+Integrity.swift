extension SQLiteSchema {
  /// What contradicts, what of each journal is shown, and how far a comparison of digests has come.
  static let version5 = """
    PRAGMA user_version = 5;

    -- asked is the countersigned entry that the kiosk was asked for and has not shown. comparing is the name after which the
    -- next page of groups begins; compared says that all pages came. recounted_at is when the tallies were last counted again.
    -- A tally is altered that something else than a batch changed, until the kiosk has sent it again.
    ALTER TABLE journal ADD COLUMN abandoned TEXT CHECK (abandoned IN ('forked', 'rolledBack'));
    ALTER TABLE journal ADD COLUMN asked INTEGER;
    ALTER TABLE journal ADD COLUMN comparing TEXT;
    ALTER TABLE journal ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE journal ADD COLUMN kept_back INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE journal ADD COLUMN recounted_at INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX journal_by_recount ON journal (recounted_at);
    ALTER TABLE tally ADD COLUMN altered INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX tally_altered ON tally (journal) WHERE altered = 1;

    -- unit and counter are those of the first time. cause tells events of one journal and kind apart where each is one of
    -- its own. detail is canonical JSON. settled_by is the event that explains this one.
    CREATE TABLE integrity_event (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kiosk TEXT NOT NULL REFERENCES kiosk (id),
      unit TEXT NOT NULL,
      counter TEXT NOT NULL,
      journal TEXT,
      kind TEXT NOT NULL,
      cause TEXT NOT NULL,
      first_entry INTEGER,
      last_entry INTEGER,
      in_doubt INTEGER,
      times INTEGER NOT NULL,
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      detail TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'closed')),
      settled_at INTEGER,
      settled_by INTEGER REFERENCES integrity_event (id),
      closed_by TEXT REFERENCES account (name),
      closed_at INTEGER,
      reason TEXT,
      CHECK (state <> 'settled' OR settled_at IS NOT NULL),
      CHECK ((state = 'closed') = (closed_by IS NOT NULL AND closed_at IS NOT NULL AND reason IS NOT NULL)),
      CHECK (reason IS NULL OR (length(trim(reason)) > 0 AND length(reason) <= 1000))
    ) STRICT;
    CREATE INDEX integrity_event_by_kiosk ON integrity_event (kiosk, kind);
    CREATE INDEX integrity_event_by_journal ON integrity_event (journal, kind);
    CREATE INDEX integrity_event_by_unit ON integrity_event (unit);
    CREATE TRIGGER integrity_event_is_only_counted_and_ended BEFORE UPDATE ON integrity_event
    WHEN OLD.state = 'closed' OR NEW.times < OLD.times OR NEW.last_at < OLD.last_at
      OR NEW.id <> OLD.id OR NEW.kiosk <> OLD.kiosk OR NEW.unit <> OLD.unit OR NEW.counter <> OLD.counter
      OR NEW.journal IS NOT OLD.journal OR NEW.kind <> OLD.kind OR NEW.cause <> OLD.cause
      OR NEW.first_entry IS NOT OLD.first_entry OR NEW.last_entry IS NOT OLD.last_entry
      OR NEW.in_doubt IS NOT OLD.in_doubt OR NEW.first_at <> OLD.first_at OR NEW.detail <> OLD.detail
    BEGIN SELECT RAISE (ABORT, 'an integrity event is only counted and ended'); END;
    CREATE TRIGGER integrity_event_is_never_removed BEFORE DELETE ON integrity_event
    BEGIN SELECT RAISE (ABORT, 'an integrity event is never removed'); END;

    INSERT INTO integrity_event
      (kiosk, unit, counter, journal, kind, cause, times, first_at, last_at, detail, state)
    SELECT incident.kiosk, kiosk.unit, kiosk.counter, incident.journal,
      CASE incident.code
        WHEN 'journal-conflict' THEN 'journalCopied' WHEN 'head-conflict' THEN 'forked'
        WHEN 'tally-conflict' THEN 'tallyConflict' WHEN 'scale-conflict' THEN 'scaleConflict'
        ELSE 'questionConflict' END,
      '', incident.times, incident.first_at, incident.last_at, '{}', 'open'
    FROM incident JOIN kiosk ON kiosk.id = incident.kiosk ORDER BY incident.first_at, incident.kiosk, incident.code;
    DROP TABLE incident;
    """
}
