"""A scenario of an input device: what `Tests/Fixtures/InputScenarios/*.input` say, as steps for `scenario_player`, and whether
what a program said of it is what was expected."""

import json
import re
import shlex

from input_codes import EV_ABS, EV_KEY, EV_MSC, EV_SW, EV_SYN, NUMBERS, code, device_property

#: After the last step; what a press or a code waits for is over by then.
REST_MILLISECONDS = 700
#: As far as a touch may be from its place: shares of the panel.
TOUCH_TOLERANCE = 0.01
KINDS = ("press", "touch", "scan")


class ScenarioInvalid(Exception):
    """The text says which line, and what is wrong with it."""


class InputScenario:
    def __init__(self, text):
        self.device, self.reading, self.steps, self.expected = None, None, [], []
        self.says_nothing, self.lost = False, False
        for number, line in enumerate(text.splitlines(), 1):
            try:
                self.read_line(line.strip())
            except (ValueError, KeyError) as wrong:
                raise ScenarioInvalid(f"line {number}: {wrong}: {line}") from None
        self.check()

    def read_line(self, line):
        word, _, rest = line.partition(" ")
        if not line or line.startswith("#"):
            return
        if word == "device":
            self.device = described(rest)
        elif word == "read":
            self.reading = rest.strip()
        elif word == "=>":
            self.expect(rest.strip())
        elif word.isdigit():
            self.step(int(word), rest.strip())
        else:
            raise ValueError("no such statement")

    def step(self, at, what):
        first = what.split(" ")[0]
        if self.steps and at < self.steps[-1][0]:
            raise ValueError("earlier than the step before it")
        if first == "lost":
            self.lost = True
        self.steps.append((at, first, events(what) if first not in ("unplug", "plug", "lost") else None))

    def expect(self, text):
        kind, _, rest = text.partition(" ")
        if kind == "nothing":
            self.says_nothing = True
        elif kind == "scan":
            self.expected.append((kind, rest))
        elif kind == "press":
            self.expected.append((kind, rest.split()[0]))
        elif kind == "touch":
            self.expected.append((kind, *map(float, rest.split()[:2])))
        else:
            raise ValueError("nobody says that")

    def check(self):
        if self.device is None or not self.reading:
            raise ScenarioInvalid("a device and how it is read must be named")
        if self.says_nothing == bool(self.expected):
            raise ScenarioInvalid("expects either something or nothing")
        is_plugged = True
        for at, what, _ in self.steps:
            if is_plugged == (what == "plug"):
                raise ScenarioInvalid(f"{what} at {at} ms of a device that is {'there' if is_plugged else 'gone'}")
            is_plugged = (is_plugged or what == "plug") and what != "unplug"

    @property
    def reason_to_skip(self):
        # Only the kernel itself can say SYN_DROPPED, and when it does is nobody's to choose.
        return "events cannot be lost on purpose" if self.lost else None

    @property
    def unplugs(self):
        return sum(what == "unplug" for _, what, _ in self.steps)

    def program(self):
        """The steps for scenario_player."""
        lines = [*self.device, *(f"bit {EV_MSC} {number}" for number in sorted(self.extras())), "start"]
        for at, what, frame in self.steps:
            words = [str(word) for event in frame or [] for word in event]
            lines.append(" ".join([what if frame is None else "frame", str(at), *words]))
        return "\n".join([*lines, f"finish {REST_MILLISECONDS}", ""])

    def extras(self):
        """What devices send beside what they are described by: a keyboard's scan codes."""
        return {number for _, _, frame in self.steps for kind, number, _ in frame or [] if kind == EV_MSC}

    def verdict(self, said):
        """What is wrong with what a program said; nothing when it is as expected."""
        found = [message for message in said if message.get("kind") in KINDS]
        if len(found) == len(self.expected) and all(map(is_as_expected, self.expected, found)):
            return None
        return f"expected {text_of_expected(self.expected)}, got {text_of_said(found)}"


def described(rest):
    """The lines that describe the device."""
    lines = []
    for option in shlex.split(rest):
        name, _, value = option.partition("=")
        values = value.split(",")
        if name == "name":
            lines.append(f"name {value}")
        elif name == "id":
            lines.append("id " + " ".join(value.split(":")))
        elif name == "keys":
            lines += [bit(key, EV_KEY) for key in values]
        elif name == "switches":
            lines += [bit(switch, EV_SW) for switch in values]
        elif name == "axes":
            lines += [axis(text) for text in values]
        elif name == "properties":
            lines += [f"property {device_property(text)}" for text in values]
        elif name == "held":
            lines += [f"held {number(key, EV_KEY)}" for key in values]
        else:
            raise ValueError(f"no device has {name}")
    return lines


def number(name, kind):
    found = code(name)
    if found[0] != kind:
        raise ValueError(f"{name} does not belong there")
    return found[1]


def bit(name, kind):
    return f"bit {kind} {number(name, kind)}"


def axis(text):
    parts = re.fullmatch(r"(\w+):(-?\d+)\.\.(-?\d+)", text)
    if not parts:
        raise ValueError(f"no axis with its range: {text}")
    return f"axis {number(parts[1], EV_ABS)} {parts[2]} {parts[3]}"


def events(frame):
    found = []
    for token in frame.split():
        name, _, value = token.partition("=")
        if name == "SYN_MT_REPORT" and not value:
            found.append((EV_SYN, int(NUMBERS[name], 0), 0))
        else:
            found.append((*code(name), int(value)))
    return found


def is_as_expected(expected, said):
    kind, *values = expected
    if kind != said["kind"]:
        return False
    if kind == "touch":
        place = (said.get("x"), said.get("y"))
        return all(isinstance(got, (int, float)) and abs(got - wanted) <= TOUCH_TOLERANCE for got, wanted in zip(place, values))
    if kind == "press":
        return NUMBERS.get(said.get("code"), said.get("code")) == NUMBERS.get(values[0], values[0])
    return said.get("text") == values[0]


def text_of_expected(expected):
    return "; ".join(" ".join(map(str, entry)) for entry in expected) or "nothing"


def text_of_said(said):
    return "; ".join(json.dumps(message, ensure_ascii=False) for message in said) or "nothing"
