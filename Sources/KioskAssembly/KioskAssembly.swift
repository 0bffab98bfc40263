// KioskAssembly: builds the kiosk out of its parts and runs it.
//
// One thread, the *loop* (`KioskLoop`), owns everything that decides: input devices, the binding machine, the journal. It
// sleeps in poll(2) and does one turn at a time:
//
//   1. read the clock; 2. read every device and take every waiting command; 3. hand them to the machine in the order of
//   their times; 4. write what the machine wants kept in one synced transaction; 5. only then answer, show and thank;
//   6. tell the machine up to which time every device has been read.
//
// Around it, on one shared event loop, are listeners and the forwarder. They talk to the loop through its mailbox and never
// touch its parts. So a press needs no hop between threads on its way to the disk, and no lock is held while it is synced.
//
// Promises:
// - Nothing is shown or answered before the transaction that holds it is durable. A machine whose records could not be
//   written is thrown away: state and journal never differ.
// - A failing journal or a missing device makes the counter say that it cannot take ratings; the loop tries again every
//   second, goes on by itself, and keeps when the trouble began and ended.
// - A disk that does not answer shows "one moment" within 250 ms (`StallWatch`); the watchdog of systemd is fed by the loop
//   itself, between turns, so that a loop that hangs in a device or in the journal is restarted.
//
// Limits: `LoopMailbox.mostCommands` waiting commands; beyond that callers are told to come back.
