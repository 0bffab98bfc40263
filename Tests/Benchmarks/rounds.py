"""Press by press: the kiosk, the C program, the bare disk."""

import time

import baseline
from baseline import Baseline
from measures import Usage, percentile

#: Between the invite and the finger lie the baseline's turn and these pauses, together more than the 300 ms before which a
#: press does not count. Each measured commit finds a disk that has been quiet for as long.
PAUSE_SECONDS = 0.2
#: What a press sets in motion beside its way to the disk has come to rest after this.
SETTLING_SECONDS = 0.03

#: With a centre a session takes about as long as the shortest pause between two batches, so that each has a receipt.
PAUSE_WITH_CENTRE_SECONDS = 4


class Results:
    """One value for each press. Times in microseconds from the stamp of the deciding event or task."""

    def __init__(self):
        self.durable, self.on_stream, self.used, self.used_from_down = [], [], [], []
        self.baseline_durable, self.baseline_known, self.baseline_used = [], [], []
        self.disk = []


def warm_up(kiosk, program, presses, tracer=()):
    """The first presses, which count nowhere. Answers the baseline that takes its turns from here on."""
    growth, made = [], None
    for number in range(presses):
        kiosk.open_and_invite()
        time.sleep(2 * PAUSE_SECONDS)
        before = baseline.rows(kiosk.journal) if number == presses - 1 else None
        usage = kiosk.usage()
        kiosk.press()
        growth.append(kiosk.usage().since(usage).log_bytes)
        if before is not None:
            after = baseline.rows(kiosk.journal)
            made = Baseline(
                program, f"{kiosk.folder}-baseline", kiosk.journal, before, after, percentile(growth, 50), tracer)
        kiosk.close_session()
    for _ in range(presses):
        made.commit()
        made.append()
    return made


def run(kiosk, made, presses):
    results = Results()
    for _ in range(presses):
        kiosk.open_and_invite()
        time.sleep(PAUSE_SECONDS)
        commit(made, results)
        time.sleep(PAUSE_SECONDS)
        results.disk.append(made.append())
        time.sleep(PAUSE_SECONDS)
        press(kiosk, results)
        kiosk.close_session()
    return results


def commit(made, results):
    durable, known, used = made.commit()
    results.baseline_durable.append(durable)
    results.baseline_known.append(known)
    results.baseline_used.append(used)


def press(kiosk, results):
    before, decision = kiosk.usage(), []
    decided, shown, arrived = kiosk.press(while_down=lambda: decision.append(kiosk.usage()))
    time.sleep(SETTLING_SECONDS)
    after = kiosk.usage()
    results.used.append(after.since(decision[0]))
    results.used_from_down.append(after.since(before))
    results.durable.append(shown - decided)
    results.on_stream.append(arrived - decided)


def run_traced(kiosk, presses, made=None, pause=2 * PAUSE_SECONDS):
    """Answers texts of the first request of these sessions and of the first that follows them.

    Lots of five fill at the same pace in any such stretch of a steady run. No pause is as long as the 5 s after which the kiosk
    makes a checkpoint, so that there is none among what is counted.
    """
    first = kiosk.sessions + 1
    for _ in range(presses):
        kiosk.open_and_invite()
        time.sleep(pause)
        if made:
            made.commit()
        kiosk.press()
        kiosk.close_session()
    kiosk.open_and_invite()
    return f"PUT /v1/sessions/bench-{first} ", f"PUT /v1/sessions/bench-{kiosk.sessions} "


def wait_for_rest(pid, quiet_seconds=61, most_seconds=240):
    """Waits until the process has written nothing from one of its minutes to the next: windows, releases and checkpoints are over,
    and a new journal has noted which month it is."""
    deadline, newest, since = time.monotonic() + most_seconds, None, time.monotonic()
    while time.monotonic() < deadline and time.monotonic() - since < quiet_seconds:
        written = Usage(pid).written_bytes
        if written != newest:
            newest, since = written, time.monotonic()
        time.sleep(0.25)
