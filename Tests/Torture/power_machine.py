"""A kiosk's computer in QEMU that boots quickly: Debian 12 with its own kernel, udev and the real kioskd, a keyboard that can
be pressed from outside, and a disk of its own for the journal. No KVM is needed."""

import contextlib
import glob
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, f"{REPOSITORY}/Tests/Benchmarks")
from kiosk import COUNTER, PANEL, TOKEN  # noqa: E402

PACKAGES = ["linux-image-amd64", "udev", "kmod", "socat", "sqlite3", "busybox-static", "libevdev2", "libsystemd0", "libudev1",
            "libsqlite3-0", "ca-certificates", "tzdata"]
MODULES = ["virtio_pci", "virtio_blk", "ext4"]
SESSIONS_PORT, SCREEN_PORT, LOOK_PORT = 8470, 2117, 9000
DATA = "/var/lib/kioskd"

FILES_AND_LISTENERS = f"""
[session]
burst_ratings = 1000

[journal]
path = "{DATA}/journal.sqlite"

[listeners.sessions]
port = {SESSIONS_PORT}
token_file = "/etc/kioskd/sessions.token"

[listeners.screen]
port = {SCREEN_PORT}

[listeners.health]
port = 0
"""

#: Finds the root and goes there.
FIRST_INIT = """#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t devtmpfs dev /dev
while read -r module; do /bin/busybox insmod "$module"; done < /modules
while [ ! -b /dev/vda ]; do /bin/busybox sleep 0.05; done
/bin/busybox mount -t ext4 -o ro /dev/vda /root
/bin/busybox umount /proc
/bin/busybox mount --move /dev /root/dev
exec /bin/busybox switch_root /root /sbin/kiosk-init
"""

#: No service manager: what it would do takes most of a boot, and none of it has a hand in what reaches the disk. kioskd's ports
#: are on loopback, as shipped; the address that QEMU forwards to is another one.
INIT = f"""#!/bin/sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs run /run
mount -t tmpfs tmp /tmp
echo "counter's computer"
mount -t ext4 /dev/vdb {DATA} && echo "data disk mounted"
/usr/lib/systemd/systemd-udevd --daemon
modprobe -a virtio_input evdev virtio_net
udevadm trigger --action=add --subsystem-match=input
udevadm settle
busybox ip link set lo up
busybox ip address add 10.0.2.15/24 dev eth0
busybox ip link set eth0 up
for port in {SESSIONS_PORT} {SCREEN_PORT}; do
  socat TCP-LISTEN:$port,bind=10.0.2.15,fork,reuseaddr,nodelay TCP:127.0.0.1:$port,nodelay &
done
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


class MachineFailed(Exception):
    """The text says what of it did not work."""


def run(*words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, **options)
    if done.returncode != 0:
        raise MachineFailed(f"{words[0]} ended with status {done.returncode}: {done.stderr[-800:]!r}")
    return done.stdout


class Image:
    """Kernel, first root and root of the machine, made anew when its recipe has changed, from packages that are fetched once.
    Without syncs, kioskd only believes that it syncs."""

    def __init__(self, folder, kioskd, without_syncs=False):
        self.folder, self.root = folder, f"{folder}/root"
        self.disk, self.initrd = f"{folder}/root.ext4", f"{folder}/initrd"
        os.makedirs(folder, exist_ok=True)
        panel = PANEL.replace("Rating Panel", "QEMU Virtio Keyboard")
        files = {
            "etc/kioskd/kioskd.toml": (COUNTER + panel + FILES_AND_LISTENERS, 0o600),
            "etc/kioskd/sessions.token": (TOKEN + "\n", 0o600),
            "sbin/kiosk-init": (INIT, 0o755), "sbin/kiosk-look": (LOOK, 0o755)}
        program = os.stat(kioskd)
        recipe = repr([PACKAGES, MODULES, FIRST_INIT, files, kioskd, program.st_size, program.st_mtime_ns, without_syncs])
        stamp = f"{folder}/recipe"
        if not os.path.exists(stamp) or open(stamp).read() != recipe:
            self.make(kioskd, files, without_syncs)
            with open(stamp, "w") as file:
                file.write(recipe)
        self.kernel = glob.glob(f"{self.root}/boot/vmlinuz-*")[0]

    def make(self, kioskd, files, without_syncs):
        base = self.base()
        shutil.rmtree(self.root, ignore_errors=True)
        os.makedirs(self.root)
        run("tar", "-xf", base, "-C", self.root)
        self.kernel = glob.glob(f"{self.root}/boot/vmlinuz-*")[0]
        self.add_program(kioskd)
        for name, (text, mode) in files.items():
            self.write(name, text, mode)
        os.makedirs(f"{self.root}{DATA}", exist_ok=True)
        if without_syncs:
            run("cc", "-O2", "-shared", "-fPIC", "-o", f"{self.root}/usr/lib/without_syncs.so", f"{HERE}/without_syncs.c")
        self.make_initrd()
        if os.path.exists(self.disk):
            os.unlink(self.disk)
        run("mkfs.ext4", "-q", "-d", self.root, self.disk, "2G")

    def base(self):
        tar = f"{self.folder}/base-{hashlib.sha256(' '.join(PACKAGES).encode()).hexdigest()[:16]}.tar"
        if not os.path.exists(tar):
            run("mmdebstrap", "--mode=root", "--variant=minbase", '--aptopt=APT::Install-Recommends "false"',
                f"--include={','.join(PACKAGES)}", "bookworm", f"{tar}.unfinished.tar")
            os.rename(f"{tar}.unfinished.tar", tar)
        return tar

    def write(self, name, text, mode):
        path = f"{self.root}/{name}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)

    def add_program(self, program):
        """With the libraries that a machine without Swift has not, and without what only a debugger reads."""
        run("strip", "--strip-debug", "-o", f"{self.root}/usr/bin/kioskd", program)
        for library in re.findall(r"=> (/\S+)", run("ldd", program, text=True)):
            place = f"{self.root}/{os.path.realpath(library).lstrip('/')}"
            if "/swift/" in library:
                shutil.copy(library, f"{self.root}/usr/lib/{os.path.basename(library)}")
            elif not os.path.exists(f"{self.root}{library}") and not os.path.exists(place):
                raise MachineFailed(f"no package of the image has {library}")

    def make_initrd(self):
        place, release = f"{self.folder}/first-root", os.path.basename(self.kernel).removeprefix("vmlinuz-")
        shutil.rmtree(place, ignore_errors=True)
        for name in ("bin", "proc", "dev", "root", "lib"):
            os.makedirs(f"{place}/{name}")
        shutil.copy(f"{self.root}/bin/busybox", f"{place}/bin/busybox")
        order = []
        for module in MODULES:
            told = run("chroot", self.root, "/sbin/modprobe", "-S", release, "--show-depends", module, text=True)
            for words in map(str.split, told.splitlines()):
                if words[0] == "insmod" and words[1] not in order:
                    order.append(words[1])
        for path in order:
            shutil.copy(f"{self.root}{path}", f"{place}/lib/")
        with open(f"{place}/modules", "w") as file:
            file.write("".join(f"/lib/{os.path.basename(path)}\n" for path in order))
        with open(f"{place}/init", "w") as file:
            file.write(FIRST_INIT)
        os.chmod(f"{place}/init", 0o755)
        with open(self.initrd, "wb") as archive:
            names = run("find", ".", cwd=place)
            archive.write(run("cpio", "-o", "-H", "newc", input=names, cwd=place))


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Machine:
    """One life of it, on a disk. It runs from its making until it is killed."""

    def __init__(self, image, device, log):
        self.log = log
        self.ports = {port: free_port() for port in (SESSIONS_PORT, SCREEN_PORT, LOOK_PORT)}
        forwards = ",".join(f"hostfwd=tcp:127.0.0.1:{ours}-10.0.2.15:{theirs}" for theirs, ours in self.ports.items())
        qmp = f"{image.folder}/qmp"
        if os.path.exists(qmp):
            os.unlink(qmp)
        self.process = subprocess.Popen([
            "qemu-system-x86_64", "-machine", "q35", "-accel", "tcg,thread=multi", "-smp", "2", "-m", "512", "-cpu", "max",
            "-nodefaults", "-no-reboot", "-display", "none", "-device", "virtio-keyboard-pci",
            "-drive", f"file={image.disk},format=raw,if=virtio,readonly=on",
            # What the machine flushes is flushed to the disk below, and nothing else is.
            "-drive", f"file={device},format=raw,if=virtio,cache=writeback",
            "-netdev", f"user,id=net,restrict=on,{forwards}", "-device", "virtio-net-pci,netdev=net,romfile=",
            "-kernel", image.kernel, "-initrd", image.initrd,
            "-append", "console=ttyS0 quiet net.ifnames=0 mitigations=off panic=-1 random.trust_cpu=on",
            "-serial", f"file:{log}", "-qmp", f"unix:{qmp},server=on,wait=off"], stdin=subprocess.DEVNULL)
        self.qmp = self.connected(qmp).makefile("rw")
        self.qmp.readline()
        self.command("qmp_capabilities")

    def connected(self, path):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(path)
                return connection
            except OSError:
                connection.close()
                time.sleep(0.02)
        raise MachineFailed("QEMU does not start")

    def command(self, name, **arguments):
        self.qmp.write(json.dumps({"execute": name, "arguments": arguments}) + "\n")
        self.qmp.flush()
        while line := self.qmp.readline():
            answer = json.loads(line)
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise MachineFailed(f"{name}: {answer['error']}")
        raise OSError("QEMU has ended")

    def key(self, name, is_down):
        event = {"type": "key", "data": {"down": is_down, "key": {"type": "qcode", "data": name}}}
        self.command("input-send-event", events=[event])

    def await_word(self, word, seconds):
        """Until it stands on the machine's console."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with open(self.log, errors="replace") as file:
                if word in file.read():
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise MachineFailed(f"the console did not say {word} within {seconds} s; see {self.log}")

    def look(self, word="look"):
        with socket.create_connection(("127.0.0.1", self.ports[LOOK_PORT]), timeout=60) as connection:
            connection.sendall(word.encode() + b"\n")
            return b"".join(iter(lambda: connection.recv(65536), b"")).decode().splitlines()

    def kill(self):
        self.process.kill()
        self.process.wait()
        # A press may have been on its way to the machine.
        with contextlib.suppress(OSError):
            self.qmp.close()
