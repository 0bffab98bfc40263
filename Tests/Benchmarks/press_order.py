#!/usr/bin/env python3
"""press_order: in which order kioskd comes to its functions, in a press and before it.

Writes their names to a file, for the linker to lay them out in that order: then a press after a pause finds its code on a few
dozen pages in place of hundreds, and the program is at home on a third of the memory. README.md in this folder says when to
run it.
"""

import argparse
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
#: What comes once a minute is entered within this.
REST_SECONDS = 70
#: Between two presses: everything that the first of them sets off is over.
CALM_SECONDS = 2


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kioskd", required=True, metavar="PATH", help="an optimised build, its names not stripped")
    parser.add_argument("--output", required=True, metavar="PATH", help="the file to write")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="press-order-", dir=f"{REPOSITORY}/.build")
    try:
        of_press, before = record(os.path.realpath(arguments.kioskd), folder)
    except Failed as failure:
        note(f"{failure}; the scratch folder {folder} is left for you to look at")
        return 2
    with open(arguments.output, "w") as file:
        file.writelines(name + "\n" for name in dict.fromkeys(of_press + before))
    shutil.rmtree(folder)
    note(f"{len(of_press)} functions of a press, {len(before)} before it")
    return 0


def record(kioskd, folder):
    """The names of the functions of a press, and of those that came before it."""
    names, path = functions(kioskd), f"{folder}/calls"
    with open(f"{folder}/entries", "wb") as file:
        file.write(struct.pack(f"={len(names)}Q", *sorted(names)))
    recorder = [compile_c(folder, "call_recorder"), kioskd, f"{folder}/entries", path]
    kiosk = Kiosk(kioskd, f"{folder}/kiosk", compile_c(folder, "counter_machine", "-shared", "-fPIC"), recorder)
    for _ in range(WARM_UP_PRESSES):
        ask(kiosk)
        kiosk.press()
        kiosk.close_session()
    time.sleep(REST_SECONDS)
    kiosk.caller.close()  # the kiosk's end has long been closed
    ask(kiosk)
    os.kill(kiosk.testbed.program_id, signal.SIGUSR1)
    # A finger that rests: the down is over before the up comes.
    kiosk.testbed.press(KEYS[0], down_milliseconds=1000 * CALM_SECONDS)
    time.sleep(CALM_SECONDS)
    with open(path, "rb") as file:
        calls = file.read()
    kiosk.close_session()
    kiosk.stop()
    entries = struct.unpack(f"={len(calls) // 8}Q", calls)
    if 0 not in entries:
        raise Failed("the recorder was not told of the press")
    press = entries.index(0)
    return [names[entry] for entry in entries[press + 1:]], [names[entry] for entry in entries[:press]]


def functions(program):
    """Where each function of a program begins, counted from where it is loaded, and its name."""
    text = subprocess.run(["readelf", "--wide", "--syms", program], capture_output=True, text=True, check=True).stdout
    found = {}
    for line in text.splitlines():
        fields = line.split(maxsplit=7)
        if len(fields) == 8 and fields[3] == "FUNC" and fields[6] != "UND":
            found.setdefault(int(fields[1], 16), fields[7])
    if not found:
        raise Failed(f"{program} has no names; build it with make release")
    return found


def compile_c(folder, name, *flags):
    program = f"{folder}/{name}"
    subprocess.run(["cc", "-O2", *flags, "-o", program, f"{HERE}/{name}.c"], check=True)
    return program


def ask(kiosk):
    kiosk.open_and_invite()
    time.sleep(CALM_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
