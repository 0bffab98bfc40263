#!/usr/bin/env python3
"""bench_forward: how a kiosk that has never reached its centre gets rid of its backlog, and how fast a journal is verified.

The journal is made once for each number of ratings, by Tests/Backlog, and kept in the folder. Prints one line of JSON for each
figure; README.md in this folder says what each of them means. Exit status 0 when all bars hold, 1 when one is missed (which
one is told on standard error), 2 when nothing could be measured.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time

import kiosk
from centre import REGISTRY, Centre
from counting_proxy import CountingProxy
from kiosk import REPOSITORY
from measures import Failed, fields, note, run

#: The three clerks of the backlog, and a counter that was there from its first day on.
CLERKS = "unit,staff,name,title,valid_from,valid_to\n" + "".join(
    f"H99.14,CB00{number},Người {number},Công chức,2025-01-01,\n" for number in (1, 2, 3))
#: No batch may take longer than all of them.
LONGEST_SECONDS = 3600


def main():
    arguments = parse()
    return run(arguments.folder, lambda folder, lines: measure_all(arguments, folder, lines))


def measure_all(arguments, folder, lines):
    bench = Bench(arguments, folder, lines)
    journal = bench.backlog()
    bench.verify(journal)
    bench.forward(journal)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, metavar="FOLDER",
                        help="the folder of kioskd, kioskctl, evaluationd and backlog, optimised builds")
    parser.add_argument("--count", type=int, default=1_000_000, metavar="N", help="ratings of the backlog (1000000)")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH",
                        help="where the backlog is kept and the scratch folder lies (.build)")
    arguments = parser.parse_args()
    if arguments.count < 1:
        parser.error("numbers begin with 1")
    return arguments


class Bench:
    def __init__(self, arguments, folder, lines):
        self.arguments, self.folder, self.lines = arguments, folder, lines
        for name in ("kioskd", "kioskctl", "evaluationd", "backlog"):
            if not os.access(self.program(name), os.X_OK):
                raise Failed(f"there is no program {self.program(name)}; make bench-forward builds it")

    def program(self, name):
        return os.path.join(os.path.abspath(self.arguments.programs), name)

    def backlog(self):
        """The journal's path. Made anew only where none of as many ratings is kept, or other code has made it."""
        count = self.arguments.count
        kept = os.path.join(os.path.abspath(self.arguments.folder), f"backlog-{count}")
        made_by = os.path.getmtime(self.program("backlog"))
        if not os.path.exists(f"{kept}/journal.sqlite") or os.path.getmtime(f"{kept}/journal.sqlite") < made_by:
            shutil.rmtree(kept, ignore_errors=True)
            note(f"writing a journal of {count} ratings")
            path = f"{self.folder}/made/journal.sqlite"
            os.makedirs(os.path.dirname(path))
            begun = time.monotonic()
            if subprocess.run([self.program("backlog"), path, "--count", str(count)]).returncode != 0:
                raise Failed("the backlog could not be written")
            note(f"it took {time.monotonic() - begun:.0f} s")
            os.rename(os.path.dirname(path), kept)
        return f"{kept}/journal.sqlite"

    def verify(self, journal):
        note("verifying it")
        begun = time.monotonic()
        process = subprocess.Popen(
            [self.program("kioskctl"), "verify", "--json", journal], stdout=subprocess.PIPE, text=True)
        answer = process.stdout.read()
        # Of this child alone: what it used at most.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        if status != 0:
            raise Failed(f"kioskctl verify ended with status {os.waitstatus_to_exitcode(status)}: {answer[-2000:]}")
        with read_only(journal) as db:
            entries, = db.execute("SELECT count(*) FROM entry").fetchone()
        self.lines.add("verify", "entries", entries, None, "entries")
        self.lines.add("verify", "rate", entries / seconds, None, "entries/s")
        self.lines.add("verify", "peak-memory", usage.ru_maxrss, None, "KiB")

    def forward(self, journal):
        counter = f"{self.folder}/kiosk"
        os.makedirs(counter, mode=0o700)
        shutil.copyfile(journal, f"{counter}/journal.sqlite")
        centre = Centre(self.program("evaluationd"), f"{self.folder}/centre", {
            **REGISTRY, "clerks": CLERKS, "units": REGISTRY["units"].replace("2025-07-01", "2025-01-01"),
            "counters": REGISTRY["counters"].replace("2025-07-01", "2025-01-01")})
        proxy = CountingProxy(centre.port)
        daemon = Kioskd(self.program("kioskd"), counter, centre.configuration(f"http://127.0.0.1:{proxy.port}"))
        note("forwarding it")
        seconds, matches = self.drain(daemon, proxy, f"{counter}/journal.sqlite")
        memory = fields(f"/proc/{daemon.pid}/status")["VmHWM"]
        daemon.stop()
        centre.stop()
        proxy.stop()
        with read_only(f"{counter}/journal.sqlite") as db:
            tallies, = db.execute("SELECT count(*) FROM tally WHERE acknowledged > 0").fetchone()
        self.lines.add("forward", "tallies", tallies, None, "tallies")
        self.lines.add("forward", "batches", proxy.batches, None, "batches")
        self.lines.add("forward", "time", seconds, None, "s")
        self.lines.add("forward", "bytes-sent", proxy.sent_bytes, None, "B")
        self.lines.add("forward", "peak-memory", memory, None, "KiB")
        self.lines.add("forward", "digest-matches", int(matches), None, "of 1")
        if not matches:
            self.lines.miss("forward digest-matches: the centre's digest is not the kiosk's")

    @staticmethod
    def drain(daemon, proxy, journal):
        """Answers the seconds from the first batch to the receipt that says that the centre has everything, and whether it
        says so."""
        deadline = time.monotonic() + LONGEST_SECONDS
        while time.monotonic() < deadline:
            if daemon.has_ended():
                raise Failed(f"kioskd has ended; see {daemon.folder}/kioskd.log")
            time.sleep(0.05)
            with read_only(journal) as db:
                row = db.execute("SELECT receipt FROM receipt").fetchone()
                waiting = db.execute("SELECT 1 FROM tally WHERE version > acknowledged LIMIT 1").fetchone() \
                    if row and json.loads(row[0])["digest"] != "pending" else True
            if row and not waiting:
                return time.monotonic() - proxy.first_batch_at, json.loads(row[0])["digest"] == "matches"
        raise Failed(f"the centre did not have everything after {LONGEST_SECONDS} s")


def read_only(path):
    return Closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10))


class Closing:
    def __init__(self, db):
        self.db = db

    def __enter__(self):
        return self.db

    def __exit__(self, *_):
        self.db.close()


class Kioskd:
    """A kioskd without devices: it takes no ratings, and forwards."""

    def __init__(self, program, folder, centre):
        self.folder = folder
        for name, text in {"kioskd.toml": kiosk.COUNTER + kiosk.PANEL + kiosk.files_and_listeners(folder)
                           + centre, "sessions.token": kiosk.TOKEN + "\n"}.items():
            with open(f"{folder}/{name}", "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
                file.write(text)
        self.log = open(f"{folder}/kioskd.log", "w")
        self.process = subprocess.Popen(
            [program, "--configuration", f"{folder}/kioskd.toml"], stdout=subprocess.DEVNULL, stderr=self.log)
        self.pid = self.process.pid

    def has_ended(self):
        return self.process.poll() is not None

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=kiosk.PATIENCE_SECONDS)
        self.log.close()


if __name__ == "__main__":
    sys.exit(main())
