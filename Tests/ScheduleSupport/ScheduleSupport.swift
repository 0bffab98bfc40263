// ScheduleSupport: random lives of a counter, and the rules of `Binding.md` written a second time to hold the machine
// against.
//
// - `Schedule` is one life: commands from every source, badges, buttons and receipts, fingers, presses, touches, paints of
//   what is shown and of what was, causes that come and go, sources that fail, steps of the civil clock, restarts, each with
//   the time at which the kiosk heard of it. `ScheduleWriter` makes it up from a seed; the same seed gives the same life everywhere. Half
//   of all times lie at an edge, a microsecond before it or after it.
// - `Model` tells what must come of it. It was written from `Binding.md` without a look at the machine, and otherwise
//   than the machine: it keeps the dates of what happened and asks them, and steps through no states.
// - `ScheduleRun` has the machine live the same life and compares after each step: every record with all its fields
//   (who a press was recorded as, outcomes, ratings, corrections with their direction, marks, times), the reply, and
//   what the screen shows, with what it says beside the question once the turn has ended.
// - `Disagreement` drops steps while the two still disagree, and prints what is left as a person can read it.
//
// A step may be taken in while the turn before has not ended (the disk was slow): then nobody has said that the devices
// were read, and no deadline is declared over. A press, or the down of a finger, may be read later than it happened.
//
// Not in it: more than 64 ended sessions, 32 fingers or 64 changes of the offer, tickets and waiting times, a roster that is
// empty, more than one shift, a journal that drops what the machine handed over.
