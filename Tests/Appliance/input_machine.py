"""The machine that devices are plugged into: the kernel's uinput, QEMU's own keyboards and tablets, and a root's shell."""

import json
import os
import re
import socket
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, f"{REPOSITORY}/Tests/Benchmarks")
from bare_machine import FOLDERS, BareImage, BareMachine, MachineFailed, devices, network, run  # noqa: E402
from kiosk import TOKEN  # noqa: E402

SESSIONS_PORT, SCREEN_PORT, HEALTH_PORT, SHELL_PORT = 8470, 8471, 8472, 9000
PLAYER = "/usr/bin/scenario_player"
PLAYER_SOURCES = ("scenario_player.c", "uinput_device.c", "watched_program.c")
READY_WORD = "ready for devices"
#: A PCI device goes when the guest lets go of it.
UNPLUG_PATIENCE_SECONDS = 60
#: Scan code, key and the end of the frame, down and up.
PRESS_BYTES = 2 * 3 * 24
#: What `input-send-event` takes for the far end of an axis.
QEMU_AXIS_END = 0x7FFF

#: The first process takes in what others have left behind, for ever.
INIT = f"""{FOLDERS}{devices("virtio_input", "evdev", "uinput", "xhci_pci", "usbhid", "hid_generic")}\
{network(SESSIONS_PORT, SCREEN_PORT, HEALTH_PORT)}\
socat TCP-LISTEN:{SHELL_PORT},bind=10.0.2.15,fork,reuseaddr EXEC:/bin/sh,stderr &
echo "{READY_WORD}"
while :; do wait; sleep 1; done
"""


class InputImage(BareImage):
    def __init__(self, folder, programs):
        """`programs` is the folder of kioskd and kioskctl."""
        os.makedirs(folder, exist_ok=True)
        files = {"etc/kioskd/sessions.token": (TOKEN + "\n", 0o600), "sbin/kiosk-init": (INIT, 0o755)}
        ours = {f"usr/bin/{name}": f"{programs}/{name}" for name in ("kioskd", "kioskctl")}
        missing = [path for path in ours.values() if not os.path.exists(path)]
        if missing:
            raise MachineFailed(f"there is no {' and no '.join(missing)}")
        super().__init__(folder, files, ours, {PLAYER: compile_player(folder)}, [])


def compile_player(folder):
    program = f"{folder}/scenario_player"
    sources = [f"{HERE}/{name}" for name in PLAYER_SOURCES]
    run("cc", "-std=c17", "-O2", "-static", "-Wall", "-Wextra", "-Werror", "-o", program, *sources)
    return program


def is_usb(model):
    """What is on USB is pulled at once."""
    return model.startswith("usb-")


class InputMachine(BareMachine):
    def __init__(self, image, log):
        self.plugged, self.count = {}, 0
        super().__init__(image, log, (SESSIONS_PORT, SCREEN_PORT, HEALTH_PORT, SHELL_PORT), [
            "-device", "qemu-xhci,id=usb",
            # A PCI Express slot takes one device while the machine runs.
            "-device", "pcie-root-port,id=express,chassis=1"])

    def await_ready(self, seconds):
        """Until its shell answers, which is there a moment after the word."""
        deadline = time.monotonic() + seconds
        self.await_word(READY_WORD, seconds)
        while True:
            try:
                return self.demand("[ -c /dev/uinput ]")
            except (MachineFailed, OSError):
                if time.monotonic() > deadline:
                    raise MachineFailed(f"the machine's shell did not answer within {seconds} s") from None
                time.sleep(0.1)

    def ask(self, command, seconds=60):
        """Status and output of a root's command."""
        text = self.converse(f'(\n{command}\n)\nprintf "\\n<<%d>>\\n" $?\nexit\n', seconds, command)
        end = re.search(r"\n<<(\d+)>>\n$", text)
        if not end:
            raise MachineFailed(f"the machine broke off after {text[-300:]!r}: {command[:200]}")
        return int(end[1]), text[: end.start()]

    def converse(self, script, seconds, command):
        deadline = time.monotonic() + seconds
        with socket.create_connection(("127.0.0.1", self.ports[SHELL_PORT]), timeout=seconds) as connection:
            connection.sendall(script.encode())
            told = b""
            while True:
                connection.settimeout(max(0.01, deadline - time.monotonic()))
                try:
                    data = connection.recv(65536)
                except TimeoutError:
                    raise MachineFailed(f"no end within {seconds} s, after {told[-300:]!r}: {command[:200]}") from None
                if not data:
                    return told.decode(errors="replace")
                told += data

    def demand(self, command, seconds=60):
        """Output of a command that must succeed."""
        status, output = self.ask(command, seconds)
        if status != 0:
            raise MachineFailed(f"status {status} of {command[:200]}: {output[-400:]}")
        return output

    def plug(self, model, name):
        """No two are known to QEMU by the same word: it may take its time to forget one that has gone."""
        self.count += 1
        self.plugged[name] = f"{model}-{self.count}"
        self.command("device_add", driver=model, id=self.plugged[name], bus="usb.0" if is_usb(model) else "express")

    def unplug(self, name):
        device = self.plugged.pop(name)
        self.events.clear()
        self.command("device_del", id=device)
        deadline = time.monotonic() + UNPLUG_PATIENCE_SECONDS
        while not is_usb(device) and not self.is_deleted(device):
            if time.monotonic() > deadline:
                raise MachineFailed(f"the machine did not let go of {name} within {UNPLUG_PATIENCE_SECONDS} s")
            # Events come along with the next answer.
            time.sleep(0.02)
            self.command("query-status")

    def unplug_all(self):
        for name in list(self.plugged):
            self.unplug(name)

    def is_deleted(self, device):
        return any(event["event"] == "DEVICE_DELETED" and event["data"].get("device") == device for event in self.events)

    def press(self, key, finger_seconds=0.05):
        self.key(key, True)
        time.sleep(finger_seconds)
        self.key(key, False)

    def press_witnessed(self, key):
        """Until the kernel has told of it. A keyboard that slept tells late, perhaps only those who begin to read it then."""
        self.demand("rm -f /run/witness-*; for node in /dev/input/event*; do exec 3< $node; timeout 60 "
                    f"head -c {PRESS_BYTES} <&3 > /run/witness-${{node##*/}} 2> /run/witness-errors & exec 3<&-; done")
        self.press(key)
        deadline = time.monotonic() + 30
        while int(self.demand("cat /run/witness-event* | wc -c")) < PRESS_BYTES:
            if time.monotonic() > deadline:
                raise MachineFailed(f"no device told of a press of {key} within 30 s")

    def touch(self, x, y, finger_seconds=0.05):
        """At these shares of a tablet."""
        place = [{"type": "abs", "data": {"axis": axis, "value": round(share * QEMU_AXIS_END)}}
                 for axis, share in (("x", x), ("y", y))]
        for is_down in (True, False):
            button = {"type": "btn", "data": {"down": is_down, "button": "left"}}
            self.command("input-send-event", events=[*place, button])
            time.sleep(finger_seconds if is_down else 0)

    def play(self, scenario):
        """What scenario_player says of a scenario."""
        reading = scenario.reading.replace("'", "'\\''")
        last = scenario.steps[-1][0] / 1000 if scenario.steps else 0
        _, output = self.ask(
            f"{PLAYER} /usr/bin/kioskctl monitor --json --read '{reading}' <<'END OF STEPS'\n{scenario.program()}END OF STEPS",
            seconds=240 + last)
        return Played(output)


class Played:
    """What came of a scenario in the machine."""

    def __init__(self, output):
        self.said, self.remarks, self.failure, self.late_milliseconds = [], [], None, None
        is_over = False
        for line in output.splitlines():
            word, _, rest = line.partition(" ")
            if word == "said":
                self.hear(rest)
            elif word == "failed":
                self.failure = rest
            elif word == "late":
                self.late_milliseconds = round(int(rest) / 1000)
            elif word == "played":
                is_over = True
            elif line and word != "node":
                self.remarks.append(line)
        if not is_over and not self.failure:
            self.failure = "the player broke off"

    def hear(self, line):
        try:
            message = json.loads(line)
        except ValueError:
            message = None
        if isinstance(message, dict):
            self.said.append(message)
        else:
            self.remarks.append(line)

    def count(self, kind):
        return sum(message.get("kind") == kind for message in self.said)
