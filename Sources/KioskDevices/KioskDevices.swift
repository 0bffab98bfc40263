// KioskDevices: finds the configured input devices, holds them exclusively and reads them.
//
// In: which devices are wanted and how to read them (`WantedDevice`); the kernel's evdev nodes and udev's word of what is
// plugged in; whether lamps are to be lit. Out: `InputEvent`s in the order of their times, the health of every wanted device,
// and the lamps of devices that have one.
//
// How it is used: one thread owns a `DeviceSet`. It polls `descriptors` until `nextDeadline` at the latest, then calls
// `readAll`, and asks for the descriptors again, since devices come and go. Nothing of it blocks, sleeps or looks around
// at intervals; only a device that is there and refuses itself is tried again every 2 s.
//
// What is promised:
// - A device is recognised by what it is and has, never by its number, and never guessed: where two fit, none is read.
// - Events carry the kernel's CLOCK_MONOTONIC times. A driver that has no such clock is stamped as it is read, and its
//   health says so.
// - A device is grabbed, so that no console and no other program sees the presses; not while a key or a finger is down on
//   it, for whoever saw that go down would never see it come up, but after 2 s at the latest.
// - A device is read as its kind says (`DeviceProfile`): buttons and switches, a touch screen (protocol B or A before the single
//   finger, told by a key or by pressure), or a scanner. What the kind needs and the device lacks is health
//   (`incomplete`), no rating is thought possible on it; so is a key or a finger that has been down for ten seconds (`stuck`), and
//   the others count.
// - Lost events (SYN_DROPPED) are made up from the state of the device, keys and slots alike; unplugging and return are
//   survived, and health tells when the device that returned is another one.
// - The configured lamp of a device is as `showLamps` said last, also after the device returned. Only a device with a lamp is
//   opened for writing; where that is denied it is read without, and a lamp that is missing or takes nothing is health too.
// - `readAll` reads every device until it has nothing more to give, at most 4,096 events each, and then comes back at once.
//
// For technicians `NodeWatch` reads one node by its path, without a configuration and without taking it from others, says what it
// means, and records it as evemu does. It has its thread until it ends, and reads the clock itself.
//
// Errors: `DeviceError` when udev cannot be used at all. Whatever is wrong with one device is health, not an error.
//
// Faults survived: no device, no permission, a lamp that cannot be written, a node that vanishes while it is opened, another program that holds the
// device, a burst of thousands of events, uevents that were lost.
