"""What strace saw of a program, and how often it synced."""

import re

SYNCS = {"fsync", "fdatasync", "sync", "syncfs", "msync", "sync_file_range"}
READS = {"read", "recvfrom", "recvmsg"}
WRITES = {"write", "writev", "sendto", "sendmsg"}

LINE = re.compile(r"^(\d+) +(.*)$")
CALL = re.compile(r"^(\w+)\(")
RESUMED = re.compile(r"^<\.\.\. (\w+) resumed>(.*)$")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
PATH = re.compile(r"^\w+\(\d+<([^>]*)>")

EVENT_BYTES, KEY_EVENT = 24, 1


def tracer(path, calls=frozenset(SYNCS | READS | WRITES | {"openat"})):
    """The command in front of a program that writes down its calls, in all threads, in the order in which they happen."""
    calls = ",".join(sorted(calls))
    return ["strace", "-f", "-y", "-s", "4096", "-e", f"trace={calls}", "-e", "signal=none", "-o", path]


class Moment:
    """The beginning or the end of one call."""

    def __init__(self, pid, name, text, begins, ends):
        self.pid, self.name, self.text, self.begins, self.ends = pid, name, text, begins, ends

    @property
    def path(self):
        found = PATH.match(self.text)
        return found.group(1) if found else ""

    @property
    def data(self):
        return b"".join(
            part.encode("latin-1").decode("unicode_escape").encode("latin-1") for part in STRING.findall(self.text))

    def is_sync(self):
        # A checkpoint syncs the data base itself, after the log; it is no part of any rating.
        return self.name in SYNCS and not self.path.endswith(".sqlite")


def moments(path):
    with open(path, encoding="latin-1") as file:
        yield from moments_of(file)


def moments_of(lines):
    """In their order. A call that others interrupt is two moments: its beginning, and its end with the whole text."""
    unfinished = {}
    for line in lines:
        parsed = LINE.match(line.rstrip("\n"))
        if not parsed:
            continue
        pid, text = parsed.groups()
        resumed, call = RESUMED.match(text), CALL.match(text)
        if resumed:
            text = unfinished.pop(pid, "") + resumed.group(2)
            yield Moment(pid, resumed.group(1), text, begins=False, ends=True)
        elif call:
            ends = not text.endswith("<unfinished ...>")
            if not ends:
                text = unfinished[pid] = text.removesuffix("<unfinished ...>")
            yield Moment(pid, call.group(1), text, begins=True, ends=ends)


def is_deciding(moment):
    """A key has come up, and the program has read it."""
    if not (moment.ends and moment.name == "read" and "/dev/input/" in moment.path):
        return False
    data = moment.data
    events = [data[at:at + EVENT_BYTES] for at in range(0, len(data) - EVENT_BYTES + 1, EVENT_BYTES)]
    return any(event[16:18] == bytes([KEY_EVENT, 0]) and event[20:24] == bytes(4) for event in events)


def says(moment, text):
    return moment.begins and moment.name in WRITES and text.encode() in moment.data


class SyncCount:
    """Syncs begun between two points of one trace, and whether all of them had ended at the second."""

    def __init__(self):
        self.begun, self.open = 0, 0

    def take(self, moment):
        if moment.is_sync():
            self.begun += moment.begins
            self.open += moment.begins - moment.ends


def between(path, starts, ends):
    """The counts of all stretches from a moment for which `starts` holds to the next for which `ends` holds."""
    counts, current = [], None
    for moment in moments(path):
        if current is None and starts(moment):
            current = SyncCount()
        elif current is not None and ends(moment):
            counts.append(current)
            current = None
        elif current is not None:
            current.take(moment)
    return counts


def syncs_of_presses(path):
    return between(path, is_deciding, lambda moment: says(moment, '"state":"thank-you"'))


def syncs_of_commits(path):
    return between(
        path, lambda moment: moment.ends and moment.name == "read" and moment.data == b"c",
        lambda moment: moment.begins and moment.name == "write" and "pipe:" in moment.path)


def syncs_of_sessions(path, first, last):
    """All syncs from the request that holds the text `first` to the one that holds `last`."""
    counts = between(
        path, lambda moment: moment.ends and moment.name in READS and first.encode() in moment.data,
        lambda moment: moment.ends and moment.name in READS and last.encode() in moment.data)
    return counts[0].begun if len(counts) == 1 else None


def files_that_sync_by_themselves(path):
    """Files that were opened so that every write syncs: such syncs no call would show."""
    return [
        moment.text for moment in moments(path)
        if moment.name == "openat" and re.search(r"\bO_D?SYNC\b", moment.text) and moment.ends]
