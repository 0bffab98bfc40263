#!/usr/bin/env python3
"""bench_screen: how long until a citizen sees what became of their press, in a real browser, beside a bare page.

Prints one line of JSON for each figure; README.md in this folder says what each of them means. Exit status 0 when all bars
hold, 1 when one is missed (which one is told on standard error), 2 when nothing could be measured.
"""

import argparse
import os
import re
import subprocess
import sys
import time
import urllib.request

from bare_page import PAGE, BarePage
from browser import Browser
from kiosk import REPOSITORY, Kiosk
from measures import Failed, monotonic_microseconds, note, run

HERE = os.path.dirname(os.path.abspath(__file__))
#: Files of the page itself: without photos, sounds and fonts.
PAGE_FILES = ["/", "/style.css", "/fitting.js", "/screen.js"]
#: Longer than the 300 ms within which a press after the invite does not count.
SETTLING_SECONDS = 0.4


def main():
    arguments = parse()
    return run(arguments.folder, lambda folder, lines: measure_all(arguments, folder, lines))


def measure_all(arguments, folder, lines):
    measure(arguments, folder, lines)
    if arguments.schedules:
        lines.add("schedules", "rate", schedules_per_second(arguments.schedules), None, "1/s")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH", help="the program to measure")
    parser.add_argument("--presses", type=int, default=200, metavar="N", help="measured presses (200)")
    parser.add_argument("--warm-up", type=int, default=10, metavar="N", help="presses before those (10)")
    parser.add_argument("--schedules", metavar="PATH", help="the program of random schedules, to see how many it does a second")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH",
                        help="a folder on the disk to measure (.build)")
    arguments = parser.parse_args()
    if min(arguments.presses, arguments.warm_up) < 1:
        parser.error("numbers begin with 1")
    return arguments


def measure(arguments, folder, lines):
    counter_machine = f"{folder}/counter_machine"
    subprocess.run(
        ["cc", "-O2", "-shared", "-fPIC", "-o", counter_machine, f"{HERE}/counter_machine.c"], check=True)
    kiosk = Kiosk(os.path.abspath(arguments.kioskd), f"{folder}/kiosk", counter_machine)
    screen = f'http://127.0.0.1:{kiosk.ports["screen"]}'
    bare_page = BarePage()
    ours, bare = Browser(), Browser()
    try:
        ours.open(screen + "/", "document.body.dataset.revision")
        bare.open(bare_page.url, "document.querySelector('p')")
        note(f"{arguments.warm_up} presses to warm up, {arguments.presses} measured")
        times = {"press": [], "open": [], "invite": [], "bare": []}
        for number in range(arguments.warm_up + arguments.presses):
            session(kiosk, ours, bare_page, bare, times if number >= arguments.warm_up else None)
        for benchmark, name in (("press-to-painted", "press"), ("open-to-painted", "open"), ("invite-to-painted", "invite")):
            lines.add_distribution(benchmark, times[name], times["bare"], unit="ms")
        weight = sum(len(urllib.request.urlopen(screen + path).read()) for path in PAGE_FILES)
        lines.add("page-weight", "total", weight / 1024, len(PAGE) / 1024, "KiB")
    finally:
        ours.close()
        bare.close()
        bare_page.close()
    kiosk.stop()


def schedules_per_second(program):
    run = subprocess.run([program, "--count", "40000"], capture_output=True, text=True)
    found = re.search(r"(\d+) a second, 0 disagreements", run.stdout)
    if run.returncode != 0 or not found:
        raise Failed(f"{program} ended with {run.returncode}: {run.stdout[-2000:]}")
    return int(found[1])


def session(kiosk, ours, bare_page, bare, times):
    """One citizen, and the bare page's turn."""
    kiosk.sessions += 1
    path = f"sessions/bench-{kiosk.sessions}"
    opened = monotonic_microseconds()
    kiosk.ask("PUT", path, {"dossiers": []})
    serving = ours.painted("seen.state === 'serving'") - opened
    invited = monotonic_microseconds()
    kiosk.ask("POST", path + "/invite")
    asking = ours.painted("seen.state === 'please-rate'") - invited
    time.sleep(SETTLING_SECONDS)
    decided, _, _ = kiosk.press()
    thanks = ours.painted(f"seen.state === 'thank-you' && seen.since === '{decided}'") - decided
    kiosk.close_session()
    said, condition = bare_page.say()
    echo = bare.painted(condition) - said
    if times is not None:
        for name, value in (("press", thanks), ("open", serving), ("invite", asking), ("bare", echo)):
            times[name].append(value / 1000)


if __name__ == "__main__":
    sys.exit(main())
