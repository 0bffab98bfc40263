#!/usr/bin/env python3
"""bench_centre: how fast the centre takes tallies in beside PostgreSQL's own upsert of the same rows, how it bears thousands of
kiosks at once, how soon a press is countersigned, how fast managers read, and whether what they read is true.

Everything is of an invented nation by seed (Tests/Nation). Prints one line of JSON for each figure; README.md in this folder says
what each of them means. Exit status 0 when all bars hold, 1 when one is missed (which one is told on standard error), 2 when
nothing could be measured.
"""

import argparse
import collections
import csv
import glob
import json
import os
import subprocess
import sys
import time

import centre_press
from centre_load import Load
from centre_pages import PASSWORD, Manager, Tour
from measures import Failed, fields, note, percentile, run
from postgres import BASELINE_TABLE, USER, Postgres

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
#: Kiosks that have a request under way at any moment, of however many there are.
AT_ONCE = 64
#: What evaluationd says once it has read the sums that managers ask for.
READ_AHEAD = "sums were read ahead"


def main():
    arguments = parse()
    return run(arguments.folder, lambda folder, lines: Bench(arguments, folder, lines).measure_all())


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, metavar="FOLDER",
                        help="the folder of evaluationd and nation, optimised builds")
    parser.add_argument("--kiosks", type=int, default=5000, metavar="N", help="kiosks that have their line again (5000)")
    parser.add_argument("--size", choices=("province", "nation"), default="nation",
                        help="whose year's pages are read (nation)")
    parser.add_argument("--ratings", type=int, default=20_000_000, metavar="N",
                        help="ratings of that year (20000000)")
    parser.add_argument("--reads", type=int, default=40, metavar="N", help="how often each kind of page is read (40)")
    parser.add_argument("--parts", default="intake,storm,press,pages", metavar="LIST",
                        help="what is measured: intake, storm, press, pages (all)")
    parser.add_argument("--presses", type=int, default=100, metavar="N",
                        help="presses until each is countersigned (100)")
    parser.add_argument("--engines", default="sqlite,postgres", metavar="LIST", help="on which engines (both)")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH",
                        help="where the scratch folder lies (.build)")
    return parser.parse_args()


class Bench:
    def __init__(self, arguments, folder, lines):
        self.arguments, self.folder, self.lines = arguments, folder, lines
        self.server = None
        self.centres = []
        for name in ("kioskd", "evaluationd", "nation"):
            if not os.access(self.program(name), os.X_OK):
                raise Failed(f"there is no program {self.program(name)}; make bench-centre builds it")

    def program(self, name):
        return os.path.join(os.path.abspath(self.arguments.programs), name)

    def measure_all(self):
        parts, engines = self.arguments.parts.split(","), self.arguments.engines.split(",")
        if "postgres" in engines:
            # Not below the scratch folder: the path of a socket is short.
            self.server = Postgres(f"/tmp/bench-centre-{os.getpid()}")
        try:
            if "intake" in parts:
                for engine in engines:
                    self.intake(engine)
            if "storm" in parts:
                for engine in engines:
                    self.storm(engine)
            if "press" in parts:
                self.press()
            if "pages" in parts:
                self.pages()
        finally:
            for centre in self.centres:
                centre.end()
            if self.server:
                self.server.stop()
                subprocess.run(["rm", "-rf", self.server.folder], check=True)

    # Taking in

    def intake(self, engine):
        """A quarter of a province, each kiosk's in one go."""
        centre = CentreUnderLoad(self, engine, "intake")
        said = centre.prepare(["--size", "province", "--first", "2026-01-01", "--last", "2026-03-31", "--kiosks", "240"])
        note(f"taking in {said['tallies']} tallies over HTTP, {engine}")
        centre.start()
        load = Load(centre.messages, centre.port)
        seconds = load.drain(16)
        memory = centre.stop()
        rate = said["tallies"] / seconds
        baseline = None
        if engine == "postgres":
            baseline = self.upserts(centre, said["tallies"])
        self.lines.add(f"tallies-taken-in-{engine}", "throughput", rate, baseline, "tallies/s")
        self.lines.add(f"tallies-taken-in-{engine}", "request-p99", percentile(load.seconds, 99) * 1000, None, "ms")
        self.lines.add(f"tallies-taken-in-{engine}", "peak-memory", memory, None, "KiB")

    def upserts(self, centre, tallies):
        """PostgreSQL's own upsert of the same rows, in transactions of the same size: the better of one connection and two."""
        files = sorted(glob.glob(f"{centre.messages}/*.sql"))
        rates = []
        for connections in (1, 2):
            name = self.server.new_database(f"baseline{connections}")
            self.server.say(BASELINE_TABLE, name)
            note(f"PostgreSQL's own upsert of the same rows over {connections} connections")
            rates.append(tallies / self.server.seconds_of(files, name, connections))
        return max(rates)

    # Storm

    def storm(self, engine):
        """So many kiosks with a week each."""
        centre = CentreUnderLoad(self, engine, "storm")
        said = centre.prepare(["--size", "nation", "--first", "2026-03-02", "--last", "2026-03-08", "--kiosks",
                               str(self.arguments.kiosks)])
        note(f"{said['kiosks']} kiosks send {said['tallies']} tallies in {said['batches']} batches, {engine}")
        centre.start()
        load = Load(centre.messages, centre.port)
        seconds = load.drain(AT_ONCE)
        memory = centre.stop()
        self.lines.add(f"storm-{engine}", "kiosks", said["kiosks"], None, "kiosks")
        self.lines.add(f"storm-{engine}", "time", seconds, None, "s")
        self.lines.add(f"storm-{engine}", "throughput", said["tallies"] / seconds, None, "tallies/s")
        self.lines.add(f"storm-{engine}", "request-p99", percentile(load.seconds, 99) * 1000, None, "ms")
        self.lines.add(f"storm-{engine}", "peak-memory", memory, None, "KiB")

    # Press

    def press(self):
        os.makedirs(f"{self.folder}/press")
        taken = centre_press.milliseconds_until_countersigned(
            os.path.abspath(self.arguments.programs), f"{self.folder}/press", self.arguments.presses)
        for share in (50, 95, 100):
            self.lines.add("press-to-countersigned", f"p{share}", percentile(taken, share), None, "ms")

    # Pages

    def pages(self):
        """A year in the embedded store; the same pages on the other engine once it was moved there."""
        options = ["--size", self.arguments.size, "--first", "2026-01-01", "--ratings", str(self.arguments.ratings)]
        centre = CentreUnderLoad(self, "sqlite", "pages")
        note(f"filling a store with a year of {self.arguments.ratings} ratings")
        begun = time.monotonic()
        self.run_program("nation", "fill", centre.store, *options)
        note(f"it took {time.monotonic() - begun:.0f} s")
        truth = f"{self.folder}/truth.jsonl"
        self.run_program("nation", "truth", truth, *options, "--figures", "outcome", "level")
        registry = Registry(self, centre)
        centre.run("account", "add", "--name", "bench", "--role", "administrator", "--unit", registry.root,
                   text=PASSWORD + "\n")
        self.read_pages(centre, "sqlite", registry, truth)
        if self.server:
            moved = CentreUnderLoad(self, "postgres", "pages")
            note("moving it to PostgreSQL")
            moved.take_key_of(centre)
            moved.run("move", centre.store)
            self.server.say("ANALYZE", moved.database)
            self.read_pages(moved, "postgres", registry, truth)

    def read_pages(self, centre, engine, registry, truth):
        centre.start()
        note(f"waiting until it has read ahead: {centre.await_said(READ_AHEAD):.0f} s")
        manager = Manager(centre.url, "bench")
        tour = Tour(manager, registry.offices, registry.clerks, registry.provinces, registry.root, 2026)
        for kind in tour.kinds:
            tour.times(kind, 3)
            taken = tour.times(kind, self.arguments.reads)
            for share in (50, 95):
                self.lines.add(f"page-{kind}-{engine}", f"p{share}", percentile(taken, share), None, "ms")
        wrong = Truth(truth).wrong(manager, registry)
        self.lines.add(f"figures-{engine}", "wrong", wrong, None, "figures")
        memory = centre.stop()
        self.lines.add(f"page-{engine}", "peak-memory", memory, None, "KiB")

    def run_program(self, name, *words):
        done = subprocess.run([self.program(name), *words], stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise Failed(f"{name} {words[0]} ended with status {done.returncode}: {done.stdout[-1000:]}")
        return json.loads(done.stdout.splitlines()[-1])


class CentreUnderLoad:
    """An evaluationd over a store of one engine."""

    def __init__(self, bench, engine, name):
        self.bench, self.engine, self.process = bench, engine, None
        bench.centres.append(self)
        self.folder = f"{bench.folder}/{name}-{engine}"
        os.makedirs(self.folder, mode=0o700)
        self.store, self.messages = f"{self.folder}/centre.sqlite", f"{self.folder}/messages"
        self.database = bench.server.new_database(f"{name}_centre") if engine == "postgres" else None
        lines = ["[server]", "port = 0", "[health]", "port = 0", "[log]", 'level = "debug"', "[store]",
                 f'path = "{self.store}"', f'key_file = "{self.folder}/centre.key"']
        if engine == "postgres":
            lines += [f'postgres_host = "{bench.server.folder}"', f'postgres_database = "{self.database}"',
                      f'postgres_user = "{USER}"']
        self.configuration = f"{self.folder}/evaluationd.toml"
        with open(self.configuration, "w") as file:
            file.write("\n".join(lines) + "\n")

    def take_key_of(self, other):
        subprocess.run(["cp", "-p", f"{other.folder}/centre.key", f"{self.folder}/centre.key"], check=True)

    def prepare(self, options):
        where = ["--postgres", self.bench.server.folder, "--database", self.database, "--user", USER] \
            if self.engine == "postgres" else ["--sqlite", self.store]
        return self.bench.run_program("nation", "prepare", self.messages, *where, *options)

    def run(self, *words, text=None):
        done = subprocess.run(
            [self.bench.program("evaluationd"), *words, "--configuration", self.configuration], input=text,
            capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"evaluationd {words[0]} ended with status {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self):
        self.log = open(f"{self.folder}/log", "w")
        self.process = subprocess.Popen(
            [self.bench.program("evaluationd"), "serve", "--configuration", self.configuration],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        for line in self.process.stdout:
            said = json.loads(line)
            if said.get("event") == "listening" and said["name"] == "pages":
                self.port = said["port"]
                return
        raise Failed(f"evaluationd has ended; see {self.folder}/log")

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def await_said(self, words):
        """Waits until its log has the words; answers for how long."""
        begun = time.monotonic()
        while self.process.poll() is None:
            with open(f"{self.folder}/log") as file:
                if words in file.read():
                    return time.monotonic() - begun
            time.sleep(1)
        raise Failed(f"evaluationd has ended; see {self.folder}/log")

    def stop(self):
        """Answers the most memory that it had, in KiB."""
        memory = fields(f"/proc/{self.process.pid}/status")["VmHWM"]
        self.process.terminate()
        if self.process.wait(60) != 0:
            raise Failed(f"evaluationd ended badly; see {self.folder}/log")
        self.log.close()
        self.process = None
        return memory

    def end(self):
        """Whatever still runs."""
        if self.process:
            self.process.kill()
            self.process.wait()


class Registry:
    """Offices and clerks as `nation registry` names them."""

    def __init__(self, bench, centre):
        folder = f"{centre.folder}/registry"
        os.makedirs(folder)
        subprocess.run([bench.program("nation"), "registry", folder, "--size", bench.arguments.size, "--first",
                        "2026-01-01"], check=True, stdout=subprocess.DEVNULL)
        # Of communes that were merged before there are no figures.
        units = [row for row in self.rows(f"{folder}/units.csv") if not row["valid_to"] or row["valid_to"] >= "2026"]
        self.root = next(row["code"] for row in units if not row["parent"])
        self.parents = {row["code"]: row["parent"] for row in units}
        self.offices = sorted(set(self.parents) - set(self.parents.values()))
        above = {self.parents[office] for office in self.offices}
        self.provinces = sorted(above - {self.root}) or [self.root]
        self.clerks = sorted({f'{row["unit"]}/{row["staff"]}' for row in self.rows(f"{folder}/clerks.csv")
                              if row["unit"] in self.offices})

    def holds(self, unit, other):
        """Whether the other is the unit itself or stands below it."""
        while other and other != unit:
            other = self.parents.get(other)
        return other == unit

    @staticmethod
    def rows(path):
        with open(path, newline="") as file:
            return list(csv.DictReader(file))


class Truth:
    """What was counted of the raw services, apart from all tallies."""

    def __init__(self, path):
        self.sessions, self.levels = collections.Counter(), collections.Counter()
        with open(path) as file:
            for line in file:
                row = json.loads(line)
                counter = self.sessions if row["figure"] == "outcome" else self.levels
                counter[row["unit"], int(row["month"][5:])] += row["count"]

    def wrong(self, manager, registry):
        """How many figures of the reports' JSON are not the truth's: sessions and ratings of some hundred offices, of each
        province and of the root."""
        wrong = 0
        some = registry.offices[::max(7, len(registry.offices) // 100)]
        for unit in dict.fromkeys([*some, *registry.provinces, registry.root]):
            for first, last, through in ((1, 12, "12-31"), (3, 3, "03-31"), (4, 6, "06-30")):
                body, _ = manager.read(f"/reports/unit.json?unit={unit}&from=2026-{first:02}-01&through=2026-{through}")
                sessions, ratings = self.reported(json.loads(body))
                mine = [(u, m) for (u, m) in set(self.sessions) | set(self.levels)
                        if registry.holds(unit, u) and first <= m <= last]
                for reported, counted in ((sessions, self.sessions), (ratings, self.levels)):
                    expected = sum(counted[place] for place in mine)
                    if reported != expected:
                        note(f"{unit} {first}–{last}: reported {reported}, counted {expected}")
                        wrong += 1
        return wrong

    @staticmethod
    def reported(report):
        tables = {table["table"]: table for section in report["sections"] for table in section["tables"]}

        def count(table, key):
            return next(row["figures"]["count"] for row in tables[table]["rows"] if row["row"] == key)
        levels = [name for name in tables if name.startswith("levels-")]
        return count("outcomes", "all"), sum(count(name, "all") for name in levels)


if __name__ == "__main__":
    sys.exit(main())
