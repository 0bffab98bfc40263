"""From a citizen's press to the receipt in which the centre countersigns the head that holds it: both daemons, on loopback."""

import json
import os
import random
import sqlite3
import subprocess
import time

from centre import Centre
from kiosk import Kiosk
from measures import Failed, monotonic_microseconds, note

HERE = os.path.dirname(os.path.abspath(__file__))
#: The least that a kiosk waits from one round of sending to the next.
INTERVAL_SECONDS = 2
#: A press comes at any moment of it, and of the quiet after.
GAP_SECONDS = (0.4, 2.5 * INTERVAL_SECONDS)
LONGEST_SECONDS = 60


def milliseconds_until_countersigned(programs, folder, presses, seed=1):
    """For each of so many presses, one after the other."""
    note(f"{presses} presses until the centre has countersigned each, about {presses * GAP_SECONDS[1] / 60:.0f} min")
    gaps = random.Random(seed)
    centre = Centre(f"{programs}/evaluationd", f"{folder}/centre")
    try:
        kiosk = Kiosk(f"{programs}/kioskd", f"{folder}/kiosk", counter_machine(folder),
                      centre=centre.configuration(centre.url, INTERVAL_SECONDS))
        try:
            return [one_press(kiosk, gaps.uniform(*GAP_SECONDS)) for _ in range(presses)]
        finally:
            kiosk.stop()
    finally:
        centre.stop()


def counter_machine(folder):
    library = f"{folder}/counter_machine"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, f"{HERE}/counter_machine.c"], check=True)
    return library


def one_press(kiosk, gap):
    kiosk.open_and_invite()
    time.sleep(gap)
    decided, _, _ = kiosk.press()
    db = sqlite3.connect(f"file:{kiosk.journal}?mode=ro", uri=True, timeout=10)
    entry, = db.execute("SELECT max(seq) FROM entry").fetchone()
    deadline = time.monotonic() + LONGEST_SECONDS
    while newest_countersigned(db) < entry:
        if time.monotonic() > deadline:
            raise Failed(f"entry {entry} was not countersigned within {LONGEST_SECONDS} s; see {kiosk.folder}/kioskd.log")
        time.sleep(0.005)
    milliseconds = (monotonic_microseconds() - decided) / 1000
    db.close()
    kiosk.close_session()
    return milliseconds


def newest_countersigned(db):
    row = db.execute("SELECT receipt FROM receipt").fetchone()
    return json.loads(row[0])["head"]["sequence"] if row else 0
