"""A PostgreSQL of the benchmark's own, on a socket in its folder, with the settings that it ships with."""

import os
import shutil
import subprocess
import time

from measures import Failed

PROGRAMS = "/usr/lib/postgresql/15/bin"
USER = "evaluation"
PATIENCE_SECONDS = 60

#: As the centre's own table of tallies and its indices, and nothing beside it.
BASELINE_TABLE = """
CREATE TABLE baseline_tally (
  journal BIGINT NOT NULL, family TEXT COLLATE "C" NOT NULL, period TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL, unit TEXT COLLATE "C" NOT NULL, clerk TEXT COLLATE "C", first_day TEXT COLLATE "C",
  tells_level BOOLEAN NOT NULL, count BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (journal, family, period, key));
CREATE INDEX ON baseline_tally (unit, family, first_day, clerk);
CREATE INDEX ON baseline_tally (unit) WHERE first_day IS NULL;
"""


class Postgres:
    def __init__(self, folder):
        if not os.access(f"{PROGRAMS}/postgres", os.X_OK):
            raise Failed("PostgreSQL 15 is not installed; make bench-centre installs it")
        # A socket's path is short.
        self.folder = folder
        os.makedirs(folder)
        self.log = open(f"{folder}/log", "w")
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        self.as_server([f"{PROGRAMS}/initdb", "-D", f"{folder}/data", "-A", "trust", "-U", USER, "-E", "UTF8",
                        "--locale=C"])
        self.process = subprocess.Popen(
            self.command([f"{PROGRAMS}/postgres", "-D", f"{folder}/data", "-c", "listen_addresses=", "-c",
                          f"unix_socket_directories={folder}"]), stdout=self.log, stderr=self.log, cwd=folder)
        self.await_ready()

    @staticmethod
    def command(words):
        """The server refuses to be run by root."""
        return (["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []) + words

    def as_server(self, words):
        done = subprocess.run(self.command(words), stdout=self.log, stderr=self.log, cwd=self.folder)
        if done.returncode != 0:
            raise Failed(f"{words[0]} ended with status {done.returncode}; see {self.folder}/log")

    def await_ready(self):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if subprocess.run([f"{PROGRAMS}/pg_isready", "-q", "-h", self.folder]).returncode == 0:
                return
            time.sleep(0.1)
        raise Failed(f"PostgreSQL did not start; see {self.folder}/log")

    def say(self, sql, database="postgres"):
        done = subprocess.run(self.psql(database) + ["-c", sql], capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"PostgreSQL refused: {done.stderr}")
        return done.stdout

    def psql(self, database):
        return [f"{PROGRAMS}/psql", "-h", self.folder, "-U", USER, "-d", database, "-qAtX", "-v", "ON_ERROR_STOP=1"]

    def new_database(self, name):
        self.say(f"CREATE DATABASE {name}")
        return name

    def seconds_of(self, files, database, connections):
        """How long the statements of the files take, divided among so many connections."""
        parts = [[] for _ in range(connections)]
        for number, path in enumerate(files):
            parts[number % connections].append(path)
        begun = time.monotonic()
        clients = []
        for part in parts:
            client = subprocess.Popen(self.psql(database), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
            clients.append((client, part))
        for client, part in clients:
            client.stdin.write("".join(f"\\i {path}\n" for path in part))
            client.stdin.close()
        if any(client.wait() != 0 for client, _ in clients):
            raise Failed(f"psql could not run the statements of {database}")
        return time.monotonic() - begun

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE_SECONDS)
        self.log.close()
