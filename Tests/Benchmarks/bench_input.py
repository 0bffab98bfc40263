#!/usr/bin/env python3
"""bench_input: bouncing presses, cables that are pulled, decoding beside bare libevdev, and how quiet the kiosk is at rest.

Prints one line of JSON for each figure; README.md in this folder says what each of them means. Exit status 0 when all bars
hold, 1 when one is missed (which one is told on standard error), 2 when nothing could be measured.
"""

import argparse
import os
import random
import subprocess
import sys

import bench_input_decoding
import bench_input_idle
import bench_input_plugs
import bench_input_presses
from kiosk import REPOSITORY
from measures import Failed, note, run

HERE = os.path.dirname(os.path.abspath(__file__))
#: In the order in which they run.
PARTS = {
    "decoding": bench_input_decoding.measure, "plugs": bench_input_plugs.measure,
    "idle": bench_input_idle.measure, "presses": bench_input_presses.measure,
}


def main():
    arguments = parse()
    return run(arguments.folder, lambda folder, lines: measure_all(arguments, folder, lines))


def measure_all(arguments, folder, lines):
    note(f"seed {arguments.seed}")
    bench = Bench(arguments, folder, lines)
    for part, measure in PARTS.items():
        if part in arguments.only:
            measure(bench)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH", help="the program to measure, an optimised build")
    parser.add_argument("--device-probe", required=True, metavar="PATH",
                        help="the program that reads devices and no more, of the same build")
    parser.add_argument("--presses", type=int, default=10_000, metavar="N", help="presses with bounce (10000)")
    parser.add_argument("--kiosks", type=int, default=10, metavar="N", help="kiosks that share them (10)")
    parser.add_argument("--cycles", type=int, default=500, metavar="N", help="times that a device is unplugged (500)")
    parser.add_argument("--warm-up-cycles", type=int, default=6000, metavar="N",
                        help="as many before those, until the journal's cache is full (6000)")
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="streams of each kind that are decoded (20)")
    parser.add_argument("--idle-seconds", type=int, default=60, metavar="N", help="how long idleness is watched (60)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9), metavar="N",
                        help="of the bounces; drawn and printed")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(PARTS), metavar="PART[,PART...]",
                        help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH", help="where journals are kept (.build)")
    arguments = parser.parse_args()
    numbers = (arguments.kiosks, arguments.cycles, arguments.warm_up_cycles, arguments.rounds, arguments.idle_seconds)
    if min(numbers) < 1 or arguments.presses < arguments.kiosks:
        parser.error("numbers begin with 1, and each kiosk is pressed")
    if unknown := set(arguments.only) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    return arguments


class Bench:
    """What the parts share: options, programs, the scratch folder and the lines."""

    def __init__(self, arguments, folder, lines):
        self.arguments, self.folder, self.lines = arguments, folder, lines
        self.kioskd, self.device_probe = self.program(arguments.kioskd), self.program(arguments.device_probe)
        self.counter_machine = self.compile("counter_machine", "-shared", "-fPIC")

    @staticmethod
    def program(path):
        if not os.access(path, os.X_OK):
            raise Failed(f"there is no program {path}; make bench-input builds it")
        return os.path.abspath(path)

    def compile(self, name, *flags):
        program = f"{self.folder}/{name}"
        subprocess.run(["cc", "-O2", "-o", program, f"{HERE}/{name}.c", *flags], check=True)
        return program


if __name__ == "__main__":
    sys.exit(main())
