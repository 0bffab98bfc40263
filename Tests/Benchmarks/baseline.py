"""The C program beside which the kiosk is measured, and what it is given to do: the row writes of the journal itself.

A copy of the kiosk's journal and the rows that one rating has just written into it make the baseline's work: the same tables,
triggers, indices and fill, the same rows in the same sizes. Should the journal learn to write something else, the plan
follows or says that it cannot.
"""

import contextlib
import os
import sqlite3
import struct
import subprocess

from measures import Failed, Usage, monotonic_microseconds

#: As the journal does with a full lot, away from the press.
TIDYING = "DELETE FROM pending WHERE (SELECT count(*) FROM pending) >= 5;\n"


def read_only(path):
    # Closed at once: an open reader would hold back the kiosk's checkpoint.
    return contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


def rows(path):
    """Every row of every table, by table."""
    with read_only(path) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: set(database.execute(f'SELECT * FROM "{table}"')) for table in tables}


def copy(path, to):
    with read_only(path) as database, contextlib.closing(sqlite3.connect(to)) as target:
        database.backup(target)
        (newest,) = target.execute("SELECT max(seq) FROM entry").fetchone()
    return newest


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex()}'"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def inserted(table, columns, row, numbered=(), and_then=""):
    """`numbered` are the places whose values are the running number."""
    values = ", ".join("?1" if place in numbered else literal(value) for place, value in enumerate(row))
    return f"INSERT INTO {table} ({columns}) VALUES ({values}){and_then};\n"


def rating_written(before, after):
    """The statements that write again what was written between two looks at the journal."""
    statements = ""
    for table, now in after.items():
        for row in sorted(now - before.get(table, set())):
            if table == "entry":
                statements += inserted(table, "seq, hash, canonical, seal", row, numbered=[0])
            elif table == "tally":
                statements += inserted(
                    table, "grp, key, count, version", (*row[:2], 1, None), numbered=[3],
                    and_then=" ON CONFLICT (grp, key) DO UPDATE SET count = count + excluded.count, version = excluded.version")
            elif table == "pending":
                statements += inserted(
                    table, "rating, session, unit, counter, clerk, boot, mono, undated, month, counts", row, numbered=[0])
            elif table == "meta":
                statements += inserted(
                    table, "name, value", row, and_then=" ON CONFLICT (name) DO UPDATE SET value = excluded.value")
            elif table == "undated":
                statements += inserted(table, "mono, key, count", row[1:])
            else:
                raise Failed(f"a rating also writes {table}; baseline.py must learn to write that too")
    if statements.count("INSERT INTO entry") != 1:
        raise Failed("the rows of exactly one rating were expected in the journal; is something else writing to it?")
    return statements


class Baseline:
    """The running C program. `before` and `after` are the journal's rows around one rating."""

    def __init__(self, program, folder, journal, before, after, appended_bytes, tracer=()):
        os.makedirs(folder)
        newest = copy(journal, f"{folder}/baseline.sqlite")
        with open(f"{folder}/commit.sql", "w") as plan:
            plan.write(rating_written(before, after))
        with open(f"{folder}/tidy.sql", "w") as plan:
            plan.write(TIDYING)
        self.process = subprocess.Popen(
            [*tracer, program, f"{folder}/baseline.sqlite", f"{folder}/commit.sql", f"{folder}/tidy.sql", str(newest + 1),
             f"{folder}/appended", str(appended_bytes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.log = f"{folder}/baseline.sqlite-wal"
        self.pid = self.process.pid
        self.answer()

    def usage(self):
        return Usage(self.pid, self.log)

    def perform(self, task):
        """Microseconds until the task was done, and until that was known here."""
        began = monotonic_microseconds()
        self.process.stdin.write(task)
        ended = self.answer()
        return ended - began, monotonic_microseconds() - began

    def answer(self):
        answer = self.process.stdout.read(8)
        if len(answer) != 8:
            raise Failed("the baseline has ended")
        return struct.unpack("=q", answer)[0]

    def commit(self):
        """Microseconds until the commit was done and until it was known, and what it used."""
        before = self.usage()
        done, known = self.perform(b"c")
        used = self.usage().since(before)
        self.perform(b"t")
        return done, known, used

    def append(self):
        return self.perform(b"a")[0]

    def stop(self):
        self.process.stdin.close()
        if self.process.wait(timeout=20) != 0:
            raise Failed("the baseline failed")
