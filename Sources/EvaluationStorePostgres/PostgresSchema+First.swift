extension PostgresSchema {
  /// What version 5 of the store's schema is here: the first that PostgreSQL had.
  ///
  /// Days are texts as `2026-11-21`, which sort as they follow each other; times are milliseconds since 1970. Texts compare by
  /// their bytes, whatever the data base's own order.
  static let firstVersion = words + places + kiosks + tallies + people + integrity

  private static let words = [
    "CREATE TABLE evaluation_store (version BIGINT NOT NULL)",
    "CREATE UNIQUE INDEX evaluation_store_only ON evaluation_store ((TRUE))",
    "CREATE TABLE centre (epoch TEXT COLLATE \"C\" NOT NULL)",
    "CREATE UNIQUE INDEX centre_only ON centre ((TRUE))",
    // A set of texts as one value, as SQLite's function of this name has it.
    """
    CREATE FUNCTION json_each(texts TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT json_array_elements_text(CAST(texts AS JSON)) COLLATE "C" $$
    """,
    """
    CREATE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '% is never changed', TG_TABLE_NAME; END $$
    """,
  ]

  private static let places = [
    """
    CREATE TABLE unit (
      code TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, parent TEXT COLLATE "C",
      first_day TEXT COLLATE "C", last_day TEXT COLLATE "C")
    """,
    "CREATE UNIQUE INDEX unit_by_code ON unit (code, (coalesce(first_day, '')))",
    """
    CREATE TABLE counter (
      unit TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL,
      first_day TEXT COLLATE "C", last_day TEXT COLLATE "C")
    """,
    "CREATE UNIQUE INDEX counter_by_code ON counter (unit, code, (coalesce(first_day, '')))",
    """
    CREATE TABLE clerk (
      unit TEXT COLLATE "C" NOT NULL, staff TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL,
      title TEXT COLLATE "C" NOT NULL, first_day TEXT COLLATE "C", last_day TEXT COLLATE "C")
    """,
    "CREATE UNIQUE INDEX clerk_by_code ON clerk (unit, staff, (coalesce(first_day, '')))",
    // One row per import, for the question since when the registry reads as it does.
    """
    CREATE TABLE registry_import (
      id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at BIGINT NOT NULL, units BIGINT NOT NULL,
      counters BIGINT NOT NULL, clerks BIGINT NOT NULL)
    """,
  ]

  private static let kiosks = [
    """
    CREATE TABLE kiosk (
      id TEXT COLLATE "C" PRIMARY KEY, unit TEXT COLLATE "C" NOT NULL, counter TEXT COLLATE "C" NOT NULL,
      public_key TEXT COLLATE "C" NOT NULL UNIQUE, software TEXT COLLATE "C" NOT NULL, enrolled_at BIGINT NOT NULL,
      standing TEXT COLLATE "C" NOT NULL CHECK (standing IN ('enrolled', 'replaced', 'revoked')),
      standing_at BIGINT NOT NULL)
    """,
    "CREATE INDEX kiosk_by_counter ON kiosk (unit, counter)",
    // kiosk is set once the code was used.
    """
    CREATE TABLE enrolment (
      secret_hash TEXT COLLATE "C" PRIMARY KEY, unit TEXT COLLATE "C" NOT NULL, counter TEXT COLLATE "C" NOT NULL,
      issued_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, kiosk TEXT COLLATE "C" REFERENCES kiosk (id),
      used_at BIGINT)
    """,
    // asked, comparing, compared, recounted_at: as in the embedded store's version 5.
    """
    CREATE TABLE journal (
      id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, journal TEXT COLLATE "C" NOT NULL UNIQUE,
      kiosk TEXT COLLATE "C" NOT NULL REFERENCES kiosk (id), first_heard_at BIGINT NOT NULL,
      last_heard_at BIGINT NOT NULL,
      abandoned TEXT COLLATE "C" CHECK (abandoned IN ('forked', 'rolledBack')), asked BIGINT,
      comparing TEXT COLLATE "C", compared BOOLEAN NOT NULL DEFAULT FALSE, kept_back BIGINT NOT NULL DEFAULT 0,
      recounted_at BIGINT NOT NULL DEFAULT 0)
    """,
    "CREATE INDEX journal_by_kiosk ON journal (kiosk)",
    "CREATE INDEX journal_by_recount ON journal (recounted_at)",
    """
    CREATE TABLE head (
      journal BIGINT NOT NULL REFERENCES journal (id), sequence BIGINT NOT NULL, hash TEXT COLLATE "C" NOT NULL,
      tallies TEXT COLLATE "C" NOT NULL, batch TEXT COLLATE "C" NOT NULL, open_tail BIGINT NOT NULL,
      digest TEXT COLLATE "C" NOT NULL CHECK (digest IN ('matches', 'pending', 'differs')), first_at BIGINT NOT NULL,
      matched_at BIGINT, PRIMARY KEY (journal, sequence))
    """,
  ]

  private static let tallies = [
    """
    CREATE TABLE tally (
      journal BIGINT NOT NULL REFERENCES journal (id), family TEXT COLLATE "C" NOT NULL,
      period TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, unit TEXT COLLATE "C" NOT NULL,
      clerk TEXT COLLATE "C", first_day TEXT COLLATE "C", tells_level BOOLEAN NOT NULL, count BIGINT NOT NULL,
      version BIGINT NOT NULL, altered BOOLEAN NOT NULL DEFAULT FALSE, PRIMARY KEY (journal, family, period, key))
    """,
    "CREATE INDEX tally_by_unit ON tally (unit, family, first_day)",
    "CREATE INDEX tally_altered ON tally (journal) WHERE altered",
    """
    CREATE TABLE tally_group (
      journal BIGINT NOT NULL REFERENCES journal (id), family TEXT COLLATE "C" NOT NULL,
      period TEXT COLLATE "C" NOT NULL, digest TEXT COLLATE "C", PRIMARY KEY (journal, family, period))
    """,
    """
    CREATE TABLE journal_unit (
      unit TEXT COLLATE "C" NOT NULL, journal BIGINT NOT NULL REFERENCES journal (id), PRIMARY KEY (unit, journal))
    """,
    """
    CREATE TABLE scale (
      id TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL, definition TEXT COLLATE "C" NOT NULL,
      PRIMARY KEY (id, version))
    """,
    """
    CREATE TABLE question (
      id TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL, definition TEXT COLLATE "C" NOT NULL,
      PRIMARY KEY (id, version))
    """,
  ]

  private static let people = [
    """
    CREATE TABLE account (
      name TEXT COLLATE "C" PRIMARY KEY, role TEXT COLLATE "C" NOT NULL, salt BYTEA NOT NULL, rounds BIGINT NOT NULL,
      block_size BIGINT NOT NULL, parallelism BIGINT NOT NULL, password BYTEA NOT NULL, disabled BOOLEAN NOT NULL,
      created_at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE account_root (
      account TEXT COLLATE "C" NOT NULL REFERENCES account (name), unit TEXT COLLATE "C" NOT NULL,
      PRIMARY KEY (account, unit))
    """,
    """
    CREATE TABLE access_grant (
      token_hash TEXT COLLATE "C" PRIMARY KEY, account TEXT COLLATE "C" NOT NULL REFERENCES account (name),
      issued_at BIGINT NOT NULL, last_used_at BIGINT NOT NULL)
    """,
    "CREATE INDEX access_grant_by_account ON access_grant (account, issued_at)",
    """
    CREATE TABLE access_event (
      id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind TEXT COLLATE "C" NOT NULL, account TEXT COLLATE "C",
      address TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL, caller TEXT COLLATE "C", clerk TEXT COLLATE "C")
    """,
    """
    CREATE TRIGGER access_event_is_never_changed BEFORE UPDATE OR DELETE ON access_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change()
    """,
    // A revoked grant stays, so that its name is not used again.
    """
    CREATE TABLE caller_grant (
      name TEXT COLLATE "C" PRIMARY KEY, secret_hash TEXT COLLATE "C" NOT NULL, unit TEXT COLLATE "C" NOT NULL,
      issued_at BIGINT NOT NULL, revoked_at BIGINT)
    """,
    """
    CREATE TABLE caller_scope (
      caller TEXT COLLATE "C" NOT NULL REFERENCES caller_grant (name), scope TEXT COLLATE "C" NOT NULL,
      PRIMARY KEY (caller, scope))
    """,
    """
    CREATE TABLE caller_counter (
      caller TEXT COLLATE "C" NOT NULL REFERENCES caller_grant (name), counter TEXT COLLATE "C" NOT NULL,
      PRIMARY KEY (caller, counter))
    """,
    // A clerk whom the registry names no more keeps the row, which then opens nothing.
    """
    CREATE TABLE clerk_secret (
      unit TEXT COLLATE "C" NOT NULL, staff TEXT COLLATE "C" NOT NULL,
      kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('pin', 'badge')), salt BYTEA NOT NULL, rounds BIGINT NOT NULL,
      block_size BIGINT NOT NULL, parallelism BIGINT NOT NULL, secret BYTEA NOT NULL, set_at BIGINT NOT NULL,
      PRIMARY KEY (unit, staff, kind))
    """,
  ]

  private static let integrity = [
    """
    CREATE TABLE integrity_event (
      id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kiosk TEXT COLLATE "C" NOT NULL REFERENCES kiosk (id),
      unit TEXT COLLATE "C" NOT NULL, counter TEXT COLLATE "C" NOT NULL, journal TEXT COLLATE "C",
      kind TEXT COLLATE "C" NOT NULL, cause TEXT COLLATE "C" NOT NULL, first_entry BIGINT, last_entry BIGINT,
      in_doubt BIGINT, times BIGINT NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL,
      detail TEXT COLLATE "C" NOT NULL,
      state TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'settled', 'closed')), settled_at BIGINT,
      settled_by BIGINT REFERENCES integrity_event (id), closed_by TEXT COLLATE "C" REFERENCES account (name),
      closed_at BIGINT, reason TEXT COLLATE "C",
      CHECK (state <> 'settled' OR settled_at IS NOT NULL),
      CHECK ((state = 'closed') = (closed_by IS NOT NULL AND closed_at IS NOT NULL AND reason IS NOT NULL)),
      CHECK (reason IS NULL OR (length(trim(reason)) > 0 AND length(reason) <= 1000)))
    """,
    "CREATE INDEX integrity_event_by_kiosk ON integrity_event (kiosk, kind)",
    "CREATE INDEX integrity_event_by_journal ON integrity_event (journal, kind)",
    "CREATE INDEX integrity_event_by_unit ON integrity_event (unit)",
    """
    CREATE TRIGGER integrity_event_is_only_counted_and_ended BEFORE UPDATE ON integrity_event FOR EACH ROW
    WHEN (OLD.state = 'closed' OR NEW.times < OLD.times OR NEW.last_at < OLD.last_at OR NEW.id <> OLD.id
      OR NEW.kiosk <> OLD.kiosk OR NEW.unit <> OLD.unit OR NEW.counter <> OLD.counter
      OR NEW.journal IS DISTINCT FROM OLD.journal OR NEW.kind <> OLD.kind OR NEW.cause <> OLD.cause
      OR NEW.first_entry IS DISTINCT FROM OLD.first_entry OR NEW.last_entry IS DISTINCT FROM OLD.last_entry
      OR NEW.in_doubt IS DISTINCT FROM OLD.in_doubt OR NEW.first_at <> OLD.first_at OR NEW.detail <> OLD.detail)
    EXECUTE FUNCTION refuse_change()
    """,
    """
    CREATE TRIGGER integrity_event_is_never_removed BEFORE DELETE ON integrity_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change()
    """,
  ]
}
