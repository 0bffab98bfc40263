"""Killed, and its disk's power cut, at random instants: what was acknowledged and is gone."""

import os
import threading
import time

from bench_durability_ours import Kiosk
from bench_durability_programs import Gone
from measures import Failed, monotonic_microseconds

#: A program lives so long between its start and its end, drawn anew each time.
LIFE_SECONDS = (0.02, 1.0)


class Losses:
    """What became of one program's messages."""

    def __init__(self):
        self.acknowledged = self.lost = self.failed_starts = 0


class Load:
    """One message after the other, as fast as they are acknowledged, until the program has gone."""

    def __init__(self, program, first):
        self.program, self.next, self.acknowledged = program, first, []
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        try:
            while True:
                self.next += 1
                self.program.send(self.next)
                self.acknowledged.append((self.next, monotonic_microseconds()))
                self.program.settle()
        except Gone:
            pass

    def finish(self):
        self.thread.join(timeout=30)
        if self.thread.is_alive():
            raise Failed(f"{self.program.name} still answers though it was killed")


def count(program, ends, random, log, disk=None):
    """`ends` times started, told, and killed; with a disk its power goes first. After each start everything that was ever
    acknowledged is looked up."""
    trial = Trial(program, random, log, disk)
    for end in range(ends):
        trial.start(end)
        # What may get lost is what is sent from here on.
        os.sync()
        trial.live(end)
    trial.start(ends)
    return trial.finish()


class Trial:
    def __init__(self, program, random, log, disk):
        self.program, self.random, self.log, self.disk = program, random, log, disk
        #: The newest message, and those that must be there.
        self.newest, self.kept, self.losses = 0, set(), Losses()

    def say(self, text):
        self.log.write(f"{self.program.name}: {text}\n")

    def start(self, number):
        if self.disk:
            self.disk.plug()
        present = self.present()
        gone = self.kept - present
        self.kept -= gone
        self.losses.lost += len(gone)
        self.say(f"start {number}: {len(present)} present, gone: {sorted(gone)}, swallowed so far: {self.program.swallowed}")

    def present(self):
        """What it has after a start. One that does not start any more begins anew; what can be found without it is not lost."""
        program = self.program
        try:
            program.start()
            return set(program.present())
        except (Failed, Gone, OSError) as failure:
            self.say(f"does not start: {failure}")
            if isinstance(program, Kiosk):
                raise Failed(f"kioskd does not come back: {failure}; see {program.log}") from None
            self.losses.failed_starts += 1
            program.kill()
            program.let_go()
            salvaged = program.salvaged()
            os.rename(program.folder, f"{program.folder}-failed-{self.losses.failed_starts}")
            program.start()
            return salvaged

    def live(self, number):
        """For a while, and then no more."""
        load = Load(self.program, self.newest)
        time.sleep(self.random.uniform(*LIFE_SECONDS))
        at, seed = monotonic_microseconds(), 0 if number % 2 == 0 else self.random.getrandbits(63) | 1
        if self.disk:
            self.disk.cut(seed)
        self.program.kill()
        load.finish()
        self.program.let_go()
        if self.disk:
            self.disk.unplug()
        # Without power nobody is told anything any more; what a killed program had said is still on its way.
        told = {message for message, when in load.acknowledged if when <= at or not self.disk}
        self.say(f"end {number} at {at} us, seed {seed}: sent {self.newest + 1} to {load.next}, acknowledged {len(told)}")
        self.kept |= told
        self.losses.acknowledged += len(told)
        self.newest = load.next

    def finish(self):
        self.program.stop()
        if isinstance(self.program, Kiosk):
            self.program.verify()
        if self.disk:
            self.disk.unplug()
        self.losses.acknowledged += self.program.swallowed
        self.losses.lost += self.program.swallowed
        return self.losses
