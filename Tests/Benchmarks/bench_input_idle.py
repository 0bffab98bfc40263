"""A kiosk with five devices that nobody touches: what wakes the thread that reads them, and what it does then."""

import os
import re
import socket
import threading
import time

import system_calls
from kiosk import GLASS, PANEL, PANEL_DEVICE, Kiosk, buttons, device
from measures import Failed, note
from rounds import wait_for_rest

#: The unit's, Systemd/kioskd.service.
WATCHDOG_SECONDS = 30
#: The loop looks at its clock and for the end of a month once a minute each, at times of their own.
MINUTE_SECONDS = 60
LOOKS_EACH_MINUTE = 2

POLLS = {"poll", "ppoll"}
#: Whatever changes a file, a device or what somebody else sees.
WRITES = {"write", "writev", "pwrite64", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg", "ftruncate", "fallocate",
          "rename", "renameat", "renameat2", "unlink", "unlinkat"} | system_calls.SYNCS
READY = re.compile(r"\) += \d+ \(\[(.*)\]")
DESCRIPTOR = re.compile(r"fd=(\d+)(?:<([^>]*)>)?")

DEVICES = [
    PANEL_DEVICE,
    {"id": "box", "name": "box", "keys": ["KEY_4", "KEY_5", "KEY_6"]},
    GLASS,
    {"id": "gun", "name": "gun", "keys": [f"KEY_{sign}" for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]
     + [f"KEY_{name}" for name in ("LEFTSHIFT", "ENTER", "TAB", "MINUS", "DOT", "SLASH", "SEMICOLON", "BACKSLASH", "SPACE")]},
    {"id": "clerk", "name": "clerk", "keys": ["KEY_9"]},
]
OTHERS = "".join([
    buttons("box", "box", ("KEY_4", "KEY_5", "KEY_6")), device("glass", "glass", 'kind = "touch"'),
    device("gun", "gun", 'kind = "scanner"'), device("clerk", "clerk", 'please_rate = ["KEY_9"]')])


def measure(bench):
    seconds, trace = bench.arguments.idle_seconds, f"{bench.folder}/idle.strace"
    manager = Manager(f"{bench.folder}/notify")
    kiosk = Kiosk(
        bench.kioskd, f"{bench.folder}/idle", bench.counter_machine, system_calls.tracer(trace, POLLS | WRITES),
        devices=DEVICES, panel=PANEL + OTHERS, variables=manager.variables)
    for described in DEVICES:
        kiosk.testbed.deed("grabbed", described["id"])
    note("waiting until the kiosk has come to rest")
    wait_for_rest(kiosk.pid)
    note(f"idle for {seconds} s")
    before, fed = complete_lines(trace), manager.fed
    time.sleep(seconds)
    after, fed = complete_lines(trace), manager.fed - fed
    kiosk.stop()
    manager.close()
    tell(bench, Loop(before, after), seconds, fed)


def tell(bench, loop, seconds, fed):
    checks = seconds // (WATCHDOG_SECONDS // 2)
    if fed < checks - LOOKS_EACH_MINUTE:
        raise Failed(f"the watchdog was fed {fed} times in {seconds} s: the kiosk was not at rest, it stood still")
    looks = LOOKS_EACH_MINUTE * -(-seconds // MINUTE_SECONDS)
    bench.lines.add("idle-wakes", "total", len(loop.wakes), checks + looks, "wakes")
    bench.lines.add("idle-wakes", "input", loop.wakes_by_input, 0, "wakes")
    bench.lines.add("idle-wakes", "writes", len(loop.writes), 0, "calls")
    for moment in loop.writes:
        note(f"it wrote: {moment.name}{moment.text.removeprefix(moment.name)[:200]}")


def complete_lines(path):
    with open(path, encoding="latin-1") as file:
        return file.read().rpartition("\n")[0].splitlines()


class Loop:
    """What the thread that waits for the devices did between two looks at the trace."""

    def __init__(self, before, after):
        known, all_moments = list(system_calls.moments_of(before)), list(system_calls.moments_of(after))
        threads = {moment.pid for moment in known if self.waits_for_devices(moment)}
        if len(threads) != 1:
            raise Failed(f"{len(threads)} threads wait for devices")
        moments = [moment for moment in all_moments[len(known):] if moment.pid in threads]
        self.wakes = [moment for moment in moments if moment.ends and self.waits_for_devices(moment)]
        self.writes = [moment for moment in moments if moment.begins and moment.name in WRITES
                       and not system_calls.says(moment, "WATCHDOG=1")]

    @staticmethod
    def waits_for_devices(moment):
        return moment.name in POLLS and moment.text.count("/dev/input/event") >= len(DEVICES)

    @property
    def wakes_by_input(self):
        return sum(self.is_by_input(moment.text) for moment in self.wakes)

    @staticmethod
    def is_by_input(text):
        """Whether the call named a device, or udev's word, as ready. Only the loop's own mailbox is neither, an eventfd."""
        polled = dict(DESCRIPTOR.findall(text.partition("],")[0]))
        ready = READY.search(text)
        return bool(ready) and any("eventfd" not in polled[number] for number, _ in DESCRIPTOR.findall(ready.group(1)))


class Manager:
    """The service manager, as far as the kiosk sees it: counts how often its watchdog is fed."""

    def __init__(self, path):
        self.socket, self.fed = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM), 0
        self.socket.bind(path)
        self.variables = [f"NOTIFY_SOCKET={path}", f"WATCHDOG_USEC={WATCHDOG_SECONDS * 1_000_000}"]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while word := self.socket.recv(4096):
            self.fed += word == b"WATCHDOG=1"

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        os.unlink(self.socket.getsockname())
        self.socket.close()
