#!/usr/bin/env python3
"""bench_press: how long a press takes to the disk, and what it costs, beside a C program doing the same commit.

Prints one line of JSON for each figure; README.md in this folder says what each of them means. Exit status 0 when all bars
hold, 1 when one is missed (which one is told on standard error), 2 when nothing could be measured.
"""

import argparse
import os
import subprocess
import sys
import time

import rounds
import system_calls
from centre import Centre
from kiosk import Kiosk, REPOSITORY
from measures import Failed, fields, mean, note, run

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    arguments = parse()
    return run(arguments.folder, lambda folder, lines: measure_all(arguments, folder, lines))


def measure_all(arguments, folder, lines):
    refuse_memory(folder)
    bench = Bench(arguments, folder, lines)
    bench.measure_presses()
    bench.count_syncs()
    bench.count_syncs_with_centre()


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH", help="the program to measure, an optimised build")
    parser.add_argument("--evaluationd", metavar="PATH",
                        help="a centre, for counting syncs with it too (evaluationd beside kioskd)")
    parser.add_argument("--presses", type=int, default=300, metavar="N", help="measured presses (300)")
    parser.add_argument("--warm-up", type=int, default=20, metavar="N", help="presses before those (20)")
    parser.add_argument("--traced", type=int, default=10, metavar="N", help="sessions whose syncs are counted (10)")
    parser.add_argument("--idle", type=int, default=60, metavar="SECONDS", help="how long idleness is watched (60)")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH",
                        help="a folder on the disk to measure (.build)")
    arguments = parser.parse_args()
    if min(arguments.presses, arguments.warm_up, arguments.traced, arguments.idle) < 1:
        parser.error("numbers begin with 1")
    return arguments


def refuse_memory(folder):
    kind = subprocess.run(
        ["stat", "--file-system", "--format=%T", folder], capture_output=True, text=True, check=True).stdout.strip()
    if kind in ("tmpfs", "ramfs"):
        raise Failed(f"{folder} lies on {kind}, where a sync says nothing about a disk; name another with --folder")


class Bench:
    def __init__(self, arguments, folder, lines):
        self.arguments, self.folder, self.lines = arguments, folder, lines
        self.baseline = self.compile("press_baseline", ["-lsqlite3"])
        self.counter_machine = self.compile("counter_machine", ["-shared", "-fPIC"])
        self.kioskd = os.path.abspath(arguments.kioskd)
        if not os.access(self.kioskd, os.X_OK):
            raise Failed(f"there is no program {self.kioskd}; build it with: swift build -c release --product kioskd")

    def compile(self, name, flags):
        program = f"{self.folder}/{name}"
        subprocess.run(["cc", "-O2", "-o", program, f"{HERE}/{name}.c", *flags], check=True)
        return program

    def measure_presses(self):
        kiosk = Kiosk(self.kioskd, f"{self.folder}/kiosk", self.counter_machine)
        note(f"warming up with {self.arguments.warm_up} presses")
        made = rounds.warm_up(kiosk, self.baseline, self.arguments.warm_up)
        note(f"{self.arguments.presses} presses, about {self.arguments.presses * 0.75 / 60:.0f} min")
        results = rounds.run(kiosk, made, self.arguments.presses)
        self.tell_times(results)
        rounds.wait_for_rest(kiosk.pid)
        note(f"idle for {self.arguments.idle} s")
        idle_cpu = self.measure_idleness(kiosk, made)
        self.tell_costs(results, idle_cpu)
        self.tell_memory(kiosk, made)
        made.stop()
        kiosk.stop()

    def tell_times(self, results):
        self.lines.add_distribution("press-to-durable", results.durable, results.baseline_durable)
        self.lines.add_distribution("press-to-durable-beside-fdatasync", results.durable, results.disk)
        self.lines.add_distribution("press-to-event-stream", results.on_stream, results.baseline_known)

    def measure_idleness(self, kiosk, made):
        """Answers the microseconds of CPU in a second of idleness."""
        before, baseline_before = kiosk.usage(), made.usage()
        time.sleep(self.arguments.idle)
        used, baseline_used = kiosk.usage().since(before), made.usage().since(baseline_before)
        self.lines.add("idle-bytes", "total", used.written_bytes, baseline_used.written_bytes, "B")
        return used.cpu_microseconds / used.at

    def tell_costs(self, results, idle_cpu):
        ours, baseline = results.used, results.baseline_used
        for metric, looks in (("total", ours), ("with-down", results.used_from_down)):
            self.lines.add("cpu-per-rating", metric, mean([used.cpu_microseconds - idle_cpu * used.at for used in looks]),
                           mean([used.cpu_microseconds for used in baseline]), "us")
        for metric, name in (("total", "written_bytes"), ("log", "log_bytes")):
            self.lines.add("bytes-per-rating", metric, mean([getattr(used, name) for used in ours]),
                           mean([getattr(used, name) for used in baseline]), "B")

    def tell_memory(self, kiosk, made):
        ours, baseline = fields(f"/proc/{kiosk.pid}/status"), fields(f"/proc/{made.pid}/status")
        for metric in ("VmRSS", "VmHWM"):
            self.lines.add("resident-memory", metric, ours[metric], baseline[metric], "KiB")

    def count_syncs(self):
        note(f"counting the syncs of {self.arguments.traced} sessions")
        trace, baseline_trace = f"{self.folder}/kiosk.strace", f"{self.folder}/baseline.strace"
        kiosk = Kiosk(self.kioskd, f"{self.folder}/traced", self.counter_machine, system_calls.tracer(trace))
        made = rounds.warm_up(kiosk, self.baseline, 2, system_calls.tracer(baseline_trace))
        first, last = rounds.run_traced(kiosk, self.arguments.traced, made)
        made.stop()
        kiosk.stop()
        self.tell_syncs(
            system_calls.syncs_of_presses(trace)[-self.arguments.traced:],
            system_calls.syncs_of_commits(baseline_trace)[-self.arguments.traced:])
        self.tell_sessions("session", trace, first, last)

    def count_syncs_with_centre(self):
        evaluationd = self.arguments.evaluationd or f"{os.path.dirname(self.kioskd)}/evaluationd"
        if not os.access(evaluationd, os.X_OK):
            note(f"no centre: there is no program {evaluationd}")
            return
        note(f"counting the syncs of {self.arguments.traced} sessions with a centre")
        centre, trace = Centre(os.path.abspath(evaluationd), f"{self.folder}/centre"), f"{self.folder}/with-centre.strace"
        kiosk = Kiosk(
            self.kioskd, f"{self.folder}/with-centre", self.counter_machine, system_calls.tracer(trace),
            centre.kiosk_configuration)
        rounds.run_traced(kiosk, 1, pause=rounds.PAUSE_WITH_CENTRE_SECONDS)
        first, last = rounds.run_traced(kiosk, self.arguments.traced, pause=rounds.PAUSE_WITH_CENTRE_SECONDS)
        kiosk.stop()
        centre.stop()
        self.tell_sessions("session-with-centre", trace, first, last)

    def tell_sessions(self, metric, trace, first, last):
        syncs = system_calls.syncs_of_sessions(trace, first, last)
        if syncs is None:
            raise Failed(f"the sessions were not found in {trace}")
        self.lines.add("syncs-per-rating", metric, syncs / self.arguments.traced, None, "syncs")

    def tell_syncs(self, presses, commits):
        if len(presses) != self.arguments.traced or len(commits) != self.arguments.traced:
            raise Failed(f"{len(presses)} presses and {len(commits)} commits were found in the traces")
        self.lines.add(
            "syncs-per-rating", "total", max(count.begun for count in presses), max(count.begun for count in commits),
            "syncs")
        if any(count.begun < 1 or count.open > 0 for count in presses):
            self.lines.miss("syncs-per-rating total: thanks were shown before the sync had ended")


if __name__ == "__main__":
    sys.exit(main())
