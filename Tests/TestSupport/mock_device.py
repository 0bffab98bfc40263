"""One evdev node that does not exist: its place in sysfs, its FIFO, its key state and the answers to its ioctls.

Used by device-testbed.py, which says what a description may hold.
"""

import ctypes
import errno
import fcntl
import os
import shutil
import struct
import termios
import time

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev  # noqa: E402

EV_SYN, EV_KEY, EV_ABS, EV_SW, EV_LED, SYN_REPORT, SYN_DROPPED, KEY_BYTES, AXIS_BYTES = 0, 1, 3, 5, 0x11, 0, 3, 96, 8
ABS_X, ABS_Y, ABS_MT_SLOT, ABS_MT_X, ABS_MT_Y, ABS_MT_TRACKING_ID, BTN_TOUCH = 0x00, 0x01, 0x2F, 0x35, 0x36, 0x39, 0x14A
EVIOCGID, EVIOCGNAME, EVIOCGPHYS, EVIOCGUNIQ, EVIOCGPROP = 0x02, 0x06, 0x07, 0x08, 0x09
EVIOCGKEY, EVIOCGLED, EVIOCGSW, EVIOCGBIT, EVIOCGBIT_KEY = 0x18, 0x19, 0x1B, 0x20, 0x21
EVIOCGVERSION, EVIOCGRAB, EVIOCSCLOCKID, EVIOCGMTSLOTS, EVIOCGABS = 0x01, 0x90, 0xA0, 0x0A, 0x40
INPUT_PROP_DIRECT = 1
EVENT, TIME = struct.Struct("@qqHHi"), struct.Struct("@qq")
EVDEV = ctypes.CDLL("libevdev.so.2")


def key_code(name, kind=EV_KEY):
    # Some keys have no name.
    code = int(name, 16) if name.startswith("0x") else EVDEV.libevdev_event_code_from_name(kind, name.encode())
    if code < 0:
        raise ValueError(f"no key, axis or lamp is called {name}")
    return code


def microseconds(clock=time.CLOCK_MONOTONIC):
    return time.clock_gettime_ns(clock) // 1000


def bitmap(bits, size):
    data = bytearray(size)
    for bit in bits:
        data[bit // 8] |= 1 << bit % 8
    return bytes(data)


class MockDevice(UMockdev.IoctlBase):
    def __init__(self, testbed, number, description):
        super().__init__()
        self.testbed, self.number, self.id = testbed, number, description["id"]
        self.node, self.parent = f"/dev/input/event{number}", f"/sys/devices/input{number}"
        self.path = f"{self.parent}/event{number}"
        self.fifo, self.waiting, self.watch = None, bytearray(), 0
        self.holder, self.opened, self.monotonic, self.lit = None, {}, set(), set()
        self.describe(description)
        self.broken, self.busy = False, bool(description.get("busy"))
        self.down = {key_code(key) for key in description.get("held", [])}

    def describe(self, description):
        text = {"name": self.id, "vendor": "1209", "product": "2303", "version": "0111", "bus": "0003", "uniq": ""}
        text.update(phys=f"usb-0000:00:14.0-{self.number}/input0", mode="0660", clock=True, properties={}, keys=[], axes={}, switches=[], lamps=[])
        self.description = {**text, **description}
        if "name_bytes" in description:
            self.description["name"] = bytes.fromhex(description["name_bytes"]).decode(errors="surrogateescape")
        self.keys = {key_code(name): name for name in self.description["keys"]}
        self.axes = {key_code(name, EV_ABS): tuple(span) for name, span in self.description["axes"].items()}
        self.switches = {key_code(name, EV_SW) for name in self.description["switches"]}
        self.lamps = {key_code(name, EV_LED): name for name in self.description["lamps"]}
        self.values, self.slot, self.slots, self.fingers, self.on = {}, 0, {}, 0, set()

    # Coming and going ------------------------------------------------------------------------------------------------

    def plug(self):
        if self.fifo is not None:
            raise ValueError(f"{self.id} is plugged in already")
        root = self.testbed.root
        for file, text in self.files().items():
            os.makedirs(os.path.dirname(root + file), exist_ok=True)
            with open(root + file, "w", errors="surrogateescape") as sysfs:
                sysfs.write(text + "\n")
        os.makedirs(f"{root}/sys/class/input", exist_ok=True)
        for folder in (self.parent, self.path):
            up = "../" * (folder.count("/") - 1)
            os.symlink(f"{up}class/input", f"{root}{folder}/subsystem")
            os.symlink(f"../..{folder[len('/sys'):]}", f"{root}/sys/class/input/{os.path.basename(folder)}")
        self.make_node(root + self.node)
        self.testbed.mock.uevent(self.path, "add")

    def files(self):
        d = self.description
        words = struct.unpack(f"<{KEY_BYTES // 8}Q", bitmap(self.keys, KEY_BYTES))[::-1]
        properties = {"ID_INPUT": "1", "ID_INPUT_KEY": "1", **d["properties"], "DEVNAME": self.node[len("/dev/"):],
                      "MAJOR": "13", "MINOR": str(64 + self.number)}
        attributes = {"name": d["name"], "phys": d["phys"], "uniq": d["uniq"], "id/bustype": d["bus"],
                      "id/vendor": d["vendor"], "id/product": d["product"], "id/version": d["version"],
                      "capabilities/key": " ".join(f"{word:x}" for word in words).lstrip("0 ") or "0",
                      "capabilities/abs": f"{sum(1 << axis for axis in self.axes):x}",
                      "capabilities/sw": f"{sum(1 << switch for switch in self.switches):x}",
                      "capabilities/led": f"{sum(1 << lamp for lamp in self.lamps):x}",
                      "uevent": f'NAME="{d["name"]}"'}
        return {**{f"{self.parent}/{name}": text for name, text in attributes.items()},
                f"{self.path}/dev": f"13:{64 + self.number}",
                f"{self.path}/uevent": "\n".join(f"{key}={value}" for key, value in properties.items())}

    def make_node(self, node):
        os.makedirs(os.path.dirname(node), exist_ok=True)
        os.mkfifo(node)
        self.fifo = os.open(node, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        fcntl.fcntl(self.fifo, fcntl.F_SETPIPE_SZ, 1 << 20)
        os.chmod(node, int(self.description["mode"], 8))
        self.plugged_at = time.monotonic()

    def unplug(self):
        if self.fifo is None:
            raise ValueError(f"{self.id} is unplugged already")
        root = self.testbed.root
        # As the kernel does: whoever hears of it finds nothing any more.
        os.unlink(root + self.node)
        for name in (f"input{self.number}", f"event{self.number}"):
            os.unlink(f"{root}/sys/class/input/{name}")
        self.testbed.mock.uevent(self.path, "remove")
        shutil.rmtree(root + self.parent)
        if self.watch:
            GLib.source_remove(self.watch)
        fifo, self.fifo, self.holder, self.watch = self.fifo, None, None, 0
        os.close(fifo)
        for known in (self.waiting, self.down, self.monotonic, self.slots, self.lit):
            known.clear()

    def set_mode(self, mode):
        os.chmod(self.testbed.root + self.node, int(mode, 8))
        self.testbed.mock.uevent(self.path, "change")

    # Events ----------------------------------------------------------------------------------------------------------

    def write(self, events, at=None, more=False):
        """One frame of (type, code, value). The stamp is taken right before the write, unless it is given; with `more` it waits
        for the next one and is written together with that."""
        if self.fifo is None:
            raise ValueError(f"{self.id} is unplugged")
        for kind, code, value in events:
            if kind == EV_KEY and value != 2:
                (self.down.add if value else self.down.discard)(code)
            elif kind == EV_SW:
                (self.on.add if value else self.on.discard)(code)
            elif kind == EV_ABS:
                self.note(code, value)
        frame = bytearray(b"".join(EVENT.pack(0, 0, *event) for event in [*events, (EV_SYN, SYN_REPORT, 0)]))
        lead = 0 if self.monotonic else microseconds(time.CLOCK_REALTIME) - microseconds()
        at = microseconds() if at is None else at
        for place in range(0, len(frame), EVENT.size):
            TIME.pack_into(frame, place, *divmod(at + lead, 10**6))
        self.waiting += frame
        if not more:
            self.flush()
        for kind, code, value in events:
            if kind == EV_KEY:
                key = self.keys.get(code, str(code))
                self.testbed.report(wrote={"device": self.id, "key": key, "value": value, "at": at})

    def write_until_now(self, frames):
        """Frames of (milliseconds, events) in one write; the last of them happens now."""
        last, now = frames[-1][0], microseconds()
        for place, (milliseconds, events) in enumerate(frames, start=1):
            self.write(events, now - round((last - milliseconds) * 1000), more=place < len(frames))

    def note(self, axis, value):
        if axis == ABS_MT_SLOT:
            self.slot = value
        elif axis > ABS_MT_SLOT:
            self.slots.setdefault(self.slot, {ABS_MT_TRACKING_ID: -1})[axis] = value
        else:
            self.values[axis] = value

    def place(self, fingers):
        """What is in the slots, by their numbers: [tracking id, x, y]. Told to nobody."""
        self.slots = {int(slot): dict(zip((ABS_MT_TRACKING_ID, ABS_MT_X, ABS_MT_Y), finger))
                      for slot, finger in fingers.items()}

    def finger(self, place, at=None):
        """One frame with which a finger comes down at a place, or, without a place, leaves."""
        self.fingers += place is not None
        x, y = place or (None, None)
        # A device for several fingers passes for one for a single finger too, as the kernel makes it.
        frame = [(EV_ABS, ABS_MT_TRACKING_ID, -1 if place is None else self.fingers), (EV_ABS, ABS_MT_X, x),
                 (EV_ABS, ABS_MT_Y, y), (EV_KEY, BTN_TOUCH, int(place is not None)), (EV_ABS, ABS_X, x), (EV_ABS, ABS_Y, y)]
        frame = [event for event in frame
                 if event[2] is not None and event[1] in (self.axes if event[0] == EV_ABS else self.keys)]
        at = microseconds() if at is None else at
        self.write(frame, at)
        self.testbed.report(wrote={"device": self.id, "key": "touch", "value": int(place is not None), "at": at})

    def is_read(self):
        """Whether nothing is left for the program to read."""
        unread = struct.unpack("=i", fcntl.ioctl(self.fifo, termios.FIONREAD, bytes(4)))[0]
        return not self.waiting and unread == 0

    def flush(self, *_):
        while self.waiting:
            try:  # 4080 bytes are 170 whole events and less than PIPE_BUF: written entirely or not at all
                del self.waiting[:os.write(self.fifo, self.waiting[:4080])]
            except BlockingIOError:
                self.watch = self.watch or GLib.io_add_watch(self.fifo, GLib.IO_OUT, self.flush)
                return True
        self.watch = 0
        return False

    # What the program asks. The library calls these on a thread of its own. ------------------------------------------

    def do_client_connected(self, client):
        self.opened[client] = time.monotonic()
        client.connect("notify::connected", self.closed)

    def closed(self, client, _):
        if not client.get_connected():
            self.opened.pop(client, None)
            self.monotonic.discard(client)
            self.holder = None if self.holder is client else self.holder

    def is_open(self):
        """Somebody has opened it since it was plugged in, and said which clock the stamps are to be of."""
        return any(self.is_alive(client) and (client in self.monotonic or not self.description["clock"])
                   for client in list(self.opened))

    def is_alive(self, client):
        """A descriptor that was open when the device went away stays dead after its return."""
        return self.fifo is not None and self.opened.get(client, 0) >= self.plugged_at

    def do_handle_read(self, client):
        if self.broken:
            client.complete(-1, errno.EIO)
            return True
        if self.is_alive(client):
            return False  # the program reads the FIFO itself
        client.complete(-1, errno.ENODEV)
        return True

    def do_handle_write(self, client):
        """The program sets lamps. As in the kernel, what changes is told to whoever holds the device."""
        data = bytes(client.get_arg().retrieve())
        if not self.is_alive(client):
            client.complete(-1, errno.ENODEV)
        elif self.description.get("deaf"):
            client.complete(-1, errno.EIO)
        else:
            self.set_lamps([EVENT.unpack_from(data, place)[2:] for place in range(0, len(data), EVENT.size)])
            client.complete(len(data), 0)
        return True

    def set_lamps(self, events):
        changed = [(kind, code, value) for kind, code, value in events
                   if kind == EV_LED and code in self.lamps and bool(value) != (code in self.lit)]
        for _, code, value in changed:
            (self.lit.add if value else self.lit.discard)(code)
            self.testbed.report(lamp={"device": self.id, "lamp": self.lamps[code], "value": value})
        if changed:
            GLib.idle_add(lambda: self.fifo is not None and self.write(changed) and False)

    def do_handle_ioctl(self, client):
        request = client.get_request()
        kind, number, size = request >> 8 & 0xFF, request & 0xFF, request >> 16 & 0x3FFF
        if kind != ord("E"):
            client.complete(-1, errno.ENOTTY)
        elif not self.is_alive(client):
            client.complete(-1, errno.ENODEV)
        elif number == EVIOCGRAB:
            self.grab(client, any(client.get_arg().retrieve()))
        elif number == EVIOCSCLOCKID:
            clock = struct.unpack("=i", bytes(client.get_arg().resolve(0, 4).retrieve()))[0]
            self.set_clock(client, clock)
        elif number == EVIOCGMTSLOTS:
            self.tell_slots(client, size)
        elif (answer := self.answer(number, size)) is None:
            client.complete(-1, errno.ENOENT)
        else:
            client.get_arg().resolve(0, size).update(0, answer[:size])
            client.complete(min(len(answer), size), 0)
        return True

    def tell_slots(self, client, size):
        """The first number says which axis is asked for; the answer stands behind it, one number for each slot."""
        asked = client.get_arg().resolve(0, size)
        axis = struct.unpack_from("=i", bytes(asked.retrieve()))[0]
        count = self.axes[ABS_MT_SLOT][1] + 1 if ABS_MT_SLOT in self.axes else 0
        nothing = -1 if axis == ABS_MT_TRACKING_ID else 0
        values = [self.slots.get(slot, {}).get(axis, nothing) for slot in range(count)]
        asked.update(0, struct.pack(f"={1 + count}i", axis, *values))
        client.complete(0, 0)

    def set_clock(self, client, clock):
        if not self.description["clock"] or clock != time.CLOCK_MONOTONIC:
            return client.complete(-1, errno.EINVAL)
        self.monotonic.add(client)
        client.complete(0, 0)

    def grab(self, client, is_wanted):
        if is_wanted and (self.busy or self.holder not in (None, client)):
            return client.complete(-1, errno.EBUSY)
        if not is_wanted and self.holder is not client:
            return client.complete(-1, errno.EINVAL)
        self.holder = client if is_wanted else None
        client.complete(0, 0)
        self.testbed.report(**{"grabbed" if is_wanted else "ungrabbed": self.id, "at": microseconds()})

    def answer(self, number, size):
        d = self.description
        if number == EVIOCGID:
            return struct.pack("=4H", *(int(d[name], 16) for name in ("bus", "vendor", "product", "version")))
        if number in (EVIOCGNAME, EVIOCGPHYS, EVIOCGUNIQ):
            text = {EVIOCGNAME: d["name"], EVIOCGPHYS: d["phys"], EVIOCGUNIQ: d["uniq"]}[number]
            # A name may be empty; path and serial number are not there then.
            is_told = text or number == EVIOCGNAME
            return text.encode(errors="surrogateescape") + b"\0" if is_told else None
        known = {EVIOCGVERSION: struct.pack("=i", 0x010001), EVIOCGKEY: bitmap(self.down, KEY_BYTES),
                 EVIOCGBIT: bitmap({EV_SYN, EV_KEY} | ({EV_ABS} if self.axes else set()) | ({EV_SW} if self.switches else set())
                                   | ({EV_LED} if self.lamps else set()), size),
                 EVIOCGBIT + EV_SW: bitmap(self.switches, size), EVIOCGSW: bitmap(self.on, size),
                 EVIOCGBIT + EV_LED: bitmap(self.lamps, size), EVIOCGLED: bitmap(self.lit, size),
                 EVIOCGBIT_KEY: bitmap(self.keys, KEY_BYTES), EVIOCGBIT + EV_ABS: bitmap(self.axes, AXIS_BYTES),
                 EVIOCGPROP: bitmap({INPUT_PROP_DIRECT} if self.axes else (), AXIS_BYTES)}
        if number - EVIOCGABS in self.axes:
            axis = number - EVIOCGABS
            value = self.slot if axis == ABS_MT_SLOT else self.values.get(axis, 0)
            return struct.pack("=6i", value, *self.axes[axis], 0, 0, 0)
        is_empty = EVIOCGLED <= number <= EVIOCGSW or EVIOCGBIT < number < 2 * EVIOCGBIT
        return known.get(number, bytes(size) if is_empty else None)
