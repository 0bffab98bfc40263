#!/usr/bin/env python3
"""bench_durability: the same messages into the kiosk, a C program on SQLite, and brokers that are known for keeping what they
acknowledge: how long until the acknowledgement, how many syncs, and what is gone after kill -9 and after a power cut.

Prints one line of JSON for each figure; README.md in this folder says what each of them means. Exit status 0 when all bars
hold, 1 when one is missed (which one is told on standard error), 2 when nothing could be measured.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import bench_durability_losses as losses
import rounds
from bench_durability_ours import Floor, Kiosk
from bench_durability_programs import OTHERS, version
from bench_durability_syncs import count_syncs
from bench_press import refuse_memory
from kiosk import Kiosk as PressedKiosk
from kiosk import REPOSITORY
from measures import Failed, distribution, mean, monotonic_microseconds, note, rounded

sys.path.insert(0, f"{REPOSITORY}/Tests/Torture")
import forgetful_disk  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
#: Each message finds a disk that has been quiet for so long.
QUIET_SECONDS = 0.15
OURS, BASELINE = "kioskd", "sqlite"


def main():
    # Whoever ends it finds nothing left running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    arguments = parse()
    os.makedirs(arguments.folder, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="bench-durability-", dir=os.path.abspath(arguments.folder))
    note(f"seed {arguments.seed}; raw logs in {folder}")
    try:
        refuse_memory(folder)
        bench = Bench(arguments, folder)
        bench.measure_acknowledgements()
        bench.count_syncs()
        bench.count_losses()
        bench.write_table()
    except (Failed, forgetful_disk.DiskFailed) as failure:
        note(f"{failure}; the scratch folder {folder} is left for you to look at")
        return 2
    return 1 if bench.figures.missed else 0


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH", help="the program to measure, an optimised build")
    parser.add_argument("--presses", type=int, default=200, metavar="N", help="timed presses and messages (200)")
    parser.add_argument("--warm-up", type=int, default=20, metavar="N", help="presses before those (20)")
    parser.add_argument("--traced", type=int, default=20, metavar="N", help="presses whose syncs are counted (20)")
    parser.add_argument("--kills", type=int, default=100, metavar="N", help="kill -9 for each program (100)")
    parser.add_argument("--cuts", type=int, default=100, metavar="N", help="power cuts for each program (100)")
    parser.add_argument("--seed", type=int, default=random.getrandbits(32), metavar="N",
                        help="for the instants of kills and cuts, and for what a disk keeps (drawn)")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH",
                        help="a folder on the disk to measure (.build)")
    arguments = parser.parse_args()
    if min(arguments.presses, arguments.warm_up, arguments.traced, arguments.kills, arguments.cuts) < 1:
        parser.error("numbers begin with 1")
    return arguments


def compile_c(folder, name, flags):
    program = f"{folder}/{name}"
    subprocess.run(["cc", "-O2", "-o", program, f"{HERE}/{name}.c", *flags], check=True)
    return program


class Figures:
    """Prints each line at once and remembers whether a bar was missed."""

    def __init__(self, path):
        self.path, self.missed, self.by_metric = path, False, {}

    def add(self, benchmark, metric, unit, values, highest=None):
        """`values` by the program's name."""
        values = {name: rounded(value, 2) for name, value in values.items()}
        self.by_metric[benchmark, metric] = values
        others = {name: value for name, value in values.items() if name not in (OURS, BASELINE)}
        line = {"benchmark": benchmark, "metric": metric, "ours": values[OURS], "baseline": values[BASELINE], **others,
                "unit": unit}
        text = json.dumps(line, separators=(",", ":"))
        print(text, flush=True)
        with open(self.path, "a") as file:
            file.write(text + "\n")
        if highest is not None and values[OURS] > highest:
            self.missed = True
            note(f"bar missed: {benchmark} {metric}: ours {values[OURS]} {unit}, at most {highest}")


class Bench:
    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder
        self.kioskd = os.path.abspath(arguments.kioskd)
        if not os.access(self.kioskd, os.X_OK):
            raise Failed(f"there is no program {self.kioskd}; build it with: swift build -c release --product kioskd")
        missing = [kind.name for kind in OTHERS if not kind.is_there()]
        if missing:
            raise Failed(f"not installed: {', '.join(missing)}; make bench-durability installs them")
        forgetful_disk.keep_mounts_private()
        self.disk_program = forgetful_disk.compile_disk(folder)
        self.floor_program = compile_c(folder, "press_baseline", ["-lsqlite3"])
        self.counter_machine = compile_c(folder, "counter_machine", ["-shared", "-fPIC"])
        self.figures, self.made = Figures(f"{folder}/figures.jsonl"), None

    # MARK: Until the acknowledgement

    def measure_acknowledgements(self):
        """Press by press, one program after the other, each on a disk that has been quiet."""
        pressed = PressedKiosk(self.kioskd, f"{self.folder}/pressed", self.counter_machine)
        note(f"warming up with {self.arguments.warm_up} presses")
        made = rounds.warm_up(pressed, self.floor_program, self.arguments.warm_up)
        self.made = f"{pressed.folder}-baseline"
        others = [kind(f"{self.folder}/timed/{kind.name}", self.folder) for kind in OTHERS]
        for program in others:
            program.start()
            for number in range(self.arguments.warm_up):
                program.send(number)
        note(f"{self.arguments.presses} presses, about {self.arguments.presses * 1.6 / 60:.0f} min")
        times = {name: [] for name in (OURS, BASELINE, *(program.name for program in others))}
        for number in range(self.arguments.presses):
            pressed.open_and_invite()
            for program in others:
                time.sleep(QUIET_SECONDS)
                began = monotonic_microseconds()
                program.send(number)
                times[program.name].append(monotonic_microseconds() - began)
            time.sleep(QUIET_SECONDS)
            times[BASELINE].append(made.commit()[1])
            time.sleep(QUIET_SECONDS)
            decided, _, arrived = pressed.press()
            times[OURS].append(arrived - decided)
            pressed.close_session()
        for program in others:
            program.stop()
        made.stop()
        pressed.stop()
        with open(f"{self.folder}/times.json", "w") as file:
            json.dump(times, file)
        for metric in ("p50", "p99", "max"):
            self.figures.add("press-to-acknowledged", metric, "us", {
                name: distribution(taken)[metric] for name, taken in times.items()})

    # MARK: Syncs

    def count_syncs(self):
        note(f"counting the syncs of {self.arguments.traced} presses")
        counts = count_syncs(self)
        for metric in ("before-acknowledgement", "total"):
            self.figures.add("syncs-per-message", metric, "syncs", {
                name: mean([getattr(count, metric.split("-")[0]) for count in found]) for name, found in counts.items()})

    # MARK: Losses

    def programs(self):
        """What makes each of them in a folder, by its name."""
        yield OURS, lambda folder: Kiosk(folder, self.folder, self.kioskd)
        yield BASELINE, lambda folder: Floor(folder, self.folder, self.floor_program, self.made)
        for kind in OTHERS:
            yield kind.name, lambda folder, kind=kind: kind(folder, self.folder)

    def count_losses(self):
        killed, cut = {}, {}
        with open(f"{self.folder}/losses.log", "w", buffering=1) as log:
            for name, make in self.programs():
                note(f"{name}: {self.arguments.kills} kills")
                killed[name] = self.lose(make, f"{self.folder}/killed/{name}", self.arguments.kills, log)
                note(f"{name}: {self.arguments.cuts} power cuts")
                place = f"{self.folder}/cut-{name}"
                disk = forgetful_disk.ForgetfulDisk(self.disk_program, place)
                try:
                    cut[name] = self.lose(make, f"{disk.path}/state", self.arguments.cuts, log, disk)
                finally:
                    disk.unplug()
                shutil.rmtree(place)
        self.tell_losses(killed, cut)

    def lose(self, make, folder, ends, log, disk=None):
        # Every program dies after the same lives.
        program = make(folder)
        found = losses.count(program, ends, random.Random(f"{self.arguments.seed} {'cut' if disk else 'kill'}"), log, disk)
        note(f"  {found.acknowledged} acknowledged, {found.lost} of them gone")
        return found

    def tell_losses(self, killed, cut):
        def add(benchmark, metric, unit, of, highest=None):
            self.figures.add(benchmark, metric, unit, {name: of(name) for name in killed}, highest)

        for metric, found in (("after-kill", killed), ("after-power-cut", cut)):
            add("acknowledged", metric, "messages", lambda name: found[name].acknowledged)
            add("acknowledged-lost", metric, "messages", lambda name: found[name].lost)
            add("failed-starts", metric, "starts", lambda name: found[name].failed_starts)
        add("acknowledged-lost", "total", "messages", lambda name: killed[name].lost + cut[name].lost, highest=0)

    # MARK: The table

    def write_table(self):
        """As it stands in the project's README."""
        kinds = {OURS: Kiosk, BASELINE: Floor, **{kind.name: kind for kind in OTHERS}}
        kills, cuts = self.arguments.kills, self.arguments.cuts
        with open(f"{self.folder}/table.md", "w") as file:
            file.write(f"| | acknowledges by | ms until then, p50 / p99 | syncs before / in all | gone after {kills} kills "
                       f"| gone after {cuts} power cuts |\n| --- | --- | --- | --- | --- | --- |\n")
            for name, kind in kinds.items():
                file.write(f"| {self.title(kind)} | {kind.acknowledgement} | {' | '.join(self.row(name))} |\n")
            file.write("\n" + "".join(f"- {self.title(kind)}: {kind.settings}\n" for kind in kinds.values()))
        note(f"the table is {self.folder}/table.md")

    @staticmethod
    def title(kind):
        return f"`{kind.name}`" + (f" {version(kind.name).split('-')[0]}" if kind in OTHERS else "")

    def row(self, name):
        def of(benchmark, metric):
            return self.figures.by_metric[benchmark, metric][name]

        yield " / ".join(f'{of("press-to-acknowledged", metric) / 1000:.2f}' for metric in ("p50", "p99"))
        yield " / ".join(f'{of("syncs-per-message", metric):g}' for metric in ("before-acknowledgement", "total"))
        for metric in ("after-kill", "after-power-cut"):
            yield f'{of("acknowledged-lost", metric):,} of {of("acknowledged", metric):,}'


if __name__ == "__main__":
    sys.exit(main())
