"""A disk of one's own that can lose its power: ext4 on a loop device over `forgetful_disk.c`. Needs root, /dev/fuse and a free
loop device."""

import ctypes
import os
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
MEBIBYTE = 1 << 20
CLONE_NEWNS, MS_REC, MS_PRIVATE = 0x20000, 0x4000, 0x40000


class DiskFailed(Exception):
    """The disk could not be made or plugged in; the text says why."""


def keep_mounts_private():
    """From now on nobody but this process and its children sees what it mounts, or keeps it mounted by having seen it; with the
    last of them all of it is gone."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNS) != 0 or libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None) != 0:
        raise DiskFailed(f"mounting needs root: {os.strerror(ctypes.get_errno())}")


def compile_disk(folder):
    """The program, made in `folder`."""
    program = f"{folder}/forgetful_disk"
    flags = run("pkg-config", "--cflags", "--libs", "fuse3").split()
    run("cc", "-O2", "-Wall", "-Wextra", "-o", program, f"{HERE}/forgetful_disk.c", *flags)
    return program


def run(*words):
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise DiskFailed(f"{' '.join(words)} ended with status {done.returncode}: {done.stderr.strip()}")
    return done.stdout.strip()


class ForgetfulDisk:
    """Files on it lie in `path`, while it is plugged in."""

    def __init__(self, program, folder, mebibytes=1024):
        self.program, self.backing, self.shown, self.path = program, f"{folder}/backing", f"{folder}/shown", f"{folder}/mounted"
        for place in (folder, self.shown, self.path):
            os.makedirs(place, exist_ok=True)
        with open(self.backing, "wb") as file:
            file.truncate(mebibytes * MEBIBYTE)
        run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.backing)
        self.process, self.loop, self.is_mounted = None, None, False

    @property
    def device(self):
        """The bare disk as a file, while it is shown."""
        return f"{self.shown}/disk"

    def show(self):
        """Its power comes back, and `device` has what it has kept."""
        self.process = subprocess.Popen([self.program, self.backing, self.shown])
        deadline = time.monotonic() + 20
        while not os.path.ismount(self.shown):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise DiskFailed(f"{self.program} does not show its disk; is there a /dev/fuse?")
            time.sleep(0.005)

    def plug(self):
        """The same, and its file system is mounted."""
        self.show()
        self.loop = run("losetup", "--find", "--show", self.device)
        run("mount", "-t", "ext4", self.loop, self.path)
        self.is_mounted = True

    def cut(self, seed):
        """Its power is gone from now on. What was not flushed is forgotten, all of it when the seed is 0, else about half."""
        with open(f"{self.shown}/control", "wb", buffering=0) as control:
            control.write(f"cut {seed}".encode())

    def unplug(self):
        """After the last program that had it open has gone. Without a cut everything is flushed."""
        if self.is_mounted:
            run("umount", self.path)
            self.is_mounted = False
        if self.loop:
            run("losetup", "--detach", self.loop)
            self.loop = None
        if self.process:
            # The loop device lets go of its file a moment after it was detached.
            deadline = time.monotonic() + 20
            while os.path.ismount(self.shown):
                try:
                    run("umount", self.shown)
                except DiskFailed:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(0.01)
            self.process.wait()
            self.process = None
