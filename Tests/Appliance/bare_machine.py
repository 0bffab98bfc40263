"""A computer in QEMU that boots quickly: Debian 12 with its own kernel and udev, no service manager and no KVM.

What runs on it, and by which ports it is reached, its users say: `Tests/Torture/power_machine.py` cuts its power,
`input_machine.py` plugs devices into it.
"""

import contextlib
import glob
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import time

PACKAGES = ["linux-image-amd64", "udev", "kmod", "socat", "sqlite3", "busybox-static", "libevdev2", "libsystemd0", "libudev1",
            "libsqlite3-0", "ca-certificates", "tzdata", "evemu-tools"]
#: What the kernel needs before it has a root.
FIRST_MODULES = ["virtio_pci", "virtio_blk", "ext4"]

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

# /sbin/kiosk-init is made of these three, in this order, and of what its user adds. No service manager: it would be most of
# the boot.

#: The root is read-only.
FOLDERS = """#!/bin/sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs run /run
mount -t tmpfs tmp /tmp
"""


def devices(*modules):
    return f"""/usr/lib/systemd/systemd-udevd --daemon
modprobe -a {' '.join(modules)} virtio_net
udevadm trigger --action=add --subsystem-match=input
udevadm settle
"""


def network(*ports):
    """kioskd's ports are on loopback, as shipped; the address that QEMU forwards to is another one."""
    forwards = "".join(
        f"socat TCP-LISTEN:{port},bind=10.0.2.15,fork,reuseaddr,nodelay TCP:127.0.0.1:{port},nodelay &\n" for port in ports)
    return f"""busybox ip link set lo up
busybox ip address add 10.0.2.15/24 dev eth0
busybox ip link set eth0 up
{forwards}"""


class MachineFailed(Exception):
    """The text says what of it did not work."""


def run(*words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, **options)
    if done.returncode != 0:
        raise MachineFailed(f"{words[0]} ended with status {done.returncode}: {done.stderr[-800:]!r}")
    return done.stdout


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class BareImage:
    """Kernel, first root and root of the machine, made anew when its recipe has changed, from packages that are fetched once.

    `files` are texts with their modes, `programs` and `copies` are paths here, all by their paths there; a program comes with
    the libraries that a machine without Swift has not. `folders` are there to be mounted upon."""

    def __init__(self, folder, files, programs, copies, folders):
        self.folder, self.root = folder, f"{folder}/root"
        self.disk, self.initrd = f"{folder}/root.ext4", f"{folder}/initrd"
        os.makedirs(folder, exist_ok=True)
        stamp = f"{folder}/recipe"
        contents = [(there, digest(here)) for there, here in (programs | copies).items()]
        recipe = repr([PACKAGES, FIRST_MODULES, FIRST_INIT, files, contents, folders])
        if not os.path.exists(stamp) or open(stamp).read() != recipe:
            self.make(files, programs, copies, folders)
            with open(stamp, "w") as file:
                file.write(recipe)
        self.kernel = glob.glob(f"{self.root}/boot/vmlinuz-*")[0]

    def make(self, files, programs, copies, folders):
        base = self.base()
        shutil.rmtree(self.root, ignore_errors=True)
        os.makedirs(self.root)
        run("tar", "-xf", base, "-C", self.root)
        self.kernel = glob.glob(f"{self.root}/boot/vmlinuz-*")[0]
        for there, here in programs.items():
            self.add_program(here, there)
        for there, here in copies.items():
            shutil.copy(here, f"{self.root}/{there}")
        for there, (text, mode) in files.items():
            self.write(there, text, mode)
        for folder in folders:
            os.makedirs(f"{self.root}/{folder}", exist_ok=True)
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

    def add_program(self, program, there):
        """With its libraries, and without what only a debugger reads."""
        run("strip", "--strip-debug", "-o", f"{self.root}/{there}", program)
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
        for module in FIRST_MODULES:
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


class BareMachine:
    """One life of it. It runs from its making until it is killed; `devices` are QEMU's words for what it has beside a root."""

    def __init__(self, image, log, ports, devices):
        self.log, self.events = log, []
        self.ports = {port: free_port() for port in ports}
        forwards = ",".join(f"hostfwd=tcp:127.0.0.1:{ours}-10.0.2.15:{theirs}" for theirs, ours in self.ports.items())
        qmp = f"{image.folder}/qmp"
        if os.path.exists(qmp):
            os.unlink(qmp)
        self.process = subprocess.Popen([
            "qemu-system-x86_64", "-machine", "q35", "-accel", "tcg,thread=multi", "-smp", "2", "-m", "512", "-cpu", "max",
            "-nodefaults", "-no-reboot", "-display", "none",
            "-drive", f"file={image.disk},format=raw,if=virtio,readonly=on", *devices,
            "-netdev", f"user,id=net,restrict=on,{forwards}", "-device", "virtio-net-pci,netdev=net,romfile=",
            "-kernel", image.kernel, "-initrd", image.initrd,
            "-append", "console=ttyS0 quiet net.ifnames=0 mitigations=off panic=-1 random.trust_cpu=on",
            "-serial", f"file:{log}", "-qmp", f"unix:{qmp},server=on,wait=off"], stdin=subprocess.DEVNULL)
        try:
            self.qmp = self.connected(qmp).makefile("rw")
            self.qmp.readline()
            self.command("qmp_capabilities")
        except BaseException:
            self.process.kill()
            raise

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
            self.events.append(answer)
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

    def kill(self):
        self.process.kill()
        self.process.wait()
        # A press may have been on its way to the machine.
        with contextlib.suppress(OSError):
            self.qmp.close()
