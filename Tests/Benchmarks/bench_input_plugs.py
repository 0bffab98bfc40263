"""A panel whose cable is pulled and put back, over and over: how soon it is read again, and what that leaves behind."""

import contextlib
import os
import time

from bench_input_presses import LEVEL_OF, entries_of
from kiosk import KEYS, PATIENCE_SECONDS, Kiosk
from measures import Failed, distribution, fields, monotonic_microseconds, note

#: What a cycle has set in motion is over; more than the 5 s after which the journal folds its log in.
SETTLING_SECONDS = 6


def measure(bench):
    # Here the testbed is asked before each read, as a device that is gone must answer for itself.
    kiosk = Kiosk(bench.kioskd, f"{bench.folder}/plugged", counter_machine=None)
    kiosk.testbed.deed("grabbed")
    note(f"{bench.arguments.warm_up_cycles} and {bench.arguments.cycles} times unplugged and plugged in again")
    cycle(kiosk, bench.arguments.warm_up_cycles)
    before = Held(kiosk.pid)
    times = cycle(kiosk, bench.arguments.cycles)
    after = Held(kiosk.pid)
    for metric, value in distribution(times).items():
        bench.lines.add("replug", metric, value / 1000, None, "ms")
    bench.lines.add("replug", "descriptors", after.descriptors, before.descriptors, "descriptors")
    bench.lines.add("replug", "memory", after.kibibytes, before.kibibytes, "KiB")
    written = kiosk.testbed.perform({"press": KEYS[0]})
    pressed = written[0]["at"], LEVEL_OF[KEYS[0]]
    bench.lines.add("replug", "press-afterwards", entries_of(kiosk, pressed).count(pressed), None, "of 1")


def cycle(kiosk, count):
    """Microseconds from right before each return until the panel is held again."""
    times = []
    for _ in range(count):
        kiosk.testbed.perform({"unplug": "panel"})
        wait_until_closed(kiosk.pid)
        returned = monotonic_microseconds()
        kiosk.testbed.perform({"plug": "panel"})
        times.append(kiosk.testbed.deed("grabbed") - returned)
    return times


def wait_until_closed(pid):
    """Waits until the process has noticed that its devices are gone."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while any("/dev/input/" in file for file in files(pid)):
        if time.monotonic() > deadline:
            raise Failed(f"kioskd still held a device {PATIENCE_SECONDS} s after it had gone")
        time.sleep(0.001)


def files(pid):
    """What the descriptors of a process are open on."""
    for descriptor in os.listdir(f"/proc/{pid}/fd"):
        with contextlib.suppress(FileNotFoundError):
            yield os.readlink(f"/proc/{pid}/fd/{descriptor}")


class Held:
    """What a process holds once it has come to rest."""

    def __init__(self, pid):
        time.sleep(SETTLING_SECONDS)
        self.descriptors = len(list(files(pid)))
        # Counted page by page; what /proc/PID/status says may be some hundred KiB behind.
        self.kibibytes = fields(f"/proc/{pid}/smaps_rollup")["Anonymous"]
