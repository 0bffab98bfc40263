"""The kiosk under measurement: the real kioskd with a device of the testbed, a caller of its sessions and a screen."""

import http.client
import json
import os
import queue
import socket
import subprocess
import threading
import time

from measures import Failed, Usage, monotonic_microseconds

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TESTBED = f"{REPOSITORY}/Tests/TestSupport/device-testbed.py"
#: Debian's own interpreter has the introspection that the testbed needs; another one on the path may not.
TESTBED_PYTHON = "/usr/bin/python3"
TOKEN = "bench-press-token-for-loopback-only-0123456789"
KEYS = ["KEY_1", "KEY_2", "KEY_3"]
PANEL_DEVICE = {"id": "panel", "name": "Rating Panel", "keys": KEYS}
#: What the testbed says of the program, and not of a command.
DEEDS = {"grabbed", "ungrabbed", "lamp"}
#: The longest wait for anything that the kiosk should do at once.
PATIENCE_SECONDS = 20

COUNTER = """
[kiosk]
unit = "H99.14"
counter = "Q01"

[scale]
id = "hai-long-3"
version = 1

[[scale.levels]]
name = "rat-hai-long"
vi = "Rất hài lòng"
en = "Very satisfied"
satisfied = true

[[scale.levels]]
name = "hai-long"
vi = "Hài lòng"
en = "Satisfied"
satisfied = true

[[scale.levels]]
name = "khong-hai-long"
vi = "Không hài lòng"
en = "Not satisfied"
satisfied = false

[roster]
default = "CB001"

[[roster.clerks]]
staff = "CB001"
name = "Nguyễn Thị Minh Hạnh"
"""

#: The levels of that scale, the best first.
LEVELS = ("rat-hai-long", "hai-long", "khong-hai-long")


def device(name, match, *settings):
    """What a configuration says of a device that is recognised by the kernel's name of it."""
    return "\n".join(["", "[[input.devices]]", f'name = "{name}"', f'match = {{ name = "{match}" }}', *settings, ""])


def buttons(name, match, keys=KEYS, *settings):
    """A device with a key for each level, the best first."""
    meanings = [f'{level} = ["{key}"]' for level, key in zip(LEVELS, keys)]
    return device(name, match, *settings, "", "[input.devices.keys]", *meanings)


PANEL = buttons("panel", "Rating Panel")
#: A touch panel of protocol B, as the testbed describes it.
GLASS = {"id": "glass", "name": "glass", "keys": ["BTN_TOUCH"],
         "axes": {"ABS_MT_SLOT": [0, 9], "ABS_MT_TRACKING_ID": [0, 65_535], "ABS_MT_POSITION_X": [0, 1000],
                  "ABS_MT_POSITION_Y": [0, 500], "ABS_X": [0, 1000], "ABS_Y": [0, 500]}}


def files_and_listeners(folder, token_file=None, sessions=0, screen=0, health=0):
    """Where the journal in `folder` and the listeners are; a port of 0 is the system's choice."""
    return f"""
[session]
# Sessions follow each other faster than at a counter; they are to be marked no more than there.
burst_ratings = 1000

[journal]
path = "{folder}/journal.sqlite"

[listeners.sessions]
port = {sessions}
token_file = "{token_file or folder + '/sessions.token'}"

[listeners.screen]
port = {screen}

[listeners.health]
port = {health}
"""


def ask(caller, method, path, body=None):
    """What the session API answers, over a connection of http.client's."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    caller.request(method, f"/v1/{path}", body=None if body is None else json.dumps(body), headers=headers)
    answer = caller.getresponse()
    text = answer.read().decode()
    if answer.status not in (200, 201):
        raise Failed(f"{method} {path.rsplit('/', 1)[-1]} was answered with {answer.status}: {text}")
    return json.loads(text)


class Testbed:
    """The device testbed and the program that runs in it, which sees the devices."""

    def __init__(self, program, log, devices=(PANEL_DEVICE,)):
        described = [word for device in devices for word in ("--device", json.dumps(device))]
        self.process = subprocess.Popen(
            [TESTBED_PYTHON, TESTBED, *described, "--", *program],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
        self.output, self.reports, self.deeds = queue.Queue(), queue.Queue(), queue.Queue()
        threading.Thread(target=self.sort, daemon=True).start()
        self.program_id = self.next_report()["ready"]["pid"]

    def sort(self):
        for line in self.process.stdout:
            report = json.loads(line)
            if "stdout" in report:
                self.output.put(report["stdout"])
            elif DEEDS & report.keys():
                self.deeds.put(report)
            else:
                self.reports.put(report)
        for waiting in (self.output, self.reports, self.deeds):
            waiting.put(None)

    def next_report(self):
        return awaited(self.reports, "a report of the testbed")

    def say(self, command):
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()

    def perform(self, command):
        """Answers the key events that were written when it has been carried out; the testbed lists the commands."""
        self.say(command)
        written = []
        while "done" not in (report := self.next_report()):
            if "error" in report:
                raise Failed(f'the testbed could not carry out {next(iter(command))}: {report["error"]}')
            if "wrote" in report:
                written.append(report["wrote"])
        return written

    def deed(self, name, device="panel"):
        """The next time, in CLOCK_MONOTONIC microseconds, at which the program did that with the device."""
        while True:
            report = awaited(self.deeds, f"{name} of {device}")
            if report.get(name) == device:
                return report["at"]

    def press(self, key, down_milliseconds=60, quiet_milliseconds=20, while_down=lambda: None):
        """A finger goes down and up again. Answers the stamp of the event that decides, the up, when its way is over: until
        then the testbed and its reader leave the machine to the kiosk, as the baseline's caller does. Half of the time
        before, when the kiosk has long taken in the down, `while_down` is called."""
        self.say({"press": key, "down_ms": down_milliseconds, "quiet_ms": quiet_milliseconds})
        time.sleep(down_milliseconds / 2000)
        while_down()
        up = None
        while True:
            report = self.next_report()
            if "error" in report:
                raise Failed(f'the testbed could not press: {report["error"]}')
            if report.get("wrote", {}).get("value") == 0:
                up = report["wrote"]["at"]
            if "done" in report:
                return up

    def stop(self):
        """Waits for the end of the program, which somebody has told to end, or tells it."""
        self.process.stdin.close()
        try:
            return self.process.wait(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("kioskd did not end when it was told to")


def preload(library):
    """The variable that loads a library, if there is one, before the testbed's own."""
    return f"LD_PRELOAD={library + ':' if library else ''}libumockdev-preload.so.0"


def awaited(waiting, what):
    try:
        found = waiting.get(timeout=PATIENCE_SECONDS)
    except queue.Empty:
        raise Failed(f"{what} did not come within {PATIENCE_SECONDS} s") from None
    if found is None:
        raise Failed(f"{what} will not come: the program has ended; see kioskd.log in the scratch folder")
    return found


class Screen:
    """The counter's screen: reads the event stream and stamps each view as it arrives."""

    def __init__(self, port):
        self.views = queue.Queue()
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        self.socket.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n".encode())
        threading.Thread(target=self.read, daemon=True).start()
        self.next_view()

    def read(self):
        buffer, event = b"", b""
        try:
            while data := self.socket.recv(65536):
                arrived = monotonic_microseconds()
                *lines, buffer = (buffer + data).split(b"\n")
                for line in lines:
                    if line.startswith(b"event: "):
                        event = line[7:].strip()
                    elif line.startswith(b"data: ") and event == b"view":
                        self.views.put((arrived, json.loads(line[6:])))
        except OSError:
            pass
        self.views.put(None)

    def next_view(self):
        return awaited(self.views, "a view of the screen")

    def forget(self):
        while not self.views.empty():
            self.next_view()

    def thanks(self, decided):
        """The thanks for the press that was decided then: when the kiosk began to show them, and when they arrived here."""
        while True:
            arrived, view = self.next_view()
            if view["state"] == "thank-you":
                if view["sinceMicroseconds"] != decided:
                    raise Failed("the thanks are not those for the press that was made")
                return view["shownMicroseconds"], arrived

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


class Kiosk:
    """A kioskd with a journal of its own in `folder`, started and seen by a screen. Without `counter_machine` the testbed is
    asked before each read. `panel` is what the configuration says of `devices`; `variables` are texts NAME=VALUE of the
    environment."""

    def __init__(self, kioskd, folder, counter_machine, tracer=(), centre="", devices=(PANEL_DEVICE,), panel=PANEL,
                 variables=()):
        self.folder = folder
        os.makedirs(folder, mode=0o700)
        self.write("kioskd.toml", COUNTER + panel + files_and_listeners(folder) + centre)
        self.write("sessions.token", TOKEN + "\n")
        self.log = open(f"{folder}/kioskd.log", "w")
        self.testbed = Testbed(
            [*tracer, "/usr/bin/env", preload(counter_machine), *variables, kioskd,
             "--configuration", f"{folder}/kioskd.toml"], self.log, devices)
        self.ports = self.announced({"sessions", "screen", "health"})
        self.pid = only_child(self.testbed.program_id) if tracer else self.testbed.program_id
        self.caller = http.client.HTTPConnection("127.0.0.1", self.ports["sessions"], timeout=PATIENCE_SECONDS)
        self.screen = Screen(self.ports["screen"])
        self.sessions = 0

    def write(self, name, text):
        with open(f"{self.folder}/{name}", "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(text)

    def announced(self, names):
        ports = {}
        while not names <= ports.keys():
            line = json.loads(awaited(self.testbed.output, "the address of a listener"))
            if line.get("event") == "listening":
                ports[line["name"]] = line["port"]
        return ports

    @property
    def journal(self):
        return f"{self.folder}/journal.sqlite"

    def usage(self):
        return Usage(self.pid, self.journal + "-wal")

    def ask(self, method, path, body=None):
        return ask(self.caller, method, path, body)

    def open_and_invite(self):
        """The next citizen, with one dossier, has been served and is asked."""
        self.sessions += 1
        dossier = {"code": f"H99.14-251121-{self.sessions:04d}", "procedure": "1.010708", "stage": "receiving"}
        self.ask("PUT", f"sessions/bench-{self.sessions}", {"dossiers": [dossier]})
        self.ask("POST", f"sessions/bench-{self.sessions}/invite")

    def close_session(self):
        self.ask("POST", f"sessions/bench-{self.sessions}/close")

    def press(self, while_down=lambda: None):
        """Stamps of one press: when the deciding event was written, when its thanks were shown, and when they arrived."""
        self.screen.forget()
        decided = self.testbed.press(KEYS[self.sessions % len(KEYS)], while_down=while_down)
        return decided, *self.screen.thanks(decided)

    def stop(self):
        self.caller.close()
        self.screen.close()
        os.kill(self.pid, 15)
        status = self.testbed.stop()
        self.log.close()
        if status != 0:
            raise Failed(f"kioskd ended with status {status}; see {self.folder}/kioskd.log")


def only_child(pid):
    """The program that a tracer runs."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            children = file.read().split()
        if len(children) == 1:
            return int(children[0])
        time.sleep(0.01)
    raise Failed("the tracer runs no program")
