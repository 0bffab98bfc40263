"""Presses whose contacts bounce, at several kiosks at once: each must be one entry of the journal, no more and no less."""

import concurrent.futures
import json
import random
import sqlite3
import time
from contextlib import closing

from kiosk import KEYS, LEVELS, PANEL, PATIENCE_SECONDS, Kiosk, buttons
from measures import Failed, note

LEVEL_OF = dict(zip(KEYS, LEVELS))
EV_KEY = 1
#: As the kernel numbers them.
KEY_CODES = {key: place for place, key in enumerate(KEYS, start=2)}
#: A contact that closes or opens comes to rest within this: less than the 30 ms for which the kiosk takes no edge after one that
#: it took.
BOUNCE_MICROSECONDS = 1_000, 25_000
MOST_PAIRS = 5
#: From the last edge of the closing to the first of the opening, and from there to the next key's. Both outlast the debounce, so
#: that the first edge of each is the press's own.
HELD_MICROSECONDS = QUIET_MICROSECONDS = 40_000, 80_000
#: As shipped, a key that is struck again within half a second counts once, which would hide a bounce that was taken for a
#: press. Every other kiosk has nothing but its debounce.
PANELS = PANEL, buttons("panel", "Rating Panel", KEYS, "repeat_milliseconds = 0")
#: After the last press: one that is taken for two has become two by then.
AFTERMATH_SECONDS = 1


def measure(bench):
    count = bench.arguments.kiosks
    shares = [bench.arguments.presses // count + (number < bench.arguments.presses % count) for number in range(count)]
    kiosks = [Kiosk(bench.kioskd, f"{bench.folder}/pressed-{number}", bench.counter_machine,
                    panel=PANELS[number % len(PANELS)]) for number in range(count)]
    for kiosk in kiosks:
        kiosk.testbed.deed("grabbed")
    note(f"{bench.arguments.presses} presses at {count} kiosks, about {max(shares) * 0.16 / 60:.0f} min")
    with concurrent.futures.ThreadPoolExecutor(count) as executor:
        made = list(executor.map(
            lambda number: press(kiosks[number], shares[number], random.Random(f"{bench.arguments.seed} {number}")),
            range(count)))
    missed = double = entries = 0
    for kiosk, presses in zip(kiosks, made):
        found = entries_of(kiosk, presses[-1])
        entries += len(found)
        missed += len(set(presses) - set(found))
        double += len(found) - len({down for down, _ in presses} & {down for down, _ in found})
    downs, edges = sum(presses.downs for presses in made), sum(presses.edges for presses in made)
    # Beside it, a reader that takes every down for a press.
    bench.lines.add("bounced-presses", "total", entries, downs, "presses")
    bench.lines.add("bounced-presses", "missed", missed, 0, "presses")
    bench.lines.add("bounced-presses", "double", double, downs - bench.arguments.presses, "presses")
    bench.lines.add("bounced-presses", "edges", edges, None, "edges")


class Made(list):
    """Presses as they were made: when the finger came down, and the level. Counts what their contacts told."""

    downs = edges = 0

    def take(self, key, written):
        self.append((written[0]["at"], LEVEL_OF[key]))
        self.edges += len(written)
        self.downs += sum(edge["value"] for edge in written)


def press(kiosk, count, dice):
    """Makes so many presses one after the other, in the time that fingers take for them. The keys take turns: the same one
    struck again at once would be a hand that trembles."""
    made = Made()
    for number in range(count):
        key = KEYS[number % len(KEYS)]
        down, up = bounce(dice, True), bounce(dice, False)
        held, quiet = dice.randint(*HELD_MICROSECONDS), dice.randint(*QUIET_MICROSECONDS)
        if dice.random() < 0.5:
            # Read in one go, as by a kiosk whose disk was slow meanwhile.
            start = down[-1][0] + held
            written = play(kiosk, key, quiet, down + [(start + at, is_closed) for at, is_closed in up])
        else:
            # The kiosk has long decided about the down when the up comes.
            written = play(kiosk, key, quiet, down) + play(kiosk, key, held, up)
        made.take(key, written)
    return made


def bounce(dice, closes):
    """The edges of a contact that closes or opens, each with its microseconds from the first."""
    span = dice.randint(*BOUNCE_MICROSECONDS)
    further = sorted(dice.sample(range(1, span + 1), 2 * dice.randint(0, MOST_PAIRS)))
    return [(at, closes == (place % 2 == 0)) for place, at in enumerate([0, *further])]


def play(kiosk, key, pause, edges):
    """Writes the edges when the last of them has happened, the first `pause` after what was written before."""
    time.sleep((pause + edges[-1][0]) / 1e6)
    code = KEY_CODES[key]
    frames = [[at / 1000, [[EV_KEY, code, int(is_closed)]]] for at, is_closed in edges]
    return kiosk.testbed.perform({"frames": frames, "until_now": True, "device": "panel"})


def entries_of(kiosk, last):
    """What the journal has of presses in the end: the down and the level of each. The last one that was made is waited for."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while last not in entries(kiosk.journal) and time.monotonic() < deadline:
        time.sleep(0.2)
    time.sleep(AFTERMATH_SECONDS)
    kiosk.stop()
    return entries(kiosk.journal)


def entries(journal):
    with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True, timeout=10)) as db:
        written = [json.loads(text) for text, in db.execute("SELECT canonical FROM entry ORDER BY seq")]
    pressed = [entry["payload"] for entry in written if "down" in entry["payload"]]
    if any(payload["device"] != "panel" for payload in pressed):
        raise Failed(f"{journal} has presses of a device that nobody pressed")
    return [(payload["down"], payload["level"].rsplit("/", 1)[-1]) for payload in pressed]
