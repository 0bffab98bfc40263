"""The kiosk and the C program, to be told, asked and killed like the others of `bench_durability_programs.py`."""

import contextlib
import http.client
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading

import baseline
from baseline import read_only
from bench_durability_programs import PATIENCE_SECONDS, Gone, Program
from kiosk import COUNTER, REPOSITORY, TOKEN, Screen, files_and_listeners
from measures import Failed

#: Civil time of the simulated clock's 0: the morning of 2026-11-21 in Việt Nam.
WALL_AT_START = 1_795_230_000_000
#: Between two citizens, and between the invite and the finger.
SESSION_MILLISECONDS, PROMPT_MILLISECONDS = 60_000, 1000


class Kiosk(Program):
    """The real kioskd. Sessions come by its API; presses by the demo's channel, whose clock takes no time, so that it has as
    many to keep as the others. A rating is acknowledged when the channel says so or the screen's event stream thanks for it,
    whichever a reader sees."""

    name = "kioskd"
    settings = "as shipped; a message is a whole session"
    acknowledgement = "thanks on the screen"

    def __init__(self, folder, logs, program):
        super().__init__(folder, logs)
        self.program, self.time = program, 0

    def start(self, tracer=()):
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        self.write("kioskd.toml", COUNTER + files_and_listeners(self.folder))
        self.write("sessions.token", TOKEN + "\n")
        self.channel, theirs = socket.socketpair()
        self.hold(self.channel)
        self.channel.settimeout(PATIENCE_SECONDS)
        self.answers = self.hold(self.channel.makefile("rb"))
        self.say({"clock": self.clock()})
        self.launch(
            [*tracer, self.program, "--configuration", f"{self.folder}/kioskd.toml", "--demo-channel", "0",
             "--simulated-clock"], stdin=theirs, stdout=subprocess.PIPE)
        theirs.close()
        ports = self.announced()
        self.caller = self.hold(http.client.HTTPConnection("127.0.0.1", ports["sessions"], timeout=PATIENCE_SECONDS))
        self.screen = self.hold(Screen(ports["screen"]))
        self.hear("clock")

    def announced(self):
        ports = {}
        for line in self.process.stdout:
            said = json.loads(line)
            if said.get("event") == "listening":
                ports[said["name"]] = said["port"]
            if {"sessions", "screen", "health"} <= ports.keys():
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return ports
        raise Failed(f"kioskd has ended before it listened; see {self.log}")

    def clock(self):
        return {"mono": self.time * 1000, "wall": WALL_AT_START + self.time}

    def say(self, words):
        self.channel.sendall(json.dumps(words).encode() + b"\n")

    def hear(self, word):
        while line := self.answers.readline():
            answer = json.loads(line)
            if word in answer:
                return answer
        raise Gone("the channel has ended")

    def move(self, milliseconds):
        self.time += milliseconds
        self.say({"clock": self.clock()})
        self.hear("clock")

    def ask(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        self.caller.request(method, path, body=None if body is None else json.dumps(body), headers=headers)
        answer = self.caller.getresponse()
        answer.read()
        if answer.status not in (200, 201):
            raise Gone(f"{method} was answered with {answer.status}")

    def send(self, number):
        try:
            self.move(SESSION_MILLISECONDS)
            dossier = {"code": f"H99.14-251121-{number:06d}", "procedure": "1.010708", "stage": "receiving"}
            self.ask("PUT", f"/v1/sessions/bench-{number}", {"dossiers": [dossier]})
            self.ask("POST", f"/v1/sessions/bench-{number}/invite")
            self.move(PROMPT_MILLISECONDS)
            self.say({"press": {"serial": number, "key": 1 + number % 3}})
            self.await_thanks()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Gone(str(error)) from None

    def await_thanks(self):
        """By the channel or on the screen: who has seen one of them has been thanked."""
        result = None
        with contextlib.suppress(OSError, Gone):
            result = self.hear("press")["result"]
        if result == "rating":
            return
        if result:
            raise Gone(f"the press became {result}")
        # The stream ends with the program.
        while found := self.screen.views.get(timeout=PATIENCE_SECONDS):
            if found[1]["state"] == "thank-you" and found[1].get("sinceMicroseconds") == self.time * 1000:
                return
        raise Gone("no thanks")

    @property
    def journal(self):
        return f"{self.folder}/journal.sqlite"

    def present(self):
        """Sessions that have a rating, by what is in the journal itself."""
        with read_only(self.journal) as database:
            ids = database.execute("SELECT seq, value FROM personal WHERE field = 'id'")
            names = {seq: value.decode() for seq, value in ids}
            entries = [json.loads(row) for (row,) in database.execute("SELECT canonical FROM entry ORDER BY seq")]
        numbers = {
            entry["payload"]["session"]: int(names[entry["seq"]].removeprefix("bench-")) for entry in entries
            if entry["kind"] == "open"}
        rated = [numbers[entry["payload"]["session"]] for entry in entries if entry["kind"] == "rating"]
        if len(rated) != len(set(rated)):
            raise Failed("the journal holds a session's rating twice")
        return set(rated)

    def verify(self):
        """The whole journal, by what its format says alone."""
        done = subprocess.run(
            [sys.executable, f"{REPOSITORY}/Tests/KioskJournalTests/verify_journal.py", self.journal],
            capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"the journal does not verify: {done.stdout}{done.stderr}")


class Floor(Program):
    """`press_baseline.c`: SQLite and nothing else. `made` is one that has its plan from a rating of the kiosk."""

    name = "sqlite"
    settings = "a C program, WAL, `synchronous=FULL`, the row writes of a rating"
    acknowledgement = "return of the commit"
    #: As the journal releases them.
    LOT = 5

    def __init__(self, folder, logs, program, made):
        super().__init__(folder, logs)
        self.program, self.made = program, made
        #: Messages by number, and the row that each became.
        self.rows = {}

    @property
    def path(self):
        return f"{self.folder}/baseline.sqlite"

    def start(self, tracer=()):
        if not os.path.exists(self.path):
            os.makedirs(self.folder, exist_ok=True)
            shutil.copy(f"{self.made}/commit.sql", self.folder)
            shutil.copy(f"{self.made}/tidy.sql", self.folder)
            baseline.copy(f"{self.made}/baseline.sqlite", self.path)
        self.newest = self.checkpointed()
        # What is not there is lost; rows to come take the numbers of rows that are gone.
        self.rows = {number: row for number, row in self.rows.items() if row <= self.newest}
        self.launch(
            [*tracer, self.program, self.path, f"{self.folder}/commit.sql", f"{self.folder}/tidy.sql", str(self.newest + 1),
             f"{self.folder}/appended", "4096"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.answer()

    def checkpointed(self):
        """The newest row. The program itself lets its log grow for ever."""
        with contextlib.closing(sqlite3.connect(self.path)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return database.execute("SELECT max(seq) FROM entry").fetchone()[0]

    def answer(self):
        if len(self.process.stdout.read(8)) != 8:
            raise Gone("the C program has ended")

    def perform(self, task):
        try:
            self.process.stdin.write(task)
        except OSError as error:
            raise Gone(str(error)) from None
        self.answer()

    def send(self, number):
        self.newest += 1
        self.rows[number] = self.newest
        self.perform(b"c")

    def settle(self):
        """Between two messages."""
        if self.newest % self.LOT == 0:
            self.perform(b"t")

    def present(self):
        return set(self.rows)
