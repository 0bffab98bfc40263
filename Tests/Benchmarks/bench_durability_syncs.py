"""How often each program syncs for a message: before it acknowledges, and in all, as strace sees it."""

import re
import time

import rounds
from bench_durability_ours import Floor
from bench_durability_programs import OTHERS
from kiosk import Kiosk as PressedKiosk
from measures import Failed
from system_calls import SYNCS

WRITES = {"write", "writev", "pwrite64", "pwritev", "pwritev2"}
LINE = re.compile(r"^\d+ +(\d+\.\d+) (\w+)\((.*)")
OPENED = re.compile(r"\bO_D?SYNC\b.*= \d+<([^>]*)>")
PATH = re.compile(r"^\d+<([^>]*)>")
#: Whatever a message sets in motion has come to rest after this.
QUIET_SECONDS = 0.4


class Count:
    """Of one message: syncs before its acknowledgement, and until the next."""

    def __init__(self, before, total):
        self.before, self.total = before, total


def tracer(path):
    calls = ",".join(sorted(SYNCS | WRITES | {"openat"}))
    return ["strace", "-f", "-ttt", "-y", "-s", "0", "-e", f"trace={calls}", "-e", "signal=none", "-o", path]


def sync_times(path):
    """When each began, in seconds since 1970. A write to a file that was opened so that each write syncs is one too."""
    times, synced_files = [], set()
    with open(path, errors="replace") as file:
        for line in file:
            found = LINE.match(line)
            if not found:
                continue
            at, call, rest = found.groups()
            opened, target = OPENED.search(rest), PATH.match(rest)
            if call == "openat" and opened:
                synced_files.add(opened.group(1))
            elif call in SYNCS or call in WRITES and target and target.group(1) in synced_files:
                times.append(float(at))
    return times


def counted(path, spans):
    """`spans` are the beginning and the acknowledgement of each message."""
    times, counts = sync_times(path), []
    ends = [began for began, _ in spans[1:]] + [spans[-1][1] + QUIET_SECONDS]
    for (began, known), end in zip(spans, ends):
        counts.append(Count(sum(began <= at <= known for at in times), sum(began <= at < end for at in times)))
    return counts


def count_syncs(bench):
    """Counts for each message, by the program's name. Of the kiosk, a message is a whole session."""
    found = {"kioskd": of_kiosk(bench)}
    floor = Floor(f"{bench.folder}/traced/sqlite", bench.folder, bench.floor_program, bench.made)
    for program in [floor, *(kind(f"{bench.folder}/traced/{kind.name}", bench.folder) for kind in OTHERS)]:
        found[program.name] = of_program(program, bench)
    return found


def of_program(program, bench):
    path, spans = f"{bench.folder}/{program.name}.strace", []
    program.start(tracer(path))
    for number in range(2 + bench.arguments.traced):
        time.sleep(QUIET_SECONDS)
        began = time.time()
        program.send(number)
        spans.append((began, time.time()))
        program.settle()
    time.sleep(2 * QUIET_SECONDS)
    program.stop()
    return counted(path, spans[2:])


def of_kiosk(bench):
    """From the open of a session to the open of the next; the press is what is acknowledged."""
    path, sessions, presses = f"{bench.folder}/kioskd.strace", [], []
    kiosk = PressedKiosk(bench.kioskd, f"{bench.folder}/traced-kiosk", bench.counter_machine, tracer(path))
    since_1970 = time.time() - time.monotonic()
    for _ in range(2 + bench.arguments.traced):
        began = time.time()
        kiosk.open_and_invite()
        time.sleep(2 * rounds.PAUSE_SECONDS)
        decided, _, arrived = kiosk.press()
        kiosk.close_session()
        presses.append((since_1970 + decided / 1e6, since_1970 + arrived / 1e6))
        sessions.append((began, time.time()))
    time.sleep(2 * QUIET_SECONDS)
    kiosk.stop()
    before = [count.before for count in counted(path, presses[2:])]
    if min(before) < 1:
        raise Failed("a press was thanked for without a sync")
    return [Count(press, session.total) for press, session in zip(before, counted(path, sessions[2:]))]
