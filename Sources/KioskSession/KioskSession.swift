// KioskSession: who a press counts for.
//
// In:  events with their times (`SessionEvent`): commands of callers, fingers and presses, what the screen has painted, what
//      is unavailable, and word that every device has been read up to a time. What a new session depends on beyond the machine
//      (its number, whether its id was used, whether its dossiers were met today, whose badge holds) comes with the command as
//      `OpenFacts`. What the clerk does at the counter itself, and which sources are connected, goes to the `Desk`, a value
//      beside the machine, which answers with what the machine is to be told.
// Out: effects (`SessionEffect`): records for the journal, the answer to the command, a new offer for the screen, the
//      time at which the machine wants to be asked again.
//
// Every rule is stated in `Binding.md`, each beside the scenario that shows it.
//
// What is promised:
// - Every session gets exactly one outcome; at most one rating; every press exactly one record; every command exactly
//   one reply. What is asked after the level (`SecondStep`) begins only after its rating, is the same for every level, and
//   changes nothing of it. Revisions of the offer only rise.
// - A press is judged by the moments of its down and its up, not by when it was read: presses that are read late count
//   as if they had been read in time, as long as the session has no outcome.
// - Offers, replies and wishes to be woken are the same for every level.
// - A machine is a value. Who handles an event on a copy may drop the copy when its records could not be written: it is
//   then as if the event had never been.
//
// How to use it: begin with `SessionMachine.recovering`. For each event call `handle` on a copy, write all appended
// records in one transaction, keep the copy, then perform the rest of the effects in their order. Hand over presses
// before the commands that came after them, `fingerDown` with the kernel's time of the down, and `readThrough` last in
// each turn and at the time of the newest `wake`.
//
// Limits: one counter, one newest session. 64 ended ids, 32 held fingers, 64 changes of the offer and 64 paints are
// remembered, and as many recent ratings as the burst rule needs. No clock, no files, no concurrency.
//
// Faults survived: devices that vanish under a finger, keys that are stuck, presses and commands that overtake each
// other, a journal that fails at any event, a process that ends at any moment.
