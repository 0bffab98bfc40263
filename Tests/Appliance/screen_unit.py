"""The panel's picture and sounds on a computer as the guide makes it: Debian 12 in QEMU, under software emulation.

Carries out the guide's own commands in an image, boots it and looks: the page stands on the panel, a press on the number pad
is thanked for, sounds reach the loudspeaker; browser, compositor and kioskd come back when they are killed; a configuration
that kioskd refuses leaves words on the panel. The pictures are for people to look at. Needs root, mmdebstrap and QEMU.
"""

import argparse
import array
import time
from pathlib import Path

from machine import Image, Machine

GUIDE = ["kioskd kioskctl /usr/bin/", "/etc/udev/rules.d/", "kioskctl check /etc/kioskd/kioskd.toml", "enable --now kioskd",
         "weston cog", "vorbis-tools"]
TOKEN = 'T="Authorization: Bearer $(cat /etc/kioskd/sessions.token)"; '
SESSION = "http://127.0.0.1:8470/v1/sessions/"
# The page is there when it holds its connection to kioskd: of that user's.
SHOWN = """awk -v user=$(stat -c %u /proc/$(systemctl show -P MainPID kiosk-page)) \
'$4 == "01" && $8 == user && $3 ~ /:2117$/ { found = 1 } END { exit !found }' /proc/net/tcp"""


def number_pad_of_qemu(root):
    rules = root / "etc/udev/rules.d/72-kiosk-panel.rules"
    rules.write_text(rules.read_text().replace("1a2c", "0627").replace("2124", "0001"))
    # The browser plays here; the sound without one is started by hand.
    (root / "etc/systemd/system/multi-user.target.wants/kiosk-sound.service").unlink()


def is_audible(path):
    samples = array.array("h")
    content = path.read_bytes()[44:]
    samples.frombytes(content[: len(content) // 2 * 2])
    return sum(1 for sample in samples if abs(sample) > 200) > 1000


class Trial:
    def __init__(self, machine, pictures):
        self.machine, self.pictures, self.count = machine, pictures, 0

    def picture(self, name, seconds=300):
        """Once something is drawn and does not change any more. An empty panel makes a file of some 3 kB."""
        self.count += 1
        path = self.pictures / f"panel-{self.count}-{name}.png"
        before, deadline = b"", time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.machine.ask("sleep 3")
            self.machine.photograph(path)
            now = path.read_bytes()
            if now == before and len(now) > 10000:
                print(f"  {path}", flush=True)
                return
            before = now
        self.check(f"{path} shows something", False)

    def page_is_shown(self, seconds=240):
        self.machine.await_success(SHOWN, seconds)

    def check(self, sentence, holds):
        print(("ok     " if holds else "FAILED ") + sentence, flush=True)
        if not holds:
            if self.machine.process.poll() is None:
                print(self.machine.ask("journalctl -b --no-pager -o cat -n 60")[1])
            raise SystemExit(1)

    def session(self, name):
        requests = f"curl -sf -X PUT -H \"$T\" {SESSION}{name} && curl -sf -X POST -H \"$T\" {SESSION}{name}/invite"
        self.machine.await_success(TOKEN + requests, 30)

    def ratings(self):
        return self.machine.ask("curl -s http://127.0.0.1:8472/metrics | grep ^kiosk_ratings_waiting")[1].strip()


def shows_and_hears(trial):
    trial.page_is_shown()
    trial.picture("idle")
    trial.session("mot")
    trial.picture("please-rate")
    trial.machine.press("1")
    trial.picture("after-the-press")
    trial.check("the press is a rating", trial.ratings().endswith(" 1"))


def comes_back(trial):
    machine = trial.machine
    main = "systemctl show -P MainPID "
    for what, victim in [("the browser", "pkill -KILL -x cog"), ("the page's process", "pkill -KILL WPEWebProcess"),
                         ("the compositor", f"kill -KILL $({main} kiosk-screen)"), ("kioskd", f"kill -KILL $({main} kioskd)")]:
        machine.await_success(victim, 30)
        machine.ask("sleep 5")
        trial.page_is_shown()
        trial.picture("after-" + what.split()[-1])
        trial.check(f"{what} was killed, and the page came back", True)


def speaks_without_kioskd(trial):
    machine = trial.machine
    machine.ask("sed -i 's/^unit = .*/unit = 7/' /etc/kioskd/kioskd.toml; systemctl restart kioskd; systemctl restart kiosk-page")
    trial.picture("refused-configuration")
    state = machine.ask("systemctl show -P ExecMainStatus kioskd; systemctl is-active kiosk-page")[1].split()
    trial.check(f"kioskd refuses its configuration, and the browser stays: {state}", state == ["78", "active"])
    machine.ask("sed -i 's/^unit = .*/unit = \"H56.14\"/' /etc/kioskd/kioskd.toml; systemctl restart kioskd")
    trial.page_is_shown()
    trial.check("the page that waits goes on to the kiosk's own", True)


def sounds_without_a_screen(trial):
    machine = trial.machine
    machine.ask("systemctl stop kiosk-page kiosk-screen; systemctl start kiosk-sound")
    machine.await_success("journalctl -u kiosk-sound -o cat --no-pager | grep -x connected", 60)
    trial.session("hai")
    machine.await_success("journalctl -u kiosk-sound -o cat --no-pager | grep 'plays prompt.wav'", 60)
    machine.ask("sleep 5")
    told = machine.ask("journalctl -u kiosk-sound -o cat --no-pager | grep -E 'aplay|player|sound-'")[1]
    trial.check("the player has nothing to say", not told)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", type=Path, required=True, help="the folder with kioskd and kioskctl")
    parser.add_argument("--folder", type=Path, default=Path(".build/appliance"), help="where images and pictures lie")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    repository = Path(__file__).resolve().parents[2]
    image = Image(options.folder.resolve(), repository, options.programs)
    image.build(GUIDE, number_pad_of_qemu)
    for parts in [(shows_and_hears, comes_back, speaks_without_kioskd), (sounds_without_a_screen,)]:
        with Machine(image) as machine:
            trial = Trial(machine, options.folder.resolve())
            machine.ask("true", timeout=300)
            for part in parts:
                part(trial)
        # QEMU writes the end of the file when it ends.
        trial.check("something was heard from the loudspeaker", is_audible(machine.sound))


if __name__ == "__main__":
    main()
