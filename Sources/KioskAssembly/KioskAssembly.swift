// KioskAssembly: builds the kiosk out of its parts and runs it.
//
// One thread, the *loop* (`KioskLoop`), owns everything that decides: input devices, the binding machine, the journal. It
// sleeps in poll(2) and does one turn at a time:
//
//   1. read the clock; 2. read every device and take every waiting command; 3. hand them to the machine in the order of
//   their times, touches as what was painted under them (`ScreenTouches`); 4. write what the machine wants kept in one
//   synced transaction; 5. only then answer, show and thank; 6. tell the machine up to which time every device has been
//   read.
//
// Around it, on one shared event loop, are listeners, the forwarder and the session feed. They talk to the loop through its mailbox and never
// touch its parts. So a press needs no hop between threads on its way to the disk, and no lock is held while it is synced.
//
// What the screen says of this counter, and the photos and sounds that its page loads, are read once, at the start
// (`ScreenFurnishing`); how the citizen wants the screen to be lies with the view (`ScreenHub`), and no loop waits for it.
// What the clerk does at the counter itself, with a button, a badge or a receipt, goes through the rules of `KioskSession`'s
// `Desk` to the machine (`Counter+Desk`). The lamps of devices follow what is offered at the end of each turn, and are out once the loop has ended.
//
// The journal is cared for beside the loop: `JournalCare` says what is due, `CareThread` does it, nice and with connections that
// only read, one job at a time, and what came of it is a letter. The loop keeps for itself what writes: the cut of a month, the note of
// an archive, the pruning, a step a second and only when nobody has been there for ten seconds.
//
// Promises:
// - Nothing is shown or answered before the transaction that holds it is durable. A machine whose records could not be
//   written is thrown away: state and journal never differ.
// - A failing journal or a missing device makes the counter say that it cannot take ratings; the loop tries again every
//   second, goes on by itself, and keeps when the trouble began and ended.
// - A listener of the office's network that cannot have its address is tried again (`NetworkListener`); ratings are taken
//   meanwhile. One of loopback that cannot be opened ends the program: another kiosk runs here.
// - Maintenance, begun by a technician, ends by itself after its time and with the process; while it lasts the machine has
//   it among the causes for which no rating can be taken.
// - A disk that does not answer shows "one moment" within 250 ms (`StallWatch`); the watchdog of systemd is fed by the loop
//   itself, between turns, so that a loop that hangs in a device or in the journal is restarted.
// - A command, of the session feed or of a local caller, that the loop reaches after its time changes nothing: a stalled disk
//   opens no session late. The word to stop reaches a loop whose mailbox is full.
//
// - Nothing of a journal is forwarded before it was checked in this run; ratings are taken meanwhile. One that is damaged, gone,
//   another or rolled back, or that the centre abandons, is set aside whole and reported, and the counter goes on under a new one:
//   at once, or a second later where somebody was being asked, who reads that the answer could not be taken. Which findings do so
//   stands in the journal's `Format.md`.
// - Where sixteen journals were set aside the disk is broken: no rating is taken until somebody has moved them away.
// - Nothing is deleted but entries that lie in an archive and are at the centre: no archive, no journal that was set aside. Over
//   its budget the disk is degraded in health, with what to do.
// - By arithmetic on 100 sessions a day with a dossier each: 7,000 entries and 3 MB a month, an archive of 0.4 MB, 460 counts of which
//   each cut that is kept holds a copy. Three months kept make 15 MB, ten years of archives 50 MB; five times the load, sixteen
//   journals set aside and twenty years stay within the 2 GiB that are the standard budget.
// - The care costs a rating nothing: no sync, no wait but for one step of a pruning. A step is a transaction like a rating's own
//   (100 rows of the oldest entries, one sync); a smaller one would cost the same sync. Once a month the cut takes longer: it copies
//   all counts, some tens of milliseconds.
//
// Limits: `LoopMailbox.mostCommands` waiting commands; beyond that callers are told to come back.
