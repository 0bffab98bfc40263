#!/usr/bin/env python3
"""test_power: the real kioskd on a machine of its own whose power is cut at random instants.

    test_power.py --kioskd .build/release/kioskd [--cuts 100] [--seed N]

The machine is QEMU with Debian's kernel; citizens press its keyboard through QMP; its disk is a file on `forgetful_disk.c`,
which keeps what the kernel has not flushed in memory. A cut makes the disk forget that, all of it or any half, and kills the
machine. It is booted again from what is left, kioskd starts by itself, and every rating whose thanks had arrived on the
screen's event stream, in any life so far, must be in the journal once. Every fifth cut falls into the boot itself.

Prints one line of JSON for each cut and one for all. Exit status 0 when nothing is missing, 1 when something is, 2 when the
machine does not work. Needs root, mmdebstrap and QEMU, and fetches Debian's packages once.
"""

import argparse
import contextlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

import forgetful_disk
from power_machine import REPOSITORY, SCREEN_PORT, SESSIONS_PORT, Image, Machine, MachineFailed
from kiosk import KEYS, Screen, ask
from measures import Failed

BOOT_PATIENCE_SECONDS, MOST_BOOTS = 300, 3
#: What the machine's console says before it mounts the disk, and after.
COUNTER_WORD, DISK_WORD = "counter's computer", "data disk mounted"
#: From the moment at which kioskd listens.
LIFE_SECONDS = (0.1, 8.0)
#: A cut during the boot: between the moment at which the disk is mounted and the one at which kioskd listened the last time.
BOOT_CUT_EVERY = 5
#: A press does not count before the prompt has stood for 300 ms.
PROMPT_SECONDS = 0.4
FINGER_SECONDS = 0.03


def main():
    # Whoever ends it finds nothing left running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    arguments = parse()
    os.makedirs(arguments.folder, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="test-power-", dir=os.path.abspath(arguments.folder))
    note(f"seed {arguments.seed}; logs in {folder}")
    try:
        forgetful_disk.keep_mounts_private()
        image = Image(
            f"{os.path.abspath(arguments.folder)}/test-power", os.path.abspath(arguments.kioskd), arguments.without_syncs)
        disk = forgetful_disk.ForgetfulDisk(forgetful_disk.compile_disk(folder), f"{folder}/disk", mebibytes=256)
        test = PowerTest(arguments, folder, image, disk)
        try:
            test.run()
        finally:
            test.leave()
    except (Failed, MachineFailed, forgetful_disk.DiskFailed) as failure:
        note(f"{failure}; {folder} is left for you to look at")
        return 2
    return 1 if test.findings else 0


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH", help="the program, as it was built")
    parser.add_argument("--cuts", type=int, default=100, metavar="N", help="how often the power is cut (100)")
    parser.add_argument("--seed", type=int, default=random.getrandbits(31), metavar="N",
                        help="for the instants and for what the disk keeps (drawn)")
    parser.add_argument("--without-syncs", action="store_true",
                        help="tests the test: kioskd's syncs do nothing, and something must be missing")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH", help="for image and logs (.build)")
    return parser.parse_args()


class Citizens:
    """One after the other, until the machine has gone."""

    def __init__(self, machine, first):
        self.machine, self.number, self.thanked, self.failure = machine, first, [], None
        self.screen = Screen(machine.ports[SCREEN_PORT])
        self.caller = http.client.HTTPConnection("127.0.0.1", machine.ports[SESSIONS_PORT], timeout=20)
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        try:
            while True:
                self.number += 1
                self.serve(f"power-{self.number}", KEYS[self.number % len(KEYS)].removeprefix("KEY_"))
        except (OSError, http.client.HTTPException, ValueError) as gone:
            self.failure = gone
        except Failed as failure:
            self.failure = failure

    def serve(self, name, key):
        dossier = {"code": f"H99.14-251121-{self.number:06d}", "procedure": "1.010708", "stage": "receiving"}
        ask(self.caller, "PUT", f"sessions/{name}", {"dossiers": [dossier]})
        ask(self.caller, "POST", f"sessions/{name}/invite")
        time.sleep(PROMPT_SECONDS)
        self.screen.forget()
        self.machine.key(key, True)
        time.sleep(FINGER_SECONDS)
        self.machine.key(key, False)
        while self.screen.next_view()[1]["state"] != "thank-you":
            pass
        self.thanked.append(name)
        ask(self.caller, "POST", f"sessions/{name}/close")

    def finish(self):
        with contextlib.suppress(OSError):
            self.screen.close()
        self.caller.close()
        self.thread.join(timeout=60)
        if self.thread.is_alive():
            raise Failed("the citizens do not see that the machine has gone")


class PowerTest:
    def __init__(self, arguments, folder, image, disk):
        self.arguments, self.folder, self.image, self.disk = arguments, folder, image, disk
        self.random = random.Random(arguments.seed)
        self.thanked, self.missing, self.findings = set(), set(), []
        self.number, self.machine = 0, None

    def run(self):
        began = time.monotonic()
        for cut in range(self.arguments.cuts):
            self.live(cut)
        entries = self.end()
        tell({"test": "power", "seed": self.arguments.seed, "cuts": self.arguments.cuts, "thanked": len(self.thanked),
              "acknowledged-lost": len(self.missing), "findings": len(self.findings), "entries": entries,
              "seconds": round(time.monotonic() - began)})

    def boot(self, name):
        """An emulated machine now and then hangs before it comes to its disk; it is switched off and on then."""
        self.disk.show()
        for attempt in range(MOST_BOOTS):
            log = f"{self.folder}/console-{name}-{attempt}.log"
            self.machine = Machine(self.image, self.disk.device, log)
            try:
                return self.machine.await_word(DISK_WORD, BOOT_PATIENCE_SECONDS)
            except MachineFailed as failure:
                with open(log, errors="replace") as file:
                    if COUNTER_WORD in file.read() or attempt == MOST_BOOTS - 1:
                        raise
                note(f"{failure}; once more")
                self.machine.kill()

    def live(self, cut):
        began, in_boot = time.monotonic(), cut % BOOT_CUT_EVERY == BOOT_CUT_EVERY - 1
        self.boot(cut)
        figures = {"test": "power-cut", "cut": cut, "in boot": in_boot}
        if in_boot:
            time.sleep(self.random.uniform(0, self.start_seconds))
            self.cut()
        else:
            figures["ratings kept"] = self.check()
            figures["boot seconds"] = round(time.monotonic() - began, 1)
            citizens = Citizens(self.machine, self.number)
            citizens.thread.start()
            time.sleep(self.random.uniform(*LIFE_SECONDS))
            if citizens.failure:
                raise Failed(f"while the power was on: {citizens.failure}")
            self.cut()
            citizens.finish()
            self.number = citizens.number
            self.thanked.update(citizens.thanked)
            figures["thanked"] = len(citizens.thanked)
        tell(figures)

    def cut(self):
        # Every other disk keeps any half of what it was not told to flush.
        self.disk.cut(self.random.choice([0, self.random.getrandbits(63) | 1]))
        self.machine.kill()
        self.machine = None
        self.disk.unplug()

    def check(self):
        """When kioskd is there again. Answers the number of ratings."""
        began = time.monotonic()
        self.machine.await_word('"name":"screen"', BOOT_PATIENCE_SECONDS)
        self.start_seconds = time.monotonic() - began
        names, numbers, rated = {}, {}, []
        for line in self.machine.look():
            said = json.loads(line)
            if "id" in said:
                names[said["id"]] = said["name"]
            elif said.get("kind") == "open":
                numbers[said["payload"]["session"]] = names.get(said["seq"])
            elif said.get("kind") == "rating":
                rated.append(numbers[said["payload"]["session"]])
            elif "entries" in said:
                self.entries = said["entries"]
        for name in sorted(self.thanked - set(rated) - self.missing):
            self.find(f"{name} was thanked for and is not in the journal")
            self.missing.add(name)
        for name in sorted(set(rated)):
            if rated.count(name) > 1:
                self.find(f"{name} is rated {rated.count(name)} times")
        return len(rated)

    def find(self, text):
        self.findings.append(text)
        note(text)

    def end(self):
        """The last life ends as it should, and the whole journal is verified outside."""
        self.boot("end")
        self.check()
        self.machine.look("end")
        self.machine.await_word("data disk is whole", 60)
        self.machine.process.wait(timeout=60)
        self.machine.kill()
        self.machine = None
        self.disk.unplug()
        self.disk.plug()
        done = subprocess.run(
            [sys.executable, f"{REPOSITORY}/Tests/KioskJournalTests/verify_journal.py", f"{self.disk.path}/journal.sqlite"],
            capture_output=True, text=True)
        if done.returncode != 0:
            self.find(f"the journal does not verify: {done.stdout}{done.stderr}")
        self.disk.unplug()
        return self.entries

    def leave(self):
        if self.machine:
            self.machine.kill()
        self.disk.unplug()


def tell(figures):
    print(json.dumps(figures, separators=(",", ":")), flush=True)


def note(text):
    print(f"test-power: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
