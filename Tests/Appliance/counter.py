"""A kioskd in the machine, on a journal of its own, as its callers, its screen and its monitor see it from outside."""

import contextlib
import http.client
import json
import sys
import time

from input_machine import HEALTH_PORT, SCREEN_PORT, SESSIONS_PORT, MachineFailed
from kiosk import COUNTER, LEVELS, Screen, ask, buttons, device, files_and_listeners
from measures import Failed

PATIENCE_SECONDS = 60
#: Between two looks at what is awaited.
LOOK_SECONDS = 0.1
#: A press counts once the question has stood for 300 ms.
QUESTION_SECONDS = 0.4
#: Where "satisfied" is painted: left, top, width and height as shares of the panel.
PAINTED = (0.35, 0.4, 0.3, 0.2)
LEVEL_OF = dict(zip("123", LEVELS))


def keyboard(name):
    return buttons("panel", name)


def touch_screen(name):
    return device("panel", name, 'kind = "touch"')


#: Every press that the journal has, whatever became of it.
PRESSES = """
SELECT body FROM (SELECT seq, CAST(canonical AS TEXT) AS body FROM entry)
WHERE json_extract(body, '$.kind') IN ('rating', 'correction', 'press') ORDER BY seq"""

#: What ends a check, and not the run.
CHECK_FAILURES = (Failed, MachineFailed, OSError, http.client.HTTPException, ValueError, KeyError)


def awaited(what, look, seconds=PATIENCE_SECONDS):
    """The first answer of `look` that is true, and how many looks it took."""
    deadline, looks = time.monotonic() + seconds, 0
    while True:
        looks += 1
        answer = look()
        if answer:
            return answer, looks
        if time.monotonic() > deadline:
            raise Failed(f"{what}: not within {seconds} s")
        time.sleep(LOOK_SECONDS)


class Counter:
    def __init__(self, machine, name, device):
        self.machine, self.folder, self.number, self.rated = machine, f"/run/{name}", 0, []
        configuration = COUNTER + device + files_and_listeners(
            self.folder, "/etc/kioskd/sessions.token", SESSIONS_PORT, SCREEN_PORT, HEALTH_PORT)
        machine.demand(f"mkdir -m 700 {self.folder} && umask 077 && cat > {self.folder}/kioskd.toml <<'END OF FILE'\n"
                       f"{configuration}\nEND OF FILE")
        self.pid = int(machine.demand(
            f"kioskd --configuration {self.folder}/kioskd.toml > {self.folder}/log 2>&1 < /dev/null & echo $!"))
        self.caller = self.connection(SESSIONS_PORT)
        self.screen = None

    def __enter__(self):
        try:
            awaited("kioskd tells its health", self.health)
            self.screen = Screen(self.machine.ports[SCREEN_PORT])
        except BaseException:
            self.leave()
            raise
        return self

    def __exit__(self, kind, failure, trace):
        if failure is None:
            return self.leave()
        # What went wrong first is what is told.
        with contextlib.suppress(*CHECK_FAILURES):
            print(self.machine.ask(f"tail -n 5 {self.folder}/log")[1], file=sys.stderr)
            self.leave()

    def leave(self):
        self.caller.close()
        if self.screen:
            with contextlib.suppress(OSError):
                self.screen.close()
        self.machine.demand(
            f"kill {self.pid}; for look in $(seq 300); do [ -d /proc/{self.pid} ] || exit 0; sleep 0.1; done; exit 1")

    def connection(self, port):
        return http.client.HTTPConnection("127.0.0.1", self.machine.ports[port], timeout=PATIENCE_SECONDS)

    # Health ----------------------------------------------------------------------------------------------------------------

    def health(self):
        """Nothing while kioskd does not answer."""
        connection = self.connection(HEALTH_PORT)
        try:
            connection.request("GET", "/health")
            return json.loads(connection.getresponse().read())
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            connection.close()

    def await_device(self, code):
        """Until health says so of the panel; `None` when all is well. The number of polls it took."""
        part = None

        def is_so():
            nonlocal part
            part = next((part for part in (self.health() or {}).get("parts", []) if part["name"] == "device:panel"), None)
            return part and part.get("code") == code

        try:
            return awaited(f"health says {code or 'ok'} of the panel", is_so)[1]
        except Failed as late:
            raise Failed(f"{late}; it says {part}") from None

    # Descriptors -----------------------------------------------------------------------------------------------------------

    def descriptors(self):
        """What kioskd holds open, sorted; nodes of devices and sockets without their numbers."""
        told = self.machine.demand(
            f"for link in /proc/{self.pid}/fd/*; do readlink $link; done | sed -E 's/[0-9]+]?$//' | sort").strip()
        return told.splitlines()

    def devices_read(self):
        return sum(name.startswith("/dev/input/event") for name in self.descriptors())

    # Citizens --------------------------------------------------------------------------------------------------------------

    def serve(self, key=None):
        """One citizen, who presses a key or touches what is painted."""
        self.number += 1
        name = f"citizen-{self.number}"
        dossier = {"code": f"H99.14-251121-{self.number:06d}", "procedure": "1.010708", "stage": "receiving"}
        self.screen.forget()
        ask(self.caller, "PUT", f"sessions/{name}", {"dossiers": [dossier]})
        ask(self.caller, "POST", f"sessions/{name}/invite")
        view = self.await_view("please-rate")
        self.require_session(name)
        if key is None:
            self.paint(view)
        time.sleep(QUESTION_SECONDS)
        if key is None:
            self.machine.touch(PAINTED[0] + PAINTED[2] / 2, PAINTED[1] + PAINTED[3] / 2)
        else:
            self.machine.press(key)
        self.rated.append(LEVEL_OF[key or "2"])
        self.await_view("thank-you")
        ask(self.caller, "POST", f"sessions/{name}/close")

    def require_session(self, name):
        state = ask(self.caller, "GET", "state")
        if state.get("session") != name:
            raise Failed(f"/v1/state says {state} while {name} is asked")

    def await_view(self, state):
        while True:
            view = self.screen.next_view()[1]
            if view["state"] == state:
                return view

    def paint(self, view):
        """Says what the page says when it has painted the question."""
        target = dict(zip(("x", "y", "width", "height"), PAINTED), target="level:hai-long")
        body = json.dumps({"revision": view["revision"], "agoMicroseconds": 0, "targets": [target]})
        connection = self.connection(SCREEN_PORT)
        origin = f"http://127.0.0.1:{self.machine.ports[SCREEN_PORT]}"
        connection.request("POST", "/painted", body, {"Origin": origin, "Content-Type": "application/json"})
        answer = connection.getresponse()
        if answer.status != 204:
            raise Failed(f"what is painted was answered with {answer.status}: {answer.read()}")
        connection.close()

    def require_ratings(self):
        """The journal holds what was pressed, each a rating, and no other press."""
        told = self.machine.demand(f"sqlite3 -readonly {self.folder}/journal.sqlite <<'END'\n{PRESSES};\nEND")
        entries = [json.loads(line) for line in told.splitlines() if line]
        found = [(entry["kind"], entry["payload"].get("level", "").rpartition("/")[2]) for entry in entries]
        if found != [("rating", level) for level in self.rated]:
            raise Failed(f"pressed were {self.rated}, the journal has {entries}")
