-- A centre's file as version 8 of the schema has it: that of version 7, brought up to date.
-- Never changed: every later version must open it.
PRAGMA application_id = 1380672886;
PRAGMA user_version = 8;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE access_event (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  account TEXT,
  address TEXT NOT NULL,
  at INTEGER NOT NULL
, caller TEXT, clerk TEXT, subject TEXT, unit TEXT, first_day TEXT, last_day TEXT, claimed_by TEXT, hash TEXT, number INTEGER) STRICT;
INSERT INTO access_event VALUES(1,'signedIn','ha.nguyen','10.0.0.7',1793336400000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO access_event VALUES(2,'tokenIssued',NULL,'command line',1795223100000,'mot-cua',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO access_event VALUES(3,'clerkSecretSet',NULL,'command line',1795223100000,NULL,'H56.14/CB017',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO access_event VALUES(4,'epochRenewed',NULL,'command line',1796040637371,NULL,NULL,NULL,NULL,NULL,NULL,'root','41d97d8f2c7df6c5935b8ce5bc95184b80cbfe302c9aba60a485931779b086ba',1);
CREATE TABLE access_grant (
  token_hash TEXT PRIMARY KEY NOT NULL,
  account TEXT NOT NULL REFERENCES account (name),
  issued_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO access_grant VALUES('t1','ha.nguyen',0,0);
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
, clerk TEXT) STRICT, WITHOUT ROWID;
INSERT INTO account VALUES('ha.nguyen','manager',X'07070707070707070707070707070707',32768,8,1,X'0101010101010101010101010101010101010101010101010101010101010101',0,1793336400000,NULL);
CREATE TABLE account_root (
  account TEXT NOT NULL REFERENCES account (name),
  unit TEXT NOT NULL,
  PRIMARY KEY (account, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO account_root VALUES('ha.nguyen','H56');
CREATE TABLE caller_counter (
  caller TEXT NOT NULL REFERENCES caller_grant (name),
  counter TEXT NOT NULL,
  PRIMARY KEY (caller, counter)
) STRICT, WITHOUT ROWID;
INSERT INTO caller_counter VALUES('mot-cua','Q01');
CREATE TABLE caller_grant (
  name TEXT PRIMARY KEY NOT NULL,
  secret_hash TEXT NOT NULL,
  unit TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  revoked_at INTEGER
, expires_at INTEGER) STRICT, WITHOUT ROWID;
INSERT INTO caller_grant VALUES('mot-cua','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','H56',1795223100000,NULL,NULL);
CREATE TABLE caller_scope (
  caller TEXT NOT NULL REFERENCES caller_grant (name),
  scope TEXT NOT NULL,
  PRIMARY KEY (caller, scope)
) STRICT, WITHOUT ROWID;
INSERT INTO caller_scope VALUES('mot-cua','sessions');
CREATE TABLE centre (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  epoch TEXT NOT NULL
) STRICT;
INSERT INTO centre VALUES(1,'fafdfebbaf435b462a8c8a5ada900bc2');
CREATE TABLE clerk (
  unit TEXT NOT NULL,
  staff TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT
) STRICT;
INSERT INTO clerk VALUES('H56.14','CB017','Nguyễn Thị Hà','Chuyên viên',NULL,NULL);
INSERT INTO clerk VALUES('H56.14','CB018','Trần Văn Bình','Chuyên viên',NULL,NULL);
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
INSERT INTO clerk_secret VALUES('H56.14','CB017','pin',X'07070707070707070707070707070707',32768,8,1,X'0909090909090909090909090909090909090909090909090909090909090909',1795223100000);
CREATE TABLE counter (
  unit TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT
) STRICT;
INSERT INTO counter VALUES('H56.14','Q01','Quầy Q01',NULL,NULL);
INSERT INTO counter VALUES('H56.14','Q02','Quầy Q02',NULL,NULL);
INSERT INTO counter VALUES('H56.15','Q01','Quầy Q01',NULL,NULL);
CREATE TABLE enrolment (
  secret_hash TEXT PRIMARY KEY NOT NULL,
  unit TEXT NOT NULL,
  counter TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  kiosk TEXT REFERENCES kiosk (id),
  used_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO enrolment VALUES('5fecf4c7ceae1f09fa9f06669168015a615f2fc846b7a98f589f8f2ae4c36e2a','H56.14','Q01',1793336400000,9223372036854775807,'k-wsp5nylyzxmgd',1793336400000);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
INSERT INTO grdb_migrations VALUES('2');
INSERT INTO grdb_migrations VALUES('3');
INSERT INTO grdb_migrations VALUES('4');
INSERT INTO grdb_migrations VALUES('5');
INSERT INTO grdb_migrations VALUES('6');
INSERT INTO grdb_migrations VALUES('7');
INSERT INTO grdb_migrations VALUES('8');
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
INSERT INTO head VALUES(1,12,'000000000000000000000000000000000000000000000000000000000000000c','85191f81c5ad0ca3941379b704d9e2af9ee20ba6c9e46602d916566844dd08b8','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',0,'matches',1793336400000,1793336400000);
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
INSERT INTO integrity_event VALUES(1,'k-wsp5nylyzxmgd','H56.14','Q01','00000000000000000000000000000001','versionFell','',7,7,1,2,1793336400000,1793336400500,'{"group":"day/2026-10-30","stored":10,"version":7}','open',NULL,NULL,NULL,NULL,NULL);
INSERT INTO integrity_event VALUES(2,'k-wsp5nylyzxmgd','H56.14','Q01','00000000000000000000000000000001','tallyConflict','',10,10,1,1,1793336400000,1793336400000,'{"group":"day/2026-10-30","version":10}','closed',NULL,NULL,'ha.nguyen',1793336400900,'Đã thay đĩa.');
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  journal TEXT NOT NULL UNIQUE,
  kiosk TEXT NOT NULL REFERENCES kiosk (id),
  first_heard_at INTEGER NOT NULL,
  last_heard_at INTEGER NOT NULL
, abandoned TEXT CHECK (abandoned IN ('forked', 'rolledBack')), asked INTEGER, comparing TEXT, compared INTEGER NOT NULL DEFAULT 0, kept_back INTEGER NOT NULL DEFAULT 0, recounted_at INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO journal VALUES(1,'00000000000000000000000000000001','k-wsp5nylyzxmgd',1793336400000,1793336400000,NULL,NULL,NULL,0,0,0);
CREATE TABLE journal_unit (
  unit TEXT NOT NULL,
  journal INTEGER NOT NULL REFERENCES journal (id),
  PRIMARY KEY (unit, journal)
) STRICT, WITHOUT ROWID;
INSERT INTO journal_unit VALUES('H56.14',1);
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
INSERT INTO kiosk VALUES('k-wsp5nylyzxmgd','H56.14','Q01','key-1','1.0.1',1793336400000,'enrolled',1793336400000);
CREATE TABLE question (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO question VALUES('dieu-gi',1,'{"answers":[{"labels":{"en":"Attitude","vi":"Thái độ phục vụ"},"name":"thai-do"},{"labels":{"en":"Clear guidance","vi":"Hướng dẫn rõ ràng"},"name":"huong-dan"}],"id":"dieu-gi","kind":"chips","labels":{"en":"What was good, or what was wrong?","vi":"Điều gì đáng khen hoặc cần sửa?"},"version":1}');
CREATE TABLE registry_import (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  units INTEGER NOT NULL,
  counters INTEGER NOT NULL,
  clerks INTEGER NOT NULL
, postings INTEGER NOT NULL DEFAULT 0, procedures INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO registry_import VALUES(1,1793336400000,3,3,2,0,0);
CREATE TABLE scale (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO scale VALUES('hai-long-3',1,'{"id":"hai-long-3","levels":[{"labels":{"en":"rat-hai-long","vi":"Rất hài lòng"},"name":"rat-hai-long","satisfied":true},{"labels":{"en":"hai-long","vi":"Hài lòng"},"name":"hai-long","satisfied":true},{"labels":{"en":"khong-hai-long","vi":"Không hài lòng"},"name":"khong-hai-long","satisfied":false}],"version":1}');
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
  version INTEGER NOT NULL, altered INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (journal, family, period, key)
) STRICT, WITHOUT ROWID;
INSERT INTO tally VALUES(1,'day','2026-10-30','["day","H56.14","Q01","H56.14/CB017","2026-10-30","button","","level:hai-long-3/1/rat-hai-long"]','H56.14','H56.14/CB017','2026-10-30',1,5,12,0);
INSERT INTO tally VALUES(1,'day','2026-10-30','["day","H56.14","Q01","H56.14/CB017","2026-10-30","button","","outcome:rated"]','H56.14','H56.14/CB017','2026-10-30',0,5,10,0);
CREATE TABLE tally_group (
  journal INTEGER NOT NULL REFERENCES journal (id),
  family TEXT NOT NULL,
  period TEXT NOT NULL,
  digest TEXT,
  PRIMARY KEY (journal, family, period)
) STRICT, WITHOUT ROWID;
INSERT INTO tally_group VALUES(1,'day','2026-10-30','b9d57d6f3012c94af902b790fd41d4e845ddddaa28d3f17d5ce79f11d933eedc');
CREATE TABLE unit (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  parent TEXT,
  first_day TEXT,
  last_day TEXT
, predecessors TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO unit VALUES('H56','Đơn vị H56',NULL,NULL,NULL,'');
INSERT INTO unit VALUES('H56.14','Đơn vị H56.14','H56',NULL,NULL,'');
INSERT INTO unit VALUES('H56.15','Đơn vị H56.15','H56',NULL,NULL,'');
CREATE TABLE roll_up (
  unit TEXT NOT NULL, family TEXT NOT NULL, period TEXT NOT NULL, clerk TEXT NOT NULL,
  subject TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (unit, family, period, clerk, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO roll_up VALUES('H56.14','counters','2026-10','Q01','buttonlevel:hai-long-3/1/rat-hai-long',5);
INSERT INTO roll_up VALUES('H56.14','counters','2026-10','Q01','buttonoutcome:rated',5);
INSERT INTO roll_up VALUES('H56.14','day','2026-10','','buttonlevel:hai-long-3/1/rat-hai-long',5);
INSERT INTO roll_up VALUES('H56.14','day','2026-10','','buttonoutcome:rated',5);
INSERT INTO roll_up VALUES('H56.14','day','2026-10','H56.14/CB017','buttonlevel:hai-long-3/1/rat-hai-long',5);
INSERT INTO roll_up VALUES('H56.14','day','2026-10','H56.14/CB017','buttonoutcome:rated',5);
INSERT INTO roll_up VALUES('H56.14','day','2026-10-30','','buttonlevel:hai-long-3/1/rat-hai-long',5);
INSERT INTO roll_up VALUES('H56.14','day','2026-10-30','','buttonoutcome:rated',5);
CREATE TABLE roll_up_check (unit TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE closing (
  unit TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL, clerk TEXT,
  period TEXT NOT NULL,
  corrects_year INTEGER, corrects_serial INTEGER, issued_at INTEGER NOT NULL,
  issued_by TEXT NOT NULL REFERENCES account (name), hash TEXT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (unit, year, serial),
  FOREIGN KEY (unit, corrects_year, corrects_serial) REFERENCES closing (unit, year, serial),
  CHECK ((corrects_year IS NULL) = (corrects_serial IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE closing_file (
  unit TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL, name TEXT NOT NULL,
  type TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (unit, year, serial, name),
  FOREIGN KEY (unit, year, serial) REFERENCES closing (unit, year, serial)
) STRICT, WITHOUT ROWID;
CREATE TABLE closing_print (
  unit TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL, name TEXT NOT NULL,
  source TEXT NOT NULL, attempts INTEGER NOT NULL, claim_ends_at INTEGER, failure TEXT,
  PRIMARY KEY (unit, year, serial, name),
  FOREIGN KEY (unit, year, serial) REFERENCES closing (unit, year, serial)
) STRICT, WITHOUT ROWID;
CREATE TABLE centre_key (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  since_at INTEGER NOT NULL
) STRICT;
INSERT INTO centre_key VALUES(1,'0123456789abcdef0123456789abcdef',1795223100000);
CREATE TABLE posting (
  unit TEXT NOT NULL,
  staff TEXT NOT NULL,
  at_unit TEXT NOT NULL,
  at_counter TEXT,
  first_day TEXT,
  last_day TEXT
) STRICT;
INSERT INTO posting VALUES('H56.14','CB017','H56.14','Q01',NULL,'2026-06-30');
CREATE TABLE procedure_record (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  field TEXT,
  field_name TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT
) STRICT;
INSERT INTO procedure_record VALUES('1.004873','Cấp giấy xác nhận tình trạng hôn nhân','H56-HT','Hộ tịch',NULL,NULL);
CREATE TABLE result_import (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  account TEXT,
  caller TEXT,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  part_count INTEGER NOT NULL,
  warning_count INTEGER NOT NULL
) STRICT;
INSERT INTO result_import VALUES(1,1796028201129,NULL,NULL,'results.csv','8140f5076fbd1803892a7e5bc44150182921e4ca69debf42910211b7800243e3',1,1,0);
INSERT INTO result_import VALUES(2,1796028201397,NULL,NULL,'results.csv','3ab3f10e314fcb5d867098c733c2e1e76c5a26a25e6561743f3e8b97efddc7e7',1,1,0);
CREATE TABLE result_part (
  import INTEGER NOT NULL REFERENCES result_import (id),
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  PRIMARY KEY (import, unit, period)
) STRICT;
INSERT INTO result_part VALUES(1,'H56.14','2026-10',1);
INSERT INTO result_part VALUES(2,'H56.14','2026-10',1);
CREATE TABLE dossier_result (
  import INTEGER NOT NULL REFERENCES result_import (id),
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  clerk TEXT,
  procedure_code TEXT,
  stage TEXT,
  received INTEGER,
  carried_over INTEGER,
  early INTEGER,
  on_time INTEGER,
  late INTEGER,
  complaints INTEGER,
  complaints_annulled INTEGER,
  conduct_complaints INTEGER,
  conduct_annulled INTEGER
) STRICT;
INSERT INTO dossier_result VALUES(2,'H56.14','2026-10','2026-10-01','2026-10-31','H56.14/CB017','1.004873',NULL,11,NULL,3,7,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE access_chain (
  single INTEGER PRIMARY KEY CHECK (single = 1), number INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
INSERT INTO access_chain VALUES(1,1,'41d97d8f2c7df6c5935b8ce5bc95184b80cbfe302c9aba60a485931779b086ba');
CREATE TABLE personal_request (
  id INTEGER PRIMARY KEY, about TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('export', 'correction')),
  received_on TEXT NOT NULL, note TEXT NOT NULL CHECK (length(note) <= 1000), at INTEGER NOT NULL) STRICT;
CREATE TABLE personal_request_step (
  request INTEGER NOT NULL REFERENCES personal_request (id),
  kind TEXT NOT NULL CHECK (kind IN ('answered', 'carriedOut', 'refused')), done_on TEXT NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 1000), at INTEGER NOT NULL, PRIMARY KEY (request, kind)) STRICT;
CREATE TABLE result_request (
  caller TEXT NOT NULL REFERENCES caller_grant (name),
  request_key TEXT NOT NULL,
  import INTEGER NOT NULL REFERENCES result_import (id),
  replaced INTEGER NOT NULL,
  PRIMARY KEY (caller, request_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE kiosk_condition (
  kiosk TEXT NOT NULL REFERENCES kiosk (id),
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('ok', 'degraded', 'failing')),
  parts TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  clock_at INTEGER NOT NULL,
  backlog INTEGER NOT NULL,
  disk_used INTEGER,
  disk_free INTEGER,
  disk_budget INTEGER,
  PRIMARY KEY (kiosk, first_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_draft (
  id TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, made_at INTEGER NOT NULL
) STRICT;
CREATE TABLE import_draft_file (
  draft TEXT NOT NULL REFERENCES import_draft (id), list TEXT NOT NULL, name TEXT NOT NULL,
  bytes BLOB NOT NULL, PRIMARY KEY (draft, list)
) STRICT;
CREATE TABLE setup (
  single INTEGER PRIMARY KEY CHECK (single = 1), begun_at INTEGER NOT NULL, done_at INTEGER
) STRICT;
CREATE TABLE setup_code (hash TEXT PRIMARY KEY NOT NULL, made_at INTEGER NOT NULL) STRICT;
CREATE TABLE paper_entry (
  id INTEGER PRIMARY KEY, unit TEXT NOT NULL, clerk TEXT, day TEXT NOT NULL, scale TEXT NOT NULL,
  scale_version INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES account (name),
  entered_at INTEGER NOT NULL, corrects INTEGER UNIQUE REFERENCES paper_entry (id), reason TEXT,
  CHECK ((corrects IS NULL) = (reason IS NULL)), CHECK (reason IS NULL OR length(reason) BETWEEN 1 AND 1000)
) STRICT;
CREATE TABLE paper_count (
  entry INTEGER NOT NULL REFERENCES paper_entry (id), level TEXT NOT NULL,
  forms INTEGER NOT NULL CHECK (forms BETWEEN 0 AND 10000), PRIMARY KEY (entry, level)
) STRICT;
CREATE TABLE roll_up_stamp (
  unit TEXT NOT NULL, month TEXT NOT NULL, stamp INTEGER NOT NULL, PRIMARY KEY (unit, month)
) STRICT, WITHOUT ROWID;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('integrity_event',2);
CREATE UNIQUE INDEX unit_by_code ON unit (code, ifnull(first_day, ''));
CREATE UNIQUE INDEX counter_by_code ON counter (unit, code, ifnull(first_day, ''));
CREATE UNIQUE INDEX clerk_by_code ON clerk (unit, staff, ifnull(first_day, ''));
CREATE INDEX kiosk_by_counter ON kiosk (unit, counter);
CREATE INDEX journal_by_kiosk ON journal (kiosk);
CREATE INDEX journal_by_recount ON journal (recounted_at);
CREATE INDEX tally_altered ON tally (journal) WHERE altered = 1;
CREATE INDEX access_grant_by_account ON access_grant (account, issued_at);
CREATE TRIGGER access_event_is_never_changed BEFORE UPDATE ON access_event
BEGIN SELECT RAISE (ABORT, 'the trail of sign-ins is never changed'); END;
CREATE TRIGGER access_event_is_never_removed BEFORE DELETE ON access_event
BEGIN SELECT RAISE (ABORT, 'the trail of sign-ins is never changed'); END;
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
CREATE INDEX tally_by_unit ON tally (unit, family, first_day, clerk);
CREATE INDEX tally_undated ON tally (unit) WHERE first_day IS NULL;
CREATE UNIQUE INDEX closing_of_period ON closing (unit, period, coalesce(clerk, ''))
WHERE corrects_year IS NULL;
CREATE INDEX closing_by_time ON closing (issued_at);
CREATE TRIGGER closing_is_never_changed BEFORE UPDATE ON closing
BEGIN SELECT RAISE (ABORT, 'closing is never changed'); END;
CREATE TRIGGER closing_is_never_removed BEFORE DELETE ON closing
BEGIN SELECT RAISE (ABORT, 'closing is never removed'); END;
CREATE TRIGGER closing_file_is_never_changed BEFORE UPDATE ON closing_file
BEGIN SELECT RAISE (ABORT, 'closing_file is never changed'); END;
CREATE TRIGGER closing_file_is_never_removed BEFORE DELETE ON closing_file
BEGIN SELECT RAISE (ABORT, 'closing_file is never removed'); END;
CREATE TRIGGER centre_key_is_never_changed BEFORE UPDATE ON centre_key
BEGIN SELECT RAISE (ABORT, 'centre_key is never changed'); END;
CREATE TRIGGER centre_key_is_never_removed BEFORE DELETE ON centre_key
BEGIN SELECT RAISE (ABORT, 'centre_key is never removed'); END;
CREATE INDEX posting_by_clerk ON posting (unit, staff);
CREATE UNIQUE INDEX procedure_record_by_code ON procedure_record (code, (coalesce(first_day, '')));
CREATE INDEX result_part_by_unit ON result_part (unit, import);
CREATE INDEX dossier_result_by_unit ON dossier_result (unit, first_day);
CREATE INDEX dossier_result_by_part ON dossier_result (import, unit, period);
CREATE TRIGGER result_import_is_never_changed BEFORE UPDATE ON result_import
BEGIN SELECT RAISE (ABORT, 'result_import is never changed'); END;
CREATE TRIGGER result_import_is_never_removed BEFORE DELETE ON result_import
BEGIN SELECT RAISE (ABORT, 'result_import is never removed'); END;
CREATE TRIGGER result_part_is_never_changed BEFORE UPDATE ON result_part
BEGIN SELECT RAISE (ABORT, 'result_part is never changed'); END;
CREATE TRIGGER result_part_is_never_removed BEFORE DELETE ON result_part
BEGIN SELECT RAISE (ABORT, 'result_part is never removed'); END;
CREATE UNIQUE INDEX access_event_by_number ON access_event (number);
CREATE INDEX access_event_by_account ON access_event (account, id);
CREATE INDEX access_event_by_unit ON access_event (unit, id);
CREATE TRIGGER access_chain_only_grows BEFORE UPDATE ON access_chain
WHEN OLD.number > 0 AND NEW.number <> OLD.number + 1
BEGIN SELECT RAISE (ABORT, 'the chain of the audit only grows'); END;
CREATE TRIGGER access_chain_is_never_removed BEFORE DELETE ON access_chain
BEGIN SELECT RAISE (ABORT, 'access_chain is never removed'); END;
CREATE TRIGGER personal_request_is_never_changed BEFORE UPDATE ON personal_request
BEGIN SELECT RAISE (ABORT, 'personal_request is never changed'); END;
CREATE TRIGGER personal_request_is_never_removed BEFORE DELETE ON personal_request
BEGIN SELECT RAISE (ABORT, 'personal_request is never removed'); END;
CREATE TRIGGER personal_request_step_is_never_changed BEFORE UPDATE ON personal_request_step
BEGIN SELECT RAISE (ABORT, 'personal_request_step is never changed'); END;
CREATE TRIGGER personal_request_step_is_never_removed BEFORE DELETE ON personal_request_step
BEGIN SELECT RAISE (ABORT, 'personal_request_step is never removed'); END;
CREATE TRIGGER result_request_is_never_changed BEFORE UPDATE ON result_request
BEGIN SELECT RAISE (ABORT, 'result_request is never changed'); END;
CREATE TRIGGER result_request_is_never_removed BEFORE DELETE ON result_request
BEGIN SELECT RAISE (ABORT, 'result_request is never removed'); END;
CREATE UNIQUE INDEX paper_entry_first ON paper_entry
  (unit, (coalesce(clerk, '')), day, scale, scale_version) WHERE corrects IS NULL;
CREATE INDEX paper_entry_by_unit ON paper_entry (unit, day);
CREATE TRIGGER paper_entry_is_never_changed BEFORE UPDATE ON paper_entry
BEGIN SELECT RAISE (ABORT, 'paper_entry is never changed'); END;
CREATE TRIGGER paper_entry_is_never_removed BEFORE DELETE ON paper_entry
BEGIN SELECT RAISE (ABORT, 'paper_entry is never removed'); END;
CREATE TRIGGER paper_count_is_never_changed BEFORE UPDATE ON paper_count
BEGIN SELECT RAISE (ABORT, 'paper_count is never changed'); END;
CREATE TRIGGER paper_count_is_never_removed BEFORE DELETE ON paper_count
BEGIN SELECT RAISE (ABORT, 'paper_count is never removed'); END;
CREATE TRIGGER journal_is_never_removed BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'journal is never removed'); END;
COMMIT;
