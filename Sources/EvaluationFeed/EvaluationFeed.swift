// EvaluationFeed: the centre's session feed, as a rule. Pure: what happens and when comes in, what to do goes out.
//
// Comes in:  polls of kiosks and what callers ask of a counter (`RelayEvent`), each under a ticket of the shell's choice.
// Goes out:  which poll is answered with which commands, which caller with what (`RelayEffect`), and until when nothing
//            has to be done (`SessionRelay.nextDeadline`).
//
// The feed is a relay of commands of this moment and no store: a session that opens ten minutes late would bind ratings
// wrongly, and dossier codes must not rest at the centre. So commands live in memory, for as long as their caller waits.
//
// Promises:
// - A caller gets the kiosk's own answer, or hears within `Limits.commandMilliseconds` that there was none and whether the
//   command had left: each ticket is answered exactly once.
// - A command that was not answered leaves again with the next poll, under the serial that it had: the kiosk carries it out
//   once. After its time it is withdrawn and never leaves again; a late answer changes nothing.
// - The newest connection of a kiosk holds. Commands leave only with a poll of that connection whose number is new.
// - Commands of one kiosk leave in the order in which they came.
//
// A relay is one process's: where several evaluationd share a store, a kiosk and whoever asks something of it must meet at one
// of them. To anybody else the kiosk is not connected.
//
// Limits: per kiosk `Limits.commandsPerKiosk` commands of `Limits.commandBytesPerKiosk` together; `SessionRelay.mostCommands`
// in all. What is remembered of a kiosk between commands is a few words, and there are no more kiosks than were enrolled.
//
// Survives: connections that are cut at any moment in either direction, a kiosk that was restarted, two programs with one
// kiosk's key, answers nobody waits for. A centre that was restarted is another feed, and kiosks greet it anew.
