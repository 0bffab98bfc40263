"""QEMU's own devices, plugged into the machine and out of it while the real kioskd looks on."""

import json
import re

from counter import Counter, awaited, keyboard, touch_screen
from measures import Failed

CYCLES = 20
#: How many polls of health, a tenth of a second apart, it may take until a device that is plugged in again is read.
MOST_POLLS = 100

#: QEMU's device, its name in Linux, how it is configured, and the keys that citizens press on it.
MODELS = [
    ("usb-kbd", "QEMU QEMU USB Keyboard", keyboard, "123"),
    ("virtio-keyboard-pci", "QEMU Virtio Keyboard", keyboard, "123"),
    ("usb-tablet", "QEMU QEMU USB Tablet", touch_screen, [None]),
    ("virtio-tablet-pci", "QEMU Virtio Tablet", touch_screen, [None]),
]


def all_checks():
    """Their names, and what takes a machine and answers with figures."""
    for model, name, device, keys in MODELS:
        configured = device(name)
        yield f"{model} plugged in late", lambda machine, m=model, d=configured, k=keys: comes_late(machine, m, d, k)
        yield f"{model} unplugged and back", lambda machine, m=model, d=configured, k=keys: comes_back(machine, m, d, k)
    model, name, device, keys = MODELS[0]
    yield f"two of {model}", lambda machine: two_of_a_kind(machine, model, device(name), keys)
    yield "a recording played back", lambda machine: plays_back(machine, model, keys)


def comes_late(machine, model, device, keys):
    """kioskd begins without its device, says so, and reads it when it comes."""
    with Counter(machine, f"{model}-late", device) as counter:
        counter.await_device("device-absent")
        machine.plug(model, "panel")
        polls = counter.await_device(None)
        for key in keys:
            counter.serve(key)
        counter.require_ratings()
        return {"ratings": len(counter.rated), "polls": polls}


def comes_back(machine, model, device, keys):
    """Each time it is the same device, and nothing of the one before is left open."""
    machine.plug(model, "panel")
    with Counter(machine, f"{model}-returns", device) as counter:
        counter.await_device(None)
        most_polls, after_first = 0, None
        for cycle in range(CYCLES):
            most_polls = max(most_polls, unplug_and_plug(machine, counter, model))
            counter.serve(keys[cycle % len(keys)])
            after_first = after_first or counter.descriptors()
        require_descriptors(counter, after_first)
        counter.require_ratings()
        return {"cycles": CYCLES, "ratings": len(counter.rated), "most polls": most_polls, "descriptors": len(after_first)}


def unplug_and_plug(machine, counter, model):
    machine.unplug("panel")
    counter.await_device("device-absent")
    machine.plug(model, "panel")
    polls = counter.await_device(None)
    if polls > MOST_POLLS:
        raise Failed(f"the device was read again after {polls} polls, more than {MOST_POLLS}")
    return polls


def require_descriptors(counter, wanted):
    # A connection that was closed here may take a moment to be closed there.
    try:
        awaited("kioskd holds as many descriptors as after the first return", lambda: counter.descriptors() == wanted, 20)
    except Failed as late:
        raise Failed(f"{late}: then {wanted}, now {counter.descriptors()}") from None


def two_of_a_kind(machine, model, device, keys):
    """Where two fit none is read, whichever came first; with one pulled the other is."""
    machine.plug(model, "first")
    with Counter(machine, f"{model}-twice", device) as counter:
        counter.await_device(None)
        for pulled, left in (("first", "second"), ("second", "first")):
            machine.plug(model, left)
            counter.await_device("device-ambiguous")
            require_read(counter, 0)
            machine.press_witnessed(keys[0])
            machine.unplug(pulled)
            counter.await_device(None)
            require_read(counter, 1)
            counter.serve(keys[0])
        counter.require_ratings()
        return {"ratings": len(counter.rated)}


def require_read(counter, wanted):
    found = counter.devices_read()
    if found != wanted:
        raise Failed(f"kioskd holds {found} devices, not {wanted}")


def plays_back(machine, model, keys):
    """What `kioskctl record` wrote makes the same device of evemu's tools, and the same presses on it."""
    machine.plug(model, "panel")
    node, _ = awaited("the keyboard is there", lambda: machine.ask("ls /dev/input/by-id/*-event-kbd 2> /dev/null")[1].strip())
    record = background(machine, f"kioskctl record {node} --output /run/panel.evemu", "/run/record")
    awaited_text(machine, "/run/record", "is recorded")
    for key in keys:
        machine.press(key)
    awaited("the recording holds the presses", lambda: machine.demand(
        "grep -c '^E: [0-9.]* 0001 [0-9a-f]* 0' /run/panel.evemu || true").strip() == str(len(keys)))
    machine.demand(f"kill -INT {record}")
    machine.unplug("panel")

    device = background(machine, "evemu-device /run/panel.evemu", "/run/device")
    node = re.search(r"/dev/input/event\d+", awaited_text(machine, "/run/device", "/dev/input/event"))[0]
    monitor = background(machine, f"kioskctl monitor --json --read buttons {node}", "/run/monitor")
    awaited_text(machine, "/run/monitor", '"ready"')
    machine.demand(f"evemu-play {node} < /run/panel.evemu")
    awaited_text(machine, "/run/monitor", f'"KEY_{keys[-1]}"')
    machine.demand(f"kill -INT {monitor} {device}")
    said = [json.loads(line) for line in machine.demand("cat /run/monitor").splitlines() if line.startswith("{")]
    pressed = [message["code"] for message in said if message["kind"] == "press"]
    if pressed != [f"KEY_{key}" for key in keys]:
        raise Failed(f"played back as {pressed}")
    return {"presses": len(pressed)}


def background(machine, command, output):
    """Its process; what it says is in the file."""
    # A program that a shell leaves behind it would not hear of an interrupt.
    return int(machine.demand(f"(trap - INT; exec {command}) > {output} 2>&1 < /dev/null & echo $!"))


def awaited_text(machine, path, text):
    """The file, once that stands in it."""
    found, _ = awaited(f"{text} in {path}", lambda: (read := machine.demand(f"cat {path}")) and text in read and read)
    return found
