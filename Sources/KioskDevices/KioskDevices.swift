// KioskDevices: finds the configured input devices, holds them exclusively and reads them.
//
// In: which devices are wanted and how to read them (`WantedDevice`); the kernel's evdev nodes and udev's word of what is
// plugged in. Out: `InputEvent`s in the order of their times, and the health of every wanted device.
//
// How it is used: one thread owns a `DeviceSet`. It polls `descriptors` until `nextDeadline` at the latest, then calls
// `readAll`, and asks for the descriptors again, since devices come and go. Nothing here blocks, sleeps or looks around
// at intervals; only a device that is there and refuses itself is tried again every 2 s.
//
// What is promised:
// - A device is recognised by what it is, never by its number, and never guessed: where two fit, none is read.
// - Events carry the kernel's CLOCK_MONOTONIC times. A driver that has no such clock is stamped as it is read, and its
//   health says so.
// - A device is grabbed, so that no console and no other program sees the presses; not while a key is down on it, for
//   whoever saw that key go down would never see it come up, but after 2 s at the latest.
// - Lost events (SYN_DROPPED) are made up from the state of the device; unplugging and return are survived, and health
//   tells when the device that returned is another one.
// - `readAll` reads every device until it has nothing more to give, at most 4,096 events each, and then comes back at once.
//
// Errors: `DeviceError` when udev cannot be used at all. Whatever is wrong with one device is health, not an error.
//
// Faults survived: no device, no permission, a node that vanishes while it is opened, another program that holds the
// device, a burst of thousands of events, uevents that were lost.
