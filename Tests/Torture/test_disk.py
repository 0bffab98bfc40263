#!/usr/bin/env python3
"""test_disk: a disk that fails under the real kioskd at every single call that writes.

    test_disk.py --kioskd .build/debug/kioskd [--errors EIO ENOSPC EROFS] [--every 1]

For each call that kioskd makes to its disk in a short life (its first start, then sessions, presses and a release), the same
life is lived again with that call failing: once, and another time with every such call from there on. kioskd may refuse what it
cannot keep, and may end; it must never say that it has kept what it has not. Each life ends with a start on a sound disk:
every rating that was acknowledged is there once, the next one is taken, and the journal verifies.

Prints one line of JSON for each kind of call and one for all. Exit status 0 when every life held, 1 when one did not, 2 when
nothing could be tried. Needs strace.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, f"{REPOSITORY}/Tests/Benchmarks")
from bench_durability_ours import Kiosk  # noqa: E402
from bench_durability_programs import Gone  # noqa: E402
from measures import Failed  # noqa: E402

#: What reaches the disk.
CALLS = ["pwrite64", "fdatasync", "fsync", "ftruncate"]
#: A lot of five is released, and one more begins.
SESSIONS = 7
MOST_CALLS = 1000


def main():
    arguments = parse()
    os.makedirs(arguments.folder, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="test-disk-", dir=os.path.abspath(arguments.folder))
    note(f"logs in {folder}")
    try:
        return Test(arguments, folder).run()
    except (Failed, Gone) as failure:
        note(f"{failure}; {folder} is left for you to look at")
        return 2


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH", help="the program")
    parser.add_argument("--errors", nargs="+", default=["EIO", "ENOSPC", "EROFS"], metavar="NAME",
                        help="what the disk answers (EIO ENOSPC EROFS)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th call fails, for a trial (1)")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH", help="for journals and logs (.build)")
    return parser.parse_args()


class Life:
    """A kioskd from its first start, with one fault, and what it acknowledged."""

    def __init__(self, kioskd, folder):
        self.folder = folder
        os.makedirs(folder)
        self.kiosk, self.acknowledged, self.number, self.refused = Kiosk(f"{folder}/state", folder, kioskd), set(), 0, 0
        self.is_started = False

    def live(self, tracer):
        try:
            self.kiosk.start(tracer)
            self.is_started = True
            for _ in range(SESSIONS):
                self.serve()
            return True
        except (Failed, Gone, OSError):
            return False
        finally:
            self.end()

    def serve(self):
        """One citizen. Whether it was thanked for or refused, the next one comes."""
        self.number += 1
        try:
            self.kiosk.send(self.number)
            self.acknowledged.add(self.number)
        except Gone:
            self.refused += 1
            if self.kiosk.process.poll() is not None:
                raise

    def end(self):
        self.kiosk.stop() if self.is_started else self.kiosk.kill()
        self.kiosk.let_go()

    def after(self):
        """On a sound disk. Answers what is wrong."""
        findings = []
        self.kiosk.start()
        present = self.kiosk.present()
        if lost := sorted(self.acknowledged - present):
            findings.append(f"acknowledged and gone: {lost}")
        self.number += 1
        self.kiosk.send(self.number)
        if self.number not in self.kiosk.present():
            findings.append("the rating after it was acknowledged and is not there")
        self.kiosk.stop()
        self.kiosk.let_go()
        self.kiosk.verify()
        return findings


class Test:
    def __init__(self, arguments, folder):
        self.arguments, self.folder, self.kioskd = arguments, folder, os.path.abspath(arguments.kioskd)
        self.lives = self.refusals = self.early_ends = self.acknowledged = 0
        self.findings = []

    def run(self):
        began = time.monotonic()
        counts = self.sound()
        for call in CALLS:
            before = self.lives
            for count in range(1, counts[call] + 1, self.arguments.every):
                for error in self.arguments.errors:
                    for when in (f"{count}", f"{count}+"):
                        self.one(call, error, when)
            tell({"test": "disk-call", "call": call, "calls": counts[call], "lives": self.lives - before,
                  "findings": len(self.findings)})
        tell({"test": "disk", "lives": self.lives, "acknowledged": self.acknowledged, "refused": self.refusals,
              "ended early": self.early_ends, "acknowledged-lost or unsound": len(self.findings),
              "seconds": round(time.monotonic() - began)})
        if not self.findings:
            shutil.rmtree(self.folder)
        return 1 if self.findings else 0

    def sound(self):
        """How many of each call there are in a life without a fault, in the thread that makes most of them."""
        trace = f"{self.folder}/calls.strace"
        life = Life(self.kioskd, f"{self.folder}/sound")
        if not life.live(["strace", "-f", "-e", f"trace={','.join(CALLS)}", "-e", "signal=none", "-o", trace]):
            raise Failed("kioskd does not live through a life without a fault")
        if life.refused:
            raise Failed("kioskd refuses on a sound disk")
        by_thread = {}
        with open(trace) as file:
            for line in file:
                if found := re.match(r"(\d+) +(\w+)\(", line):
                    by_thread.setdefault(found.group(2), {}).setdefault(found.group(1), []).append(line)
        return {call: min(MOST_CALLS, max(map(len, by_thread.get(call, {0: []}).values()))) for call in CALLS}

    def one(self, call, error, when):
        self.lives += 1
        name = f"{call}-{error}-{when}"
        life = Life(self.kioskd, f"{self.folder}/{name}")
        trace = ["strace", "-f", "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}", "-e", "signal=none",
                 "-o", f"{self.folder}/{name}/strace"]
        if not life.live(trace):
            self.early_ends += 1
        self.refusals += life.refused
        self.acknowledged += len(life.acknowledged)
        try:
            findings = life.after()
        except (Failed, Gone, OSError) as failure:
            findings = [f"on a sound disk: {failure}"]
            life.kiosk.kill()
            life.kiosk.let_go()
        for finding in findings:
            self.findings.append(finding)
            note(f"{name}: {finding}")
        if not findings:
            shutil.rmtree(life.folder)


def tell(figures):
    print(json.dumps(figures, separators=(",", ":")), flush=True)


def note(text):
    print(f"test-disk: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
