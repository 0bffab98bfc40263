"""A kiosk's computer in QEMU whose power can be cut: a machine that boots quickly (`Tests/Appliance/bare_machine.py`) with the
real kioskd, a keyboard that can be pressed from outside, and a disk of its own for the journal."""

import os
import socket
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [f"{REPOSITORY}/Tests/Appliance", f"{REPOSITORY}/Tests/Benchmarks"]
from bare_machine import FOLDERS, BareImage, BareMachine, MachineFailed, devices, network, run  # noqa: E402, F401
from kiosk import COUNTER, TOKEN, buttons, files_and_listeners  # noqa: E402

SESSIONS_PORT, SCREEN_PORT, LOOK_PORT = 8470, 2117, 9000
DATA = "/var/lib/kioskd"

#: The disk is mounted first: cuts that fall into the boot shall fall behind it.
INIT = f"""{FOLDERS}echo "counter's computer"
mount -t ext4 /dev/vdb {DATA} && echo "data disk mounted"
{devices("virtio_input", "evdev")}{network(SESSIONS_PORT, SCREEN_PORT)}\
socat TCP-LISTEN:{LOOK_PORT},bind=10.0.2.15,fork,reuseaddr EXEC:/sbin/kiosk-look &
[ -e /usr/lib/without_syncs.so ] && export LD_PRELOAD=/usr/lib/without_syncs.so
kioskd --configuration /etc/kioskd/kioskd.toml
echo "kioskd ended with status $?"
sync
umount {DATA} && echo "data disk is whole"
busybox poweroff -f
"""

#: Answers what the journal holds, by lines of JSON. `end` asks kioskd to end.
LOOK = f"""#!/bin/sh
read -r word
[ "$word" = end ] && exec busybox killall -TERM kioskd
sqlite3 -readonly {DATA}/journal.sqlite "
  SELECT json_object('id', seq, 'name', CAST(value AS TEXT)) FROM personal WHERE field = 'id';
  SELECT CAST(canonical AS TEXT) FROM entry
    WHERE json_extract(CAST(canonical AS TEXT), '$.kind') IN ('open', 'rating') ORDER BY seq;
  SELECT json_object('entries', count(*)) FROM entry;"
"""


class Image(BareImage):
    """Without syncs, kioskd only believes that it syncs."""

    def __init__(self, folder, kioskd, without_syncs=False):
        panel = buttons("panel", "QEMU Virtio Keyboard")
        listening = files_and_listeners(DATA, "/etc/kioskd/sessions.token", SESSIONS_PORT, SCREEN_PORT)
        files = {
            "etc/kioskd/kioskd.toml": (COUNTER + panel + listening, 0o600),
            "etc/kioskd/sessions.token": (TOKEN + "\n", 0o600),
            "sbin/kiosk-init": (INIT, 0o755), "sbin/kiosk-look": (LOOK, 0o755)}
        copies = {"usr/lib/without_syncs.so": self.compile_without_syncs(folder)} if without_syncs else {}
        super().__init__(folder, files, {"usr/bin/kioskd": kioskd}, copies, [DATA])

    @staticmethod
    def compile_without_syncs(folder):
        os.makedirs(folder, exist_ok=True)
        library = f"{folder}/without_syncs.so"
        run("cc", "-O2", "-shared", "-fPIC", "-o", library, f"{HERE}/without_syncs.c")
        return library


class Machine(BareMachine):
    """One life of it, on a disk."""

    def __init__(self, image, device, log):
        super().__init__(image, log, (SESSIONS_PORT, SCREEN_PORT, LOOK_PORT), [
            "-device", "virtio-keyboard-pci",
            # What the machine flushes is flushed to the disk below, and nothing else is.
            "-drive", f"file={device},format=raw,if=virtio,cache=writeback"])

    def look(self, word="look"):
        with socket.create_connection(("127.0.0.1", self.ports[LOOK_PORT]), timeout=60) as connection:
            connection.sendall(word.encode() + b"\n")
            return b"".join(iter(lambda: connection.recv(65536), b"")).decode().splitlines()
