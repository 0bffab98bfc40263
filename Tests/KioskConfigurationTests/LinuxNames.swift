import KioskConfiguration

/// A few of Linux's key names, aliases among them; the numbers of the function keys are invented.
private let keyNames: [String: UInt16] = (1...63).reduce(into: named) { $0["KEY_F\($1)"] = UInt16(500 + $1) }

private let named: [String: UInt16] = [
  "KEY_1": 2, "KEY_2": 3, "KEY_3": 4, "KEY_4": 5, "KEY_5": 6, "KEY_6": 7, "KEY_0": 11,
  "KEY_KP1": 79, "KEY_KP2": 80, "KEY_KP3": 81, "KEY_KP0": 82,
  "KEY_MUTE": 113, "KEY_MIN_INTERESTING": 113, "BTN_TRIGGER": 288, "ABS_X": 0,
]

/// A few of Linux's names of lamps, with a key's among them that is none.
private let lampNames: [String: UInt16] = ["LED_NUML": 0, "LED_SCROLLL": 2, "LED_MISC": 8, "KEY_1": 2]

/// And one axis.
let linuxNames = LinuxNames(
  key: { keyNames[$0] }, lamp: { lampNames[$0] }, axis: { $0 == "ABS_MT_POSITION_X" ? 53 : nil })
