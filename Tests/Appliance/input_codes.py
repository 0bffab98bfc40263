"""The kernel's names of what a device can send, as numbers, from the kernel's own header."""

import re

HEADER = "/usr/include/linux/input-event-codes.h"
#: Which type of event a name begins with.
TYPES = {"SYN": 0, "KEY": 1, "BTN": 1, "ABS": 3, "MSC": 4, "SW": 5}
EV_SYN, EV_KEY, EV_ABS, EV_MSC, EV_SW = 0, 1, 3, 4, 5


def read_header():
    with open(HEADER) as file:
        found = dict(re.findall(r"^#define\s+(\w+)\s+(\w+)", file.read(), re.MULTILINE))
    return {name: found.get(value, value) for name, value in found.items()}


NUMBERS = read_header()


def code(name):
    """Type and number of a code. Several names may stand for one."""
    kind = TYPES.get(name.split("_")[0])
    if kind is None or name not in NUMBERS:
        raise ValueError(f"no key, axis or switch is called {name}")
    return kind, int(NUMBERS[name], 0)


def device_property(name):
    """The number of a property of devices, such as `direct`."""
    full = f"INPUT_PROP_{name.upper()}"
    if full not in NUMBERS:
        raise ValueError(f"no property of devices is called {name}")
    return int(NUMBERS[full], 0)
