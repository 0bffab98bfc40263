#!/usr/bin/python3
"""device-testbed: runs a program that believes in input devices which do not exist.

    device-testbed.py --device JSON [--device JSON ...] -- PROGRAM [ARGUMENT ...]

The program runs under umockdev-wrapper and sees the described button devices in sysfs, through udev and as evdev nodes.
It runs unchanged, except that a fully static program, raw system calls and io_uring are beyond umockdev's reach.

A device is a JSON object. Only `id` is required:
    id          what commands call it, e.g. "panel"
    name        as the kernel reports it; default: the id
    vendor, product, version, bus   hexadecimal texts; default 1209, 2303, 0111, 0003
    phys, uniq  physical path and serial number; default "usb-0000:00:14.0-N/input0" and ""
    keys        key names it advertises and sends: ["KEY_1", "BTN_TRIGGER"]
    properties  udev properties beside ID_INPUT=1 and ID_INPUT_KEY=1
    busy        true: another program holds it, EVIOCGRAB answers EBUSY until {"release": id}
    clock       false: the driver refuses EVIOCSCLOCKID, events carry the wall clock
    mode        octal permissions of the node, default "0660"; the program runs without CAP_DAC_OVERRIDE, so "0000" refuses root too
    plugged     false: described, but absent until {"plug": id}
    held        key names that are down from the beginning

Commands come as JSON lines on standard input. `device` may be left out when one device has that key:
    {"press": "KEY_1", "device": "panel", "down_ms": 60}     down now, up after down_ms (default 60)
    {"key": "KEY_1", "value": 1}      {"keys": {"KEY_1": 1, "KEY_2": 1}}     one frame
    {"burst": 250, "key": "KEY_1", "spacing_ms": 100}        that many presses written at once (4 events each), stamped as
                                                             if they had been made one after the other until now
    {"raw": [[3, 0, 512]], "device": "panel"}                one frame of [type, code, value]
    {"syn_dropped": "panel", "keys_down": ["KEY_2"]}         the kernel's buffer overran; these keys are down now
    {"unplug": "panel"}  {"plug": "panel", "name": "other", "keys": [...]}   plug may change the description
    {"grab": "panel"}  {"release": "panel"}                  another program takes or leaves the device
    {"mode": "0660", "device": "panel"}                      new permissions, and udev's `change` event
    {"signal": "TERM"}                                       to the program
    {"quit": true}                                           TERM, after 5 s KILL; also when the commands' pipe closes

Reports are JSON lines on standard output, flushed one by one:
    {"ready": {"root": ..., "pid": ...}}             first of all; pid is the program's
    {"wrote": {"device", "key", "value", "at"}}      one for each key event, `at` being CLOCK_MONOTONIC in microseconds, read
                                                     right before the write and carried in input_event.time as well
    {"done": COMMAND}                                the command has been carried out (a press: with its up)
    {"error": TEXT, "command": COMMAND}              it could not be
    {"grabbed": id} {"ungrabbed": id}                what the program did
    {"stdout": LINE}                                 a line that the program wrote; its standard error is passed through untouched
    {"exited": STATUS}                               last of all; the testbed exits with the same status (128 + signal)

The node is a FIFO of 1 MiB, and what does not fit waits here, so bursts are whole. Unplugging removes the node, sends the uevent
and answers ENODEV to everything on open descriptors. Nothing is left behind in the temporary folder.
"""

import argparse, ctypes, errno, fcntl, json, os, shutil, signal, stat, struct, subprocess, sys, threading, time

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev  # noqa: E402

EV_SYN, EV_KEY, SYN_REPORT, SYN_DROPPED, KEY_BYTES = 0, 1, 0, 3, 96
EVDEV = ctypes.CDLL("libevdev.so.2")
LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG, PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 24, 1, 2


SPEAKING = threading.Lock()  # the library answers the program's ioctls on a thread of its own


def report(**line):
    with SPEAKING:
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def key_code(name):
    code = EVDEV.libevdev_event_code_from_name(EV_KEY, name.encode())
    if code < 0:
        raise ValueError(f"no key is called {name}")
    return code


def microseconds(clock=time.CLOCK_MONOTONIC):
    return time.clock_gettime_ns(clock) // 1000


def bitmap(bits, size):
    data = bytearray(size)
    for bit in bits:
        data[bit // 8] |= 1 << bit % 8
    return bytes(data)


class Device(UMockdev.IoctlBase):
    """One evdev node: its description, its key state and the answers to its ioctls."""

    def __init__(self, testbed, number, description):
        super().__init__()
        self.testbed, self.number, self.id = testbed, number, description["id"]
        self.node, self.fifo, self.waiting, self.watch = f"/dev/input/event{number}", None, bytearray(), 0
        self.path, self.holder, self.monotonic = f"/sys/devices/input{number}/event{number}", None, set()
        self.describe(description)
        self.busy, self.down = bool(description.get("busy")), {key_code(k) for k in description.get("held", [])}

    def describe(self, description):
        text = {"name": self.id, "vendor": "1209", "product": "2303", "version": "0111", "bus": "0003", "uniq": ""}
        text.update(phys=f"usb-0000:00:14.0-{self.number}/input0", mode="0660", clock=True, properties={}, keys=[])
        self.description = {**text, **description}
        self.keys = {key_code(name): name for name in self.description["keys"]}

    # ----- sysfs, node, uevents

    def plug(self):
        root, d = self.testbed.root, self.description
        parent, path = f"/sys/devices/input{self.number}", self.path
        words = struct.unpack(f"<{KEY_BYTES // 8}Q", bitmap(self.keys, KEY_BYTES))[::-1]
        properties = {"ID_INPUT": "1", "ID_INPUT_KEY": "1", **d["properties"], "DEVNAME": self.node[len("/dev/"):],
                      "MAJOR": "13", "MINOR": str(64 + self.number)}
        files = {f"{parent}/name": d["name"], f"{parent}/phys": d["phys"], f"{parent}/uniq": d["uniq"],
                 f"{parent}/id/bustype": d["bus"], f"{parent}/id/vendor": d["vendor"],
                 f"{parent}/id/product": d["product"], f"{parent}/id/version": d["version"],
                 f"{parent}/capabilities/key": " ".join(f"{word:x}" for word in words).lstrip("0 ") or "0",
                 f"{parent}/uevent": f'NAME="{d["name"]}"', f"{path}/dev": f"13:{64 + self.number}",
                 f"{path}/uevent": "\n".join(f"{key}={value}" for key, value in properties.items())}
        for file, text in files.items():
            os.makedirs(os.path.dirname(root + file), exist_ok=True)
            with open(root + file, "w") as sysfs:
                sysfs.write(text + "\n")
        os.makedirs(f"{root}/sys/class/input", exist_ok=True)
        for folder in (parent, path):
            os.symlink(f"{'../' * folder.count('/')}sys/class/input"[3:], f"{root}{folder}/subsystem")
            os.symlink(f"../..{folder.removeprefix('/sys')}", f"{root}/sys/class/input/{os.path.basename(folder)}")
        self.make_node(root + self.node)
        self.testbed.mock.uevent(path, "add")

    def make_node(self, node):
        os.makedirs(os.path.dirname(node), exist_ok=True)
        os.mkfifo(node)
        self.fifo = os.open(node, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        fcntl.fcntl(self.fifo, fcntl.F_SETPIPE_SZ, 1 << 20)
        os.chmod(node, int(self.description["mode"], 8))
        self.plugged_at = time.monotonic()

    def unplug(self):
        root = self.testbed.root
        os.unlink(root + self.node)
        self.testbed.mock.uevent(self.path, "remove")
        for name in (f"input{self.number}", f"event{self.number}"):
            os.unlink(f"{root}/sys/class/input/{name}")
        shutil.rmtree(f"{root}/sys/devices/input{self.number}")
        if self.watch:
            GLib.source_remove(self.watch)
        os.close(self.fifo)
        self.fifo, self.holder, self.watch = None, None, 0
        self.waiting.clear(), self.down.clear(), self.monotonic.clear()

    def set_mode(self, mode):
        os.chmod(self.testbed.mock.get_root_dir() + self.node, int(mode, 8))
        self.testbed.mock.uevent(self.path, "change")

    # ----- events

    def write(self, events, at=None):
        """One frame. Events are (type, code, value); the stamp is taken right before the write."""
        if self.fifo is None:
            raise ValueError(f"{self.id} is unplugged")
        for kind, code, value in events:
            if kind == EV_KEY and value != 2:
                (self.down.add if value else self.down.discard)(code)
        at = microseconds() if at is None else at
        stamp = at if self.monotonic else at + microseconds(time.CLOCK_REALTIME) - microseconds()
        frame = b"".join(struct.pack("@qqHHi", stamp // 10**6, stamp % 10**6, *event)
                         for event in [*events, (EV_SYN, SYN_REPORT, 0)])
        self.waiting += frame
        self.flush()
        for kind, code, value in events:
            if kind == EV_KEY:
                report(wrote={"device": self.id, "key": self.keys.get(code, code), "value": value, "at": at})

    def flush(self, *_):
        while self.waiting:
            try:  # 4080 bytes are 170 whole events and less than PIPE_BUF: written entirely or not at all
                del self.waiting[:os.write(self.fifo, self.waiting[:4080])]
            except BlockingIOError:
                if not self.watch:
                    self.watch = GLib.io_add_watch(self.fifo, GLib.IO_OUT, self.flush)
                return True
        self.watch = 0
        return False

    # ----- what the program asks

    def do_handle_read(self, client):
        if not self.alive(client):
            client.complete(-1, errno.ENODEV)
            return True
        return False  # the program reads the FIFO itself

    def do_handle_ioctl(self, client):
        request = client.get_request()
        kind, number, size = request >> 8 & 0xFF, request & 0xFF, request >> 16 & 0x3FFF
        if kind != ord("E"):
            client.complete(-1, errno.ENOTTY)
        elif not self.alive(client):
            client.complete(-1, errno.ENODEV)
        elif number == 0x90:
            self.grab(client, any(bytes(client.get_arg().retrieve())))
        elif number == 0xA0:
            clock = struct.unpack("=i", bytes(client.get_arg().resolve(0, 4).retrieve()))[0]
            accepted = self.description["clock"] and clock == time.CLOCK_MONOTONIC
            self.monotonic |= {client} if accepted else set()
            client.complete(*((0, 0) if accepted else (-1, errno.EINVAL)))
        elif (answer := self.answer(number, size)) is None:
            client.complete(-1, errno.ENOENT)
        else:
            client.get_arg().resolve(0, size).update(0, answer[:size])
            client.complete(min(len(answer), size), 0)
        return True

    def answer(self, number, size):
        d, whole = self.description, bytes(size)
        if number == 0x02:
            return struct.pack("=4H", *(int(d[k], 16) for k in ("bus", "vendor", "product", "version")))
        if number in (0x06, 0x07, 0x08):
            text = d[{0x06: "name", 0x07: "phys", 0x08: "uniq"}[number]]
            return text.encode() + b"\0" if text else None
        if number == 0x18:
            return bitmap(self.down, size)
        bits = {0x01: struct.pack("=i", 0x010001), 0x20: bitmap({EV_SYN, EV_KEY}, size), 0x21: bitmap(self.keys, KEY_BYTES)}
        return bits.get(number, whole if number in (0x09, 0x19, 0x1A, 0x1B) or 0x20 <= number < 0x40 else None)

    def alive(self, client):
        """A descriptor opened before the last unplugging stays dead after the device's return."""
        opened = self.testbed.opened.setdefault(client, time.monotonic())
        return self.fifo is not None and opened >= self.plugged_at

    def grab(self, client, wanted):
        if wanted and (self.busy or self.holder not in (None, client)):
            return client.complete(-1, errno.EBUSY)
        if not wanted and self.holder is not client:
            return client.complete(-1, errno.EINVAL)
        self.holder = client if wanted else None
        client.complete(0, 0)
        report(**{"grabbed" if wanted else "ungrabbed": self.id})

    def do_client_connected(self, client):
        self.testbed.opened[client] = time.monotonic()
        client.connect("notify::connected", self.gone)

    def gone(self, client, _):
        if not client.get_connected():
            self.testbed.opened.pop(client, None)
            self.monotonic.discard(client)
            self.holder = None if self.holder is client else self.holder


class Testbed:
    def __init__(self, descriptions, program):
        self.loop, self.status, self.opened, self.ending = GLib.MainLoop(), None, {}, False
        self.mock = UMockdev.Testbed.new()
        self.root = self.mock.get_root_dir()
        os.chmod(self.root, 0o755)
        self.devices = {d["id"]: Device(self, n, d) for n, d in enumerate(descriptions)}
        for device in self.devices.values():
            self.mock.attach_ioctl(device.node, device)
            if device.description.get("plugged", True):
                device.plug()
        self.child = subprocess.Popen(program, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      preexec_fn=self.confine, env={**os.environ, "UMOCKDEV_DIR": self.root})
        report(ready={"root": self.root, "pid": self.child.pid})
        self.output, self.input = b"", b""
        self.follow(self.child.stdout.fileno(), self.child_wrote)
        self.follow(sys.stdin.fileno(), self.commanded)
        GLib.child_watch_add(GLib.PRIORITY_DEFAULT, self.child.pid, self.child_ended)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            GLib.unix_signal_add(GLib.PRIORITY_HIGH, number, self.quit)

    @staticmethod
    def confine():
        """The program dies with the testbed, and permissions of nodes hold for it even when it is root."""
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            LIBC.prctl(PR_CAPBSET_DROP, capability)

    @staticmethod
    def follow(descriptor, action):
        os.set_blocking(descriptor, False)
        GLib.io_add_watch(descriptor, GLib.IO_IN | GLib.IO_HUP, lambda fd, _: action(fd))

    def child_wrote(self, descriptor):
        data = self.take(descriptor)
        *lines, self.output = (self.output + data).split(b"\n")
        if not data and self.output:
            lines, self.output = [*lines, self.output], b""
        for line in lines:
            report(stdout=line.decode(errors="replace"))
        return data != b""

    @staticmethod
    def take(descriptor):
        try:
            return os.read(descriptor, 65536)
        except BlockingIOError:
            return None

    def commanded(self, descriptor):
        data = self.take(descriptor)
        if not data:
            # The end of a pipe means that whoever gave commands is gone; a terminal or /dev/null just has none.
            return self.quit() and False if stat.S_ISFIFO(os.fstat(descriptor).st_mode) else False
        *lines, self.input = (self.input + data).split(b"\n")
        for line in filter(bytes.strip, lines):
            command = None
            try:
                command = json.loads(line)
                self.perform(command)
            except (ValueError, KeyError, TypeError, AttributeError, OSError) as problem:
                report(error=f"{type(problem).__name__}: {problem}", command=command)
        return True

    def device_for(self, command, key=None):
        if "device" in command:
            return self.devices[command["device"]]
        found = [d for d in self.devices.values() if d.fifo is not None and (key is None or key_code(key) in d.keys)]
        if len(found) != 1:
            raise ValueError(f"{len(found)} devices fit, say which one")
        return found[0]

    def perform(self, command):
        verb = next(iter(command))
        if verb == "press":
            device, code = self.device_for(command, command["press"]), key_code(command["press"])
            device.write([(EV_KEY, code, 1)])
            GLib.timeout_add(command.get("down_ms", 60), self.finish_press, device, code, command)
            return
        getattr(self, "do_" + verb)(command)
        report(done=command)

    def finish_press(self, device, code, command):
        try:
            device.write([(EV_KEY, code, 0)])
            report(done=command)
        except ValueError as problem:
            report(error=str(problem), command=command)
        return False

    def do_key(self, command):
        self.device_for(command, command["key"]).write([(EV_KEY, key_code(command["key"]), command["value"])])

    def do_keys(self, command):
        keys = command["keys"]
        self.device_for(command, next(iter(keys))).write([(EV_KEY, key_code(k), v) for k, v in keys.items()])

    def do_burst(self, command):
        device, code = self.device_for(command, command["key"]), key_code(command["key"])
        count, spacing = command["burst"], command.get("spacing_ms", 100) * 1000
        first = microseconds() - count * spacing
        for press in range(count):
            device.write([(EV_KEY, code, 1)], first + press * spacing)
            device.write([(EV_KEY, code, 0)], first + press * spacing + spacing // 2)

    def do_raw(self, command):
        self.device_for(command).write([tuple(event) for event in command["raw"]])

    def do_syn_dropped(self, command):
        device = self.devices[command["syn_dropped"]]
        device.down = {key_code(name) for name in command.get("keys_down", [])}
        device.write([(EV_SYN, SYN_DROPPED, 0)])

    def do_unplug(self, command):
        self.devices[command["unplug"]].unplug()

    def do_plug(self, command):
        device = self.devices[command["plug"]]
        device.describe({**device.description, **{k: v for k, v in command.items() if k != "plug"}})
        device.plug()

    def do_grab(self, command):
        self.devices[command["grab"]].busy = True

    def do_release(self, command):
        self.devices[command["release"]].busy = False

    def do_mode(self, command):
        self.device_for(command).set_mode(command["mode"])

    def do_signal(self, command):
        os.kill(self.child.pid, getattr(signal, "SIG" + command["signal"]))

    def do_quit(self, _):
        self.quit()

    def quit(self):
        if not self.ending:
            self.ending = True
            os.kill(self.child.pid, signal.SIGTERM)
            GLib.timeout_add_seconds(5, lambda: os.kill(self.child.pid, signal.SIGKILL))
        return True

    def child_ended(self, _, status):
        while self.child_wrote(self.child.stdout.fileno()):
            pass
        code = os.waitstatus_to_exitcode(status)
        self.status = code if code >= 0 else 128 - code
        self.loop.quit()

    def run(self):
        try:
            self.loop.run()
        finally:
            shutil.rmtree(self.root, ignore_errors=True)
        report(exited=self.status)
        return self.status


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", action="append", type=json.loads, required=True, metavar="JSON")
    parser.add_argument("program", nargs="+", metavar="PROGRAM")
    arguments = parser.parse_args()
    if "umockdev-preload" not in os.environ.get("LD_PRELOAD", ""):  # the library finds its own devices only under it
        os.execvp("umockdev-wrapper", ["umockdev-wrapper", sys.executable, *sys.argv])
    status = Testbed(arguments.device, arguments.program).run()
    os._exit(status)  # leaves without the library's own clean-up, which would look for the removed folder


main()
