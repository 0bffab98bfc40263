#!/usr/bin/python3
"""device-testbed: runs a program that believes in input devices which do not exist.

    device-testbed.py --device JSON [--device JSON ...] -- PROGRAM [ARGUMENT ...]

The program runs under umockdev-wrapper and sees the described button devices in sysfs, through udev and as evdev nodes.
It runs unchanged; only fully static programs, raw system calls and io_uring are beyond umockdev's reach.

A device is a JSON object. Only `id` is required:
    id          what commands call it, e.g. "panel"
    name        as the kernel reports it; default: the id
    name_bytes  the same as hexadecimal bytes, for names that are no text
    vendor, product, version, bus   hexadecimal texts; default 1209, 2303, 0111, 0003
    phys, uniq  physical path and serial number; default "usb-0000:00:14.0-N/input0" and ""
    keys        names of the keys that it has: ["KEY_1", "BTN_TRIGGER"]
    axes        its absolute axes with the lowest and the highest value of each: {"ABS_X": [0, 4095]}; a touch screen
                has ABS_X, ABS_Y and the key BTN_TOUCH, or ABS_MT_SLOT, ABS_MT_TRACKING_ID and the two positions
    switches    names of its switches: ["SW_DOCK"]
    lamps       names of the LEDs that it has: ["LED_SCROLLL"]
    deaf        true: setting a lamp fails with EIO
    properties  udev properties beside ID_INPUT=1 and ID_INPUT_KEY=1
    busy        true: another program holds it, EVIOCGRAB answers EBUSY until {"release": id}
    clock       false: the driver refuses EVIOCSCLOCKID, and events carry the wall clock
    mode        octal permissions of the node, default "0660"; the program lacks CAP_DAC_OVERRIDE, "0000" stops root too
    plugged     false: described, but absent until {"plug": id}
    held        names of keys that are down from the beginning

Commands come as JSON lines on standard input. `device` may be left out when just one device has the key:
    {"press": "KEY_1", "device": "panel", "down_ms": 60}     down now, up after down_ms (default 60); with "quiet_ms" every
                                                             report waits so long after the up, and the program has the
                                                             machine to itself
    {"key": "KEY_1", "value": 1}      {"keys": {"KEY_1": 1, "KEY_2": 1}}     one frame; with "ago_ms" it was so long ago
    {"touch": [100, 200], "to": [110, 200], "down_ms": 60}   a finger comes down, and leaves after down_ms, somewhere else
                                                             if `to` is given; null for down_ms and it stays
    {"lift": "screen"}                                       the finger that stayed leaves
    {"type": "AB1", "end": "KEY_ENTER"}                      the keys of a scanner, one after the other, shift included
    {"burst": 250, "key": "KEY_1", "spacing_ms": 100}        so many presses (of 4 events) at once, with the times that
                                                             they had if they were made one after the other until now; with
                                                             "ahead": true from now on, so that a finger whose up is not
                                                             written yet has not been down for long; with "first", a stamp,
                                                             from then on
    {"raw": [[3, 0, 512]], "device": "panel"}                one frame of [type, code, value]
    {"frames": [[0, [[3, 0, 512]]], [20, [[1, 2, 1]]]]}      frames at once, with the times of so many milliseconds from now.
                                                             [300, "unplug"], [400, "plug"] and [500, "lost", ["KEY_2"]] (as
                                                             syn_dropped) happen at their time, once what came before has been
                                                             read; what follows keeps its distance from them.
                                                             "until_now": true: written all at once, whole or not yet there
                                                             for a reader, the last of them with the time of now
    {"strokes": 100, "moves": 8, "spacing_ms": 8}            so many fingers in one slot, one after the other, each with a
                                                             down, moves and an up, with times as those of burst
    {"syn_dropped": "panel", "keys_down": ["KEY_2"]}         the kernel's buffer overran, and these keys are down now;
                                                             "fingers": {"0": [7, 100, 200]} are in the slots
    {"unplug": "panel"}  {"plug": "panel", "name": "other", "keys": [...]}   plug may change the description
    {"grab": "panel"}  {"release": "panel"}                  another program takes the device, or leaves it
    {"mode": "0660", "device": "panel"}                      other permissions, and udev's word of the change
    {"break": "panel"}  {"mend": "panel"}                    it is there and cannot be read: EIO
    {"signal": "TERM"}                                       to the program
    {"quit": true}                                           TERM, after 5 s KILL; also when the pipe of commands ends

Reports are JSON lines on standard output:
    {"ready": {"root": ..., "pid": ...}}             first of all; pid is the program's
    {"wrote": {"device", "key", "value", "at"}}      for each key event, and for a finger as the key `touch`; `at` is CLOCK_MONOTONIC in microseconds, read
                                                     right before the write, and also the event's own time
    {"done": COMMAND}                                it has been carried out (a press: with its up)
    {"error": TEXT, "command": COMMAND}              it could not be
    {"lamp": {"device", "lamp", "value"}}            the program lit a lamp or put it out
    {"grabbed": id, "at"} {"ungrabbed": id, "at"}    what the program did, and when
    {"stdout": LINE}                                 what the program wrote; its standard error passes through untouched
    {"exited": STATUS}                               last of all; the testbed exits with the same status (128 + signal)

Nodes are FIFOs of 1 MiB, and what does not fit waits here, so bursts stay whole. Unplugging removes the node, sends the
uevent and answers ENODEV to everything on open descriptors. Nothing is left behind in the temporary folder.
"""

import argparse
import contextlib
import ctypes
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading

sys.dont_write_bytecode = True
from mock_device import (  # noqa: E402
    ABS_MT_SLOT, ABS_MT_X, ABS_MT_Y, ABS_X, ABS_Y, EV_ABS, EV_KEY, EV_SYN, SYN_DROPPED, GLib, MockDevice, UMockdev,
    key_code, microseconds)

PR_SET_PDEATHSIG, PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 24, 1, 2
LIBC = ctypes.CDLL(None)


def key_of(character):
    """The key of a US keyboard that types a character, and whether with shift."""
    signs = {"-": ("MINUS", False), ".": ("DOT", False), "/": ("SLASH", False), ":": ("SEMICOLON", True),
             "|": ("BACKSLASH", True), " ": ("SPACE", False)}
    name, is_shifted = signs.get(character, (character.upper(), character.isupper()))
    return key_code("KEY_" + name), is_shifted


class Testbed:
    def __init__(self, descriptions, program):
        self.loop, self.status, self.is_ending, self.speaking = GLib.MainLoop(), None, False, threading.Lock()
        self.held = None
        self.mock = UMockdev.Testbed.new()
        self.root = self.mock.get_root_dir()
        os.chmod(self.root, 0o755)
        self.devices = {d["id"]: MockDevice(self, number, d) for number, d in enumerate(descriptions)}
        for device in self.devices.values():
            self.mock.attach_ioctl(device.node, device)
            if device.description.get("plugged", True):
                device.plug()
        self.child = subprocess.Popen(
            program, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, preexec_fn=self.confine, start_new_session=True,
            env={**os.environ, "UMOCKDEV_DIR": self.root})
        self.report(ready={"root": self.root, "pid": self.child.pid})
        self.output, self.input = b"", b""
        self.follow(self.child.stdout.fileno(), self.child_wrote)
        self.follow(sys.stdin.fileno(), self.commanded)
        GLib.child_watch_add(GLib.PRIORITY_DEFAULT, self.child.pid, self.child_ended)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            GLib.unix_signal_add(GLib.PRIORITY_HIGH, number, self.quit)

    @staticmethod
    def confine():
        """The program dies with the testbed, and the permissions of nodes hold for it even when it is root."""
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            LIBC.prctl(PR_CAPBSET_DROP, capability)

    def run(self):
        try:
            self.loop.run()
        finally:
            shutil.rmtree(self.root, ignore_errors=True)
        self.report(exited=self.status)
        return self.status

    def report(self, **line):
        with self.speaking, contextlib.suppress(BrokenPipeError):  # devices report from the library's own thread
            if self.held is not None:
                self.held.append(line)
            else:
                os.write(1, (json.dumps(line) + "\n").encode())

    def be_quiet(self, milliseconds):
        def speak():
            held, self.held = self.held, None
            for line in held:
                self.report(**line)
            return False

        self.held = []
        GLib.timeout_add(milliseconds, speak)

    # The program -----------------------------------------------------------------------------------------------------

    @staticmethod
    def follow(descriptor, action):
        os.set_blocking(descriptor, False)
        GLib.io_add_watch(descriptor, GLib.IO_IN | GLib.IO_HUP, lambda descriptor, _: action(descriptor))

    @staticmethod
    def take(descriptor):
        """What is there to read; empty at the end, None when there is nothing yet."""
        try:
            return os.read(descriptor, 65536)
        except BlockingIOError:
            return None

    def child_wrote(self, descriptor):
        data = self.take(descriptor)
        *lines, self.output = (self.output + (data or b"")).split(b"\n")
        if data == b"" and self.output:
            lines, self.output = [*lines, self.output], b""
        for line in lines:
            self.report(stdout=line.decode(errors="replace"))
        return data != b""

    def child_ended(self, _, status):
        descriptor = self.child.stdout.fileno()
        while data := self.take(descriptor):
            self.output += data
        for line in self.output.splitlines():
            self.report(stdout=line.decode(errors="replace"))
        self.signal_program(signal.SIGKILL)  # whatever it may have started itself
        code = os.waitstatus_to_exitcode(status)
        self.status = code if code >= 0 else 128 - code
        self.loop.quit()

    def signal_program(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.child.pid, number)

    def quit(self):
        if not self.is_ending:
            self.is_ending = True
            self.signal_program(signal.SIGTERM)
            GLib.timeout_add_seconds(5, lambda: self.signal_program(signal.SIGKILL) or False)
        return True

    # Commands --------------------------------------------------------------------------------------------------------

    def commanded(self, descriptor):
        data = self.take(descriptor)
        if data is None:
            return True
        if not data:
            # The end of a pipe means that whoever gave commands is gone; a terminal or /dev/null has none to give.
            kind = os.fstat(descriptor).st_mode
            if stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind):
                self.quit()
            return False
        *lines, self.input = (self.input + data).split(b"\n")
        for line in filter(bytes.strip, lines):
            command = line.decode(errors="replace")
            try:
                command = json.loads(line)
                self.perform(command)
            except (ValueError, KeyError, TypeError, AttributeError, OSError, StopIteration) as problem:
                self.report(error=f"{type(problem).__name__}: {problem}", command=command)
        return True

    def perform(self, command):
        verb = next(iter(command))
        if getattr(self, "do_" + verb)(command, command[verb]) != "later":
            self.report(done=command)

    def device_for(self, command, key=None):
        if "device" in command:
            return self.devices[command["device"]]
        fitting = [d for d in self.devices.values() if d.fifo is not None and (key is None or key_code(key) in d.keys)]
        if len(fitting) != 1:
            raise ValueError(f"{len(fitting)} devices fit, say which one")
        return fitting[0]

    def do_press(self, command, key):
        device, code = self.device_for(command, key), key_code(key)

        def release():
            try:
                if "quiet_ms" in command:
                    self.be_quiet(command["quiet_ms"])
                device.write([(EV_KEY, code, 0)])
                self.report(done=command)
            except ValueError as problem:
                self.report(error=str(problem), command=command)
            return False

        device.write([(EV_KEY, code, 1)])
        GLib.timeout_add(command.get("down_ms", 60), release)
        return "later"

    def do_key(self, command, key):
        at = microseconds() - 1000 * command.get("ago_ms", 0)
        self.device_for(command, key).write([(EV_KEY, key_code(key), command["value"])], at)

    def do_keys(self, command, keys):
        self.device_for(command, next(iter(keys))).write([(EV_KEY, key_code(k), v) for k, v in keys.items()])

    def do_burst(self, command, count):
        device, code = self.device_for(command, command["key"]), key_code(command["key"])
        spacing = command.get("spacing_ms", 100) * 1000
        first = command.get("first", microseconds() - (0 if command.get("ahead") else count * spacing))
        for down in range(first, first + count * spacing, spacing):
            device.write([(EV_KEY, code, 1)], down)
            device.write([(EV_KEY, code, 0)], down + spacing // 2)

    def do_strokes(self, command, count):
        device, moves, spacing = self.device_for(command), command["moves"], command["spacing_ms"] * 1000
        at = command.get("first", microseconds() - count * (moves + 2) * spacing)
        for _ in range(count):
            device.finger((100, 100), at)
            for move in range(1, moves + 1):
                x, y = 100 + 10 * move, 100 + 5 * move
                device.write([(EV_ABS, ABS_MT_X, x), (EV_ABS, ABS_MT_Y, y), (EV_ABS, ABS_X, x), (EV_ABS, ABS_Y, y)],
                             at + move * spacing)
            device.finger(None, at + (moves + 1) * spacing)
            at += (moves + 2) * spacing

    def do_touch(self, command, place):
        device = self.device_for(command)

        def leave():
            try:
                device.finger(None)
                self.report(done=command)
            except ValueError as problem:
                self.report(error=str(problem), command=command)
            return False

        device.finger(place)
        if "to" in command:
            axes = (ABS_MT_X, ABS_MT_Y) if ABS_MT_SLOT in device.axes else (ABS_X, ABS_Y)
            device.write([(EV_ABS, axis, value) for axis, value in zip(axes, command["to"])])
        if (wait := command.get("down_ms", 60)) is None:
            return None
        GLib.timeout_add(wait, leave)
        return "later"

    def do_lift(self, _, device):
        self.devices[device].finger(None)

    def do_type(self, command, text):
        device, shift = self.device_for(command, "KEY_ENTER"), key_code("KEY_LEFTSHIFT")
        for character in text:
            name, is_shifted = key_of(character)
            for event in ([(shift, 1)] if is_shifted else []) + [(name, 1), (name, 0)] + ([(shift, 0)] if is_shifted else []):
                device.write([(EV_KEY, *event)])
        if command.get("end"):
            for value in (1, 0):
                device.write([(EV_KEY, key_code(command["end"]), value)])

    def do_raw(self, command, events):
        self.device_for(command).write([tuple(event) for event in events])

    def do_frames(self, command, frames):
        if command.get("until_now"):
            frames = [(milliseconds, [tuple(event) for event in events]) for milliseconds, events in frames]
            return self.device_for(command).write_until_now(frames)
        self.play(command, self.device_for(command), frames, microseconds())
        return "later"

    def play(self, command, device, steps, start, must_wait=False):
        """Writes as many frames as it can: none of them lies in the past, so that nothing is over before all has been read.
        What is there while a reader asks how the device stands after a loss is lost too, so what follows one waits."""
        for place, (milliseconds, step, *down) in enumerate(steps):
            at = start + milliseconds * 1000
            is_frame = not isinstance(step, str)
            is_early = (must_wait or not is_frame) and microseconds() < at or must_wait and not device.is_read()
            if is_early or not is_frame and not self.happened(step, device, *down):
                GLib.timeout_add(5, self.resume, command, device, steps[place:], start, must_wait)
                return
            must_wait = step == "lost"
            if is_frame:
                device.write([tuple(event) for event in step], at)
            else:
                start += microseconds() - at
        self.report(done=command)

    def resume(self, command, *rest):
        try:
            self.play(command, *rest)
        except (ValueError, KeyError, OSError) as problem:
            self.report(error=f"{type(problem).__name__}: {problem}", command=command)
        return False

    def happened(self, step, device, down=()):
        """Does it as soon as that can be; a device that has come back waits until somebody reads it."""
        if step == "plug":
            if device.fifo is None:
                self.do_plug({}, device.id)
            return device.is_open()
        if not device.is_read():
            return False
        if step == "unplug":
            device.unplug()
        else:
            self.do_syn_dropped({"keys_down": down}, device.id)
        return True

    def do_syn_dropped(self, command, device):
        self.devices[device].down = {key_code(name) for name in command.get("keys_down", [])}
        self.devices[device].place(command.get("fingers", {}))
        self.devices[device].write([(EV_SYN, SYN_DROPPED, 0)])

    def do_unplug(self, _, device):
        self.devices[device].unplug()

    def do_plug(self, command, device):
        changes = {name: value for name, value in command.items() if name != "plug"}
        self.devices[device].describe({**self.devices[device].description, **changes})
        self.devices[device].plug()

    def do_grab(self, _, device):
        self.devices[device].busy = True

    def do_release(self, _, device):
        self.devices[device].busy = False

    def do_break(self, _, device):
        self.devices[device].broken = True

    def do_mend(self, _, device):
        self.devices[device].broken = False

    def do_mode(self, command, mode):
        self.device_for(command).set_mode(mode)

    def do_signal(self, _, name):
        self.signal_program(getattr(signal, "SIG" + name))

    def do_quit(self, *_):
        self.quit()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", action="append", type=json.loads, required=True, metavar="JSON")
    parser.add_argument("program", nargs="+", metavar="PROGRAM")
    arguments = parser.parse_args()
    if "umockdev-preload" not in os.environ.get("LD_PRELOAD", ""):  # the library finds its own devices only under it
        os.execvp("umockdev-wrapper", ["umockdev-wrapper", sys.executable, *sys.argv])
    status = Testbed(arguments.device, arguments.program).run()
    os._exit(status)  # without the library's own clean-up, which would look for the removed folder


main()
