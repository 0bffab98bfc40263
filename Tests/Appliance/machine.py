"""A kiosk's computer in QEMU: Debian 12 with the guide's commands carried out in it, a screen that can be photographed, a
number pad that can be pressed, a loudspeaker whose sound is a file, and a root's shell to ask what goes on inside."""

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

BASE = ["systemd-sysv", "udev", "dbus", "linux-image-amd64", "kmod", "procps", "iproute2", "alsa-utils"]

# A root's shell on the second serial line: a command comes in as one line, its output and status go out.
SHELL = """[Unit]
DefaultDependencies=no
After=systemd-journald.socket systemd-udevd.service
[Service]
ExecStart=/bin/bash -c 'while IFS= read -r line; do SYSTEMD_COLORS=0 bash -c "$line" </dev/null 2>&1; echo "<<$?>>"; done'
StandardInput=tty
StandardOutput=tty
TTYPath=/dev/ttyS1
Restart=always
[Install]
WantedBy=sysinit.target
"""


def run(*words, **options):
    subprocess.run([str(word) for word in words], check=True, **options)


def blocks(guide):
    """The guide's commands, a list of lines for each block."""
    return [block.strip().splitlines() for block in re.findall(r"```sh\n(.*?)```", guide.read_text(), re.DOTALL)]


class Image:
    """The disk of the machine."""

    def __init__(self, folder, repository, programs):
        self.folder, self.repository, self.programs = folder, repository, programs
        self.root, self.disk = folder / "root", folder / "disk.ext4"
        self.blocks = blocks(repository / "Firmware-Config" / "README.md")

    def block(self, mark):
        """The block of the guide in which a text stands."""
        return next(lines for lines in self.blocks if any(mark in line for line in lines))

    def build(self, marks, configure):
        """A root with the guide's blocks of these marks carried out, changed by `configure`, as a disk."""
        lines = [line for mark in marks for line in self.block(mark)]
        packages = sorted({word for line in lines if line.startswith("apt-get install") for word in line.split()[3:]})
        base = self._base(BASE + packages)
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir()
        run("tar", "-xf", base, "-C", self.root)
        source = self.root / "root"
        for name in ["Firmware-Config", "Systemd"]:
            shutil.copytree(self.repository / name, source / name)
        for name in ["kioskd", "kioskctl"]:
            self._add_program(self.programs / name, source / name)
        skipped = ("apt-get", "nano", "systemd-hwdb", "udevadm", "curl", "ls", "journalctl")
        steps = ["set -eux", "cd /root"] + [
            line.replace("enable --now", "enable") for line in lines if line.split()[0] not in skipped]
        run("unshare", "--mount", "--pid", "--fork", f"--mount-proc={self.root}/proc", "chroot", self.root, "/bin/sh",
            input="\n".join(steps), text=True, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "SYSTEMD_OFFLINE": "1"})
        configure(self.root)
        unit = self.root / "etc/systemd/system/test-shell.service"
        unit.write_text(SHELL)
        run("systemctl", f"--root={self.root}", "enable", "test-shell.service")
        self.disk.unlink(missing_ok=True)
        run("mkfs.ext4", "-q", "-d", self.root, self.disk, "4G")

    def _base(self, packages):
        name = hashlib.sha256(" ".join(packages).encode()).hexdigest()[:16]
        tar = self.folder / f"base-{name}.tar"
        if not tar.exists():
            unfinished = tar.with_suffix(".unfinished.tar")
            run("mmdebstrap", "--mode=root", "--variant=minbase", "--aptopt=APT::Install-Recommends \"false\"",
                "--include=" + ",".join(packages), "bookworm", unfinished)
            unfinished.rename(tar)
        return tar

    def _add_program(self, program, target):
        """With the libraries that a machine without Swift has not."""
        shutil.copy(program, target)
        told = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
        for library in re.findall(r"=> (/\S+)", told):
            place = self.root / library.lstrip("/")
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(library, place)


class Machine:
    """Runs from the disk of an image until it is left."""

    def __init__(self, image):
        self.image = image
        self.sound = image.folder / "loudspeaker.wav"

    def __enter__(self):
        folder = self.image.folder
        boot = self.image.root / "boot"
        kernel = next(boot.glob("vmlinuz-*"))
        for name in ["qmp", "shell"]:
            (folder / name).unlink(missing_ok=True)
        self.process = subprocess.Popen([
            "nice", "-n", "10", "qemu-system-x86_64", "-machine", "q35", "-accel", "tcg", "-smp", "2", "-m", "2048",
            "-cpu", "max", "-display", "none", "-vga", "none", "-device", "virtio-gpu-pci,xres=1024,yres=600",
            "-device", "qemu-xhci", "-device", "usb-kbd",
            "-audiodev", f"wav,id=speaker,path={self.sound},out.frequency=44100", "-device", "intel-hda",
            "-device", "hda-output,audiodev=speaker",
            "-drive", f"file={self.image.disk},format=raw,if=virtio,snapshot=on", "-nic", "none",
            "-kernel", kernel, "-initrd", next(boot.glob("initrd.img-*")),
            "-append", "root=/dev/vda rw console=ttyS0 quiet systemd.show_status=no",
            "-serial", f"file:{folder}/console.log", "-serial", f"unix:{folder}/shell,server=on,wait=off",
            "-qmp", f"unix:{folder}/qmp,server=on,wait=off",
        ])
        self.qmp = self._connect("qmp").makefile("rw")
        self.qmp.readline()
        self.command("qmp_capabilities")
        self.shell = self._connect("shell").makefile("rwb", buffering=0)
        return self

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.wait()

    def _connect(self, name):
        for _ in range(100):
            try:
                link = socket.socket(socket.AF_UNIX)
                link.connect(str(self.image.folder / name))
                return link
            except OSError:
                time.sleep(0.1)
        raise SystemExit("QEMU does not start")

    def command(self, name, **arguments):
        self.qmp.write(json.dumps({"execute": name, "arguments": arguments}) + "\n")
        self.qmp.flush()
        while True:
            answer = json.loads(self.qmp.readline())
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise SystemExit(f"{name}: {answer['error']}")

    def ask(self, line, timeout=120):
        """Status and output of a command inside."""
        self.shell.write((line + "\n").encode())
        told, deadline = b"", time.monotonic() + timeout
        while not (end := re.search(rb"<<(\d+)>>\r?\n", told)):
            if time.monotonic() > deadline:
                raise SystemExit(f"no answer to {line}: {told!r}")
            told += self.shell.read(4096)
        output = told[: end.start()].decode(errors="replace").replace("\r", "")
        # The line may echo what it is given.
        return int(end[1]), output.removeprefix(line).lstrip("\n")

    def await_success(self, line, seconds):
        """Asks until a command inside succeeds."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            status, output = self.ask(line)
            if status == 0:
                return output
            time.sleep(1)
        raise SystemExit(f"not within {seconds} s: {line}\n{output}")

    def photograph(self, path):
        self.command("screendump", filename=str(path), format="png")

    def press(self, key):
        for down in (True, False):
            event = {"type": "key", "data": {"down": down, "key": {"type": "qcode", "data": key}}}
            self.command("input-send-event", events=[event])
