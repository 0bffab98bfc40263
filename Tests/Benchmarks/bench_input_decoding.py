"""How many events the kiosk's own reading of devices decodes in a second, beside a C program that only asks libevdev for them."""

import json
import os
import signal
import time

from kiosk import GLASS, KEYS, PANEL_DEVICE, PATIENCE_SECONDS, Testbed, awaited, preload
from measures import Failed, monotonic_microseconds, note

WARM_UP_ROUNDS = 2
#: The first device of a testbed.
NODE = "/dev/input/event0"


class Stream:
    """What a device says in one round, all of it before anybody reads, and how the kiosk is to understand it. No more than
    about 40,000 events, which is what the pipe behind a node holds."""

    def __init__(self, name, device, wanted, command, milliseconds, events, told):
        self.name, self.device, self.wanted = name, device, {"device": name, "name": device["name"], **wanted}
        self.command, self.milliseconds, self.events, self.told = command, milliseconds, events, told
        self.began = monotonic_microseconds()

    def round(self, number):
        """The command for it. Times go on where those of the round before ended: a device's clock never runs backwards."""
        return {**self.command, "first": self.began + number * self.milliseconds * 1000}


#: A key rests for half of the spacing and is free for the other half, each longer than the debounce of 30 ms.
PRESSES, PRESS_MILLISECONDS = 10_000, 70
BUTTONS = Stream(
    "buttons", PANEL_DEVICE, {"keys": dict(zip(KEYS, ("best", "good", "poor")))},
    {"burst": PRESSES, "key": KEYS[0], "spacing_ms": PRESS_MILLISECONDS}, PRESSES * PRESS_MILLISECONDS,
    # Down and up, each with its report; the finger's down and the press are told.
    events=4 * PRESSES, told=2 * PRESSES)

STROKES, MOVES, MOVE_MILLISECONDS = 800, 8, 8
TOUCH = Stream(
    "touch", GLASS, {"kind": "touch"},
    {"strokes": STROKES, "moves": MOVES, "spacing_ms": MOVE_MILLISECONDS}, STROKES * (MOVES + 2) * MOVE_MILLISECONDS,
    # Seven events when the finger comes, five when it moves, three when it goes.
    events=(7 + 5 * MOVES + 3) * STROKES, told=2 * STROKES)


def measure(bench):
    baseline = bench.compile("decode_baseline", "-I/usr/include/libevdev-1.0", "-levdev")
    ours_time = baseline_time = events = 0
    with open(f"{bench.folder}/decoding.log", "w") as log:
        for stream in (BUTTONS, TOUCH):
            ours = Decoder([bench.device_probe, "--drain", json.dumps(stream.wanted)], stream.device, bench, log)
            bare = Decoder([baseline, NODE], stream.device, bench, log)
            note(f"{bench.arguments.rounds} rounds of {stream.events} events, {stream.name}")
            taken = [(ours.decode(stream.round(number), stream.told), bare.decode(stream.round(number), stream.events))
                     for number in range(WARM_UP_ROUNDS + bench.arguments.rounds)][WARM_UP_ROUNDS:]
            ours.stop()
            bare.stop()
            ours_seconds, baseline_seconds = (sum(times) / 1e9 for times in zip(*taken))
            count = stream.events * bench.arguments.rounds
            tell(bench, f"throughput-{stream.name}", count, ours_seconds, baseline_seconds)
            events, ours_time, baseline_time = events + count, ours_time + ours_seconds, baseline_time + baseline_seconds
    tell(bench, "throughput", events, ours_time, baseline_time)


def tell(bench, metric, events, ours_seconds, baseline_seconds):
    bench.lines.add("events-decoded", metric, events / ours_seconds, events / baseline_seconds, "events/s")


class Decoder:
    """A program that reads one device of the testbed and says what reading it to its end took."""

    def __init__(self, program, device, bench, log):
        self.testbed = Testbed(["/usr/bin/env", preload(bench.counter_machine), *program], log, [device])
        self.name = os.path.basename(program[0])
        if "ready" not in self.answer():
            raise Failed(f"{self.name} did not get ready")

    def answer(self):
        return json.loads(awaited(self.testbed.output, f"an answer of {self.name}"))

    def decode(self, command, told):
        """Nanoseconds of CPU for what the command writes. The program stands still until all is written."""
        os.kill(self.testbed.program_id, signal.SIGSTOP)
        try:
            self.wait_until_stopped()
            self.testbed.perform(command)
        finally:
            os.kill(self.testbed.program_id, signal.SIGCONT)
        answer = self.answer()
        if answer["told"] != told:
            raise Failed(f'{self.name} told {answer["told"]} events of {told}')
        return answer["drained"]

    def wait_until_stopped(self):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            with open(f"/proc/{self.testbed.program_id}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "T":
                    return
            time.sleep(0.001)
        raise Failed(f"{self.name} does not stand still")

    def stop(self):
        self.testbed.stop()
