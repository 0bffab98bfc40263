#!/usr/bin/env python3
"""appliance: input devices in a kernel of their own, plugged and unplugged.

    appliance.py --programs .build/release --scenarios Tests/Fixtures/InputScenarios [--only WORDS]

Boots Debian's kernel in QEMU. Plays each scenario on a device of the machine's uinput, read by `kioskctl monitor`; then plugs
QEMU's own keyboards and tablets in and out while the real kioskd takes ratings from them. No KVM is needed.

Prints one line of JSON for each scenario and each check. Exit status 0 when none failed, 1 when one did, 2 when nothing could
be tested. Needs root, mmdebstrap and QEMU, and fetches Debian's packages once.
"""

import argparse
import glob
import json
import os
import signal
import sys
import tempfile
import time

from input_machine import REPOSITORY, InputImage, InputMachine
from bare_machine import MachineFailed
from counter import CHECK_FAILURES
from device_checks import all_checks
from input_scenario import InputScenario, ScenarioInvalid

BOOT_PATIENCE_SECONDS, MOST_BOOTS = 300, 3


def main():
    # Whoever ends it finds nothing left running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    arguments = parse()
    folder = os.path.abspath(arguments.folder)
    try:
        jobs = [job for job in all_jobs(arguments.scenarios) if arguments.only in job[0]]
        if not jobs:
            raise MachineFailed(f"there is nothing called {arguments.only}")
        image = InputImage(f"{folder}/test-appliance", os.path.abspath(arguments.programs))
        machine = boot(image, tempfile.mkdtemp(prefix="test-appliance-", dir=folder))
    except (MachineFailed, OSError) as failure:
        note(failure)
        return 2
    try:
        results = [carry_out(machine, name, job) for name, job in jobs]
    finally:
        machine.kill()
    return conclude(results)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, metavar="FOLDER", help="kioskd and kioskctl, as they were built")
    parser.add_argument("--scenarios", required=True, metavar="FOLDER", help="its files *.input are played")
    parser.add_argument("--only", default="", metavar="WORDS", help="what has these words in its name")
    parser.add_argument("--folder", default=f"{REPOSITORY}/.build", metavar="PATH", help="for image and logs (.build)")
    return parser.parse_args()


def all_jobs(scenarios):
    """Names, and what takes a machine and answers with the fields of a result."""
    paths = sorted(glob.glob(f"{scenarios}/*.input"))
    if not paths:
        raise MachineFailed(f"no scenario is in {scenarios}")
    for path in paths:
        yield os.path.basename(path).removesuffix(".input"), lambda machine, path=path: play(machine, path)
    for name, check in all_checks():
        yield name, lambda machine, check=check: examine(machine, check)


def boot(image, folder):
    """An emulated machine now and then hangs before it comes to its disk; it is switched off and on then."""
    note(f"the machine's console is kept in {folder}")
    for attempt in range(MOST_BOOTS):
        machine = InputMachine(image, f"{folder}/console-{attempt}.log")
        try:
            machine.await_ready(BOOT_PATIENCE_SECONDS)
            return machine
        except BaseException as failure:
            machine.kill()
            if not isinstance(failure, MachineFailed) or attempt == MOST_BOOTS - 1:
                raise
            note(f"{failure}; once more")


def carry_out(machine, name, job):
    began = time.monotonic()
    try:
        fields = job(machine)
    except CHECK_FAILURES as failure:
        fields = failed(f"{type(failure).__name__}: {failure}" if not str(failure) else str(failure))
    result = {"test": "appliance", "scenario": name, **fields, "seconds": round(time.monotonic() - began, 1)}
    print(json.dumps(result, ensure_ascii=False, separators=(",", ":")), flush=True)
    if result["result"] != "passed":
        note(f"{name} {result['result']}: {result['reason']}")
    return result["result"]


def failed(reason):
    return {"result": "failed", "reason": reason}


def play(machine, path):
    try:
        with open(path, encoding="utf-8") as file:
            scenario = InputScenario(file.read())
    except (ScenarioInvalid, UnicodeDecodeError) as invalid:
        return failed(f"it cannot be read: {invalid}")
    if scenario.reason_to_skip:
        return {"result": "skipped", "reason": scenario.reason_to_skip}
    played = machine.play(scenario)
    reason = played.failure or scenario.verdict(played.said)
    if not reason and played.count("gone") != scenario.unplugs:
        reason = f"{scenario.unplugs} times unplugged, {played.count('gone')} times said to be gone"
    fields = {"late milliseconds": played.late_milliseconds}
    if not reason:
        return {"result": "passed", **fields}
    for remark in played.remarks[-5:]:
        note(f"  {remark}")
    return {**failed(reason), **fields}


def examine(machine, check):
    try:
        return {"result": "passed", **check(machine)}
    finally:
        machine.unplug_all()


def conclude(results):
    counts = {result: results.count(result) for result in ("passed", "skipped", "failed")}
    note(", ".join(f"{count} {result}" for result, count in counts.items()))
    if counts["failed"]:
        return 1
    return 0 if counts["passed"] else 2


def note(text):
    print(f"test-appliance: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
