"""What is measured of a process, and the lines in which it is told."""

import copy
import json
import operator
import os
import shutil
import sys
import tempfile
import time

#: Bars: (benchmark, metric) -> (field of the line, highest value that holds).
BARS = {
    ("press-to-durable", "p50"): ("difference", 300),
    ("syncs-per-rating", "total"): ("ours", 1),
    ("cpu-per-rating", "total"): ("ours", 1000),
    ("idle-bytes", "total"): ("ours", 0),
    ("resident-memory", "VmRSS"): ("ours", 40_000_000 / 1024),
    ("press-to-painted", "p99"): ("ours", 100),
    ("open-to-painted", "p99"): ("ours", 150),
    ("page-weight", "total"): ("ours", 150),
    ("forward", "peak-memory"): ("ours", 60_000_000 / 1024),
    ("bounced-presses", "missed"): ("ours", 0),
    ("bounced-presses", "double"): ("ours", 0),
    ("replug", "max"): ("ours", 1000),
    ("replug", "descriptors"): ("difference", 0),
    ("replug", "memory"): ("difference", 128),
    ("idle-wakes", "input"): ("ours", 0),
    ("idle-wakes", "total"): ("difference", 1),
    ("idle-wakes", "writes"): ("ours", 0),
    ("storm-sqlite", "request-p99"): ("ours", 5000),
    ("storm-postgres", "request-p99"): ("ours", 5000),
    ("press-to-countersigned", "p95"): ("ours", 5000),
    ("figures-sqlite", "wrong"): ("ours", 0),
    ("figures-postgres", "wrong"): ("ours", 0),
    **{(f"page-{kind}-{engine}", "p95"): ("ours", 200)
       for kind in ("home", "ward", "province", "clerks", "clerk", "nation") for engine in ("sqlite", "postgres")},
}
#: The same with the lowest value that holds.
LOWEST = {
    ("replug", "press-afterwards"): ("ours", 1),
    ("events-decoded", "throughput"): ("ratio", 0.5),
    ("tallies-taken-in-postgres", "throughput"): ("ratio", 0.4),
}


def monotonic_microseconds():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000


#: The benchmark that runs, as make calls it.
PROGRAM = os.path.splitext(os.path.basename(sys.argv[0]))[0].replace("_", "-")


class Usage:
    """What a process has used so far; `log` is its SQLite log, which only grows until a checkpoint."""

    def __init__(self, pid, log=None):
        # The clock of the process counts the nanoseconds of all its threads, living and gone; /proc/PID/stat the same time
        # in steps of 10 ms.
        self.cpu_microseconds = time.clock_gettime_ns((~pid << 3) | 2) / 1000
        self.written_bytes = fields(f"/proc/{pid}/io")["write_bytes"]
        self.log_bytes = os.stat(log).st_size if log else 0
        self.at = time.monotonic()

    def since(self, before):
        """What was used between two looks; `at` becomes the seconds between them."""
        used = copy.copy(self)
        for name, value in vars(before).items():
            setattr(used, name, getattr(self, name) - value)
        return used


def fields(path):
    """A file of lines `name: number [unit]`."""
    found = {}
    with open(path) as file:
        for line in file:
            name, _, rest = line.partition(":")
            words = rest.split()
            if words and words[0].isdigit():
                found[name] = int(words[0])
    return found


def percentile(values, share):
    """The nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def distribution(values):
    return {"p50": percentile(values, 50), "p99": percentile(values, 99), "max": max(values)}


def mean(values):
    return sum(values) / len(values)


class Lines:
    """Prints each line at once and remembers which bars were missed."""

    def __init__(self):
        self.missed = []

    def add(self, benchmark, metric, ours, baseline, unit):
        """`baseline` is None where the C program has nothing to be beside."""
        ours, baseline = rounded(ours), rounded(baseline)
        line = {"benchmark": benchmark, "metric": metric, "ours": ours, "baseline": baseline, "difference": None,
                "ratio": None, "unit": unit}
        if baseline is not None:
            line["difference"] = rounded(ours - baseline)
            line["ratio"] = rounded(ours / baseline, 3) if baseline else None
        print(json.dumps(line, separators=(",", ":")), flush=True)
        self.hold(line)

    def add_distribution(self, benchmark, ours, baseline, unit="us"):
        ours, baseline = distribution(ours), distribution(baseline)
        for metric in ours:
            self.add(benchmark, metric, ours[metric], baseline[metric], unit)

    def hold(self, line):
        name = line["benchmark"], line["metric"]
        for bars, word, holds in ((BARS, "most", operator.le), (LOWEST, "least", operator.ge)):
            field, bar = bars.get(name, (None, None))
            if field is not None and not holds(line[field], bar):
                unit = "" if field == "ratio" else f' {line["unit"]}'
                self.miss(f'{" ".join(name)}: {field} {line[field]}{unit}, at {word} {bar:g}')

    def miss(self, text):
        self.missed.append(text)
        note(f"bar missed: {text}")


def rounded(number, digits=1):
    if number is None:
        return None
    number = round(number, digits)
    return int(number) if number == int(number) else number


def note(text):
    print(f"{PROGRAM}: {text}", file=sys.stderr, flush=True)


class Failed(Exception):
    """The measurement could not be made; the text says why and what to do."""


def run(folder, work):
    """Runs `work(scratch folder, lines)` and answers the exit status; the scratch folder stays where it could not be done."""
    os.makedirs(folder, exist_ok=True)
    scratch = tempfile.mkdtemp(prefix=f"{PROGRAM}-", dir=os.path.abspath(folder))
    lines = Lines()
    try:
        work(scratch, lines)
    except Failed as failure:
        note(f"{failure}; the scratch folder {scratch} is left for you to look at")
        return 2
    shutil.rmtree(scratch)
    return 1 if lines.missed else 0
