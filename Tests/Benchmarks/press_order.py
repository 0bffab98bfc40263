#!/usr/bin/env python3
"""press_order: in which order a press runs through the functions of kioskd.

Writes their names to a file, for the linker to lay them out in that order: then a press after a pause finds its code on a few
dozen pages in place of hundreds. README.md in this folder says when to run it.
"""

import argparse
import bisect
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

from kiosk import KEYS, Kiosk, REPOSITORY
from measures import Failed, note

HERE = os.path.dirname(os.path.abspath(__file__))
WARM_UP_PRESSES = 10
#: A thread that is stepped through needs some hundred times as long.
PATIENCE_SECONDS = 10
#: The loop that decides, and the thread that serves the screen.
THREADS = 2


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH", help="an optimised build, its names not stripped")
    parser.add_argument("--output", required=True, metavar="PATH", help="the file to write")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="press-order-", dir=f"{REPOSITORY}/.build")
    try:
        names = record(os.path.realpath(arguments.kioskd), folder)
    except Failed as failure:
        note(f"{failure}; the scratch folder {folder} is left for you to look at")
        return 2
    with open(arguments.output, "w") as file:
        file.writelines(name + "\n" for name in names)
    shutil.rmtree(folder)
    note(f"{len(names)} functions")
    return 0


def record(kioskd, folder):
    recorder = compile_c(folder, "step_recorder")
    counter_machine = compile_c(folder, "counter_machine", "-shared", "-fPIC")
    kiosk = Kiosk(kioskd, f"{folder}/kiosk", counter_machine)
    for _ in range(WARM_UP_PRESSES):
        ask(kiosk)
        kiosk.press()
        kiosk.close_session()
    symbols, names = Symbols(kioskd, kiosk.pid), {}
    for thread in busiest(kiosk):
        for address in addresses(kiosk, recorder, thread, f"{folder}/{thread}.steps"):
            name = symbols.name(address)
            if name:
                names.setdefault(name)
    kiosk.stop()
    return list(names)


def compile_c(folder, name, *flags):
    program = f"{folder}/{name}"
    subprocess.run(["cc", "-O2", *flags, "-o", program, f"{HERE}/{name}.c"], check=True)
    return program


def ask(kiosk):
    kiosk.open_and_invite()
    time.sleep(0.4)


def busiest(kiosk):
    """The threads that a press keeps busy, the busiest first."""
    tasks = f"/proc/{kiosk.pid}/task"

    def used():
        times = {}
        for thread in os.listdir(tasks):
            with open(f"{tasks}/{thread}/schedstat") as file:
                times[thread] = int(file.read().split()[0])
        return times

    ask(kiosk)
    before = used()
    kiosk.press()
    time.sleep(0.05)
    after = used()
    kiosk.close_session()
    return sorted(after, key=lambda thread: before.get(thread, 0) - after[thread])[:THREADS]


def addresses(kiosk, recorder, thread, path):
    """Where the thread's instructions lie, in the order in which a press first comes to them."""
    ask(kiosk)
    process = subprocess.Popen([recorder, thread, path], stdout=subprocess.PIPE, text=True)
    if process.stdout.readline() != "ready\n":
        raise Failed("a thread cannot be stepped through here: ptrace(2) is refused")
    # A finger that rests: the down is over before the up comes.
    kiosk.testbed.press(KEYS[0], down_milliseconds=2000)
    time.sleep(PATIENCE_SECONDS)
    process.send_signal(signal.SIGTERM)
    if process.wait(timeout=PATIENCE_SECONDS) != 0:
        raise Failed("the recorder failed")
    kiosk.close_session()
    with open(path, "rb") as file:
        steps = file.read()
    return dict.fromkeys(struct.unpack(f"<{len(steps) // 8}Q", steps))


class Symbols:
    """The functions of a running program."""

    def __init__(self, program, pid):
        text = subprocess.run(["nm", "--defined-only", program], capture_output=True, text=True, check=True).stdout
        functions = {}
        for line in text.splitlines():
            address, kind, name = line.split(" ", 2)
            if kind in "tTwW":
                functions.setdefault(int(address, 16), name)
        if not functions:
            raise Failed(f"{program} has no names; build it with make release")
        self.starts = sorted(functions)
        self.names = [functions[start] for start in self.starts]
        with open(f"/proc/{pid}/maps") as file:
            parts = [line.split() for line in file if line.rstrip().endswith(program)]
        bounds = [part[0].split("-") for part in parts]
        self.base = min(int(low, 16) for low, _ in bounds)
        self.end = max(int(high, 16) for _, high in bounds)

    def name(self, address):
        """`None` for what lies outside the program, as in SQLite."""
        if not self.base <= address < self.end:
            return None
        return self.names[bisect.bisect_right(self.starts, address - self.base) - 1]


if __name__ == "__main__":
    sys.exit(main())
