// KioskInput: from what the kernel says of a device to what a finger meant.
//
// In: raw events with the kernel's monotonic times, in the order in which the device produced them; a device's
// configuration (`DeviceProfile`), or how a technician wants a node read (`NodeReading`); what is known of the devices that are
// plugged in (`DeviceDescription`).
// Out: `InputEvent`s: a finger went down, a press, a touch, a finger that went away without either, the clerk's button,
// what was scanned; for a technician `NodeInterpreter.Told`. Which device is meant by a rule (`DeviceMatch`,
// `DeviceAssignment`), and whether a device that returned is still the same (`DeviceBlueprint`).
//
// On the way: raw events → frames (`FrameAssembler`, up to SYN_REPORT) → presses (`ButtonInterpreter`), touches
// (`TouchInterpreter`: `TouchTracker` follows the fingers in any protocol, `TouchSurface` turns their coordinates into
// places on the screen) or scans (`TypedTextAssembler`, `ScanInterpreter`, `ScanRules`). What a touch meant is not known here:
// that depends on what was painted. All that a turn told is collected in `InputEvents`. Each behaviour has a file in `Tests/Fixtures/InputScenarios`.
//
// What is promised:
// - One finger makes exactly one press, also when the contact bounces as it closes or as it opens.
// - The first edge counts and nothing waits for the bouncing to end: a down is taken at once, and so is an up, unless it
//   comes within the debounce time after its own down. Only then it is told from a bounce by waiting out that time.
// - The same key again within half a second after its press is no press (EN 301 549 5.8); configurable.
// - The times of a press are the kernel's times of its edges, also when it was told late.
// - After the kernel lost events (SYN_DROPPED) the difference between what was known and what holds now is taken as it
//   is: a key that is up has been released, a key that is down was pressed. What came and went in between is unknown and
//   is not invented. A key that was down before the device was opened makes no press.
// - What has been down for ten seconds is stuck: no press and no touch comes of it, `fingerGone` says so, and it makes no other
//   simultaneous.
// - A device that vanishes with a finger on it makes no press; `fingerGone` says so.
// - The same holds for touches: one for each finger that came down and left, with the places and the kernel's times of both.
//   Two fingers that are down together make both touches simultaneous. A palm is no finger, also when it shows later. A finger
//   that rests while events are lost, on a panel that has no word of its own on who rests, presses nothing.
// - A scanned text does not leave its interpreter: a badge, a dossier's code in its statutory form or one that is configured, a
//   procedure's code, the word that it was a citizen's card or a part of one, or the word that it was something else or not
//   whole. What a person types is no
//   scan: fewer than four keys, or more than 50 ms from key to key on the average. Of a node that a technician looks at, what is
//   typed is told as no presses (`TypingGuard`): a card that is scanned is read by nobody.
//
// Limits: a frame has at most 1,024 events; debounce is 0 to 100 ms, the time of a repeat 0 to 2 s; a configured device has at
// most 64 keys; 64 slots; a scanned text has at most 512 characters and ends with Enter, Tab, line feed (as keys, or as Ctrl or
// Alt make them) or 100 ms of silence.
//
// Faults survived: the same level reported twice, auto-repeat, keys that nobody configured (NumLock around every digit),
// axis noise, values beyond an axis's range, a down and an up within one frame, slots whose finger is replaced unseen,
// fingers that never leave, frames that never end, times that go backwards, CapsLock, characters as Alt with digits.
