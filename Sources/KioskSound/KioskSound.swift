// KioskSound: the sounds of a counter without a screen. What the browser's page plays elsewhere is played here by a program of
// the machine.
//
// In:  the event stream of the kiosk's screen (`GET /events`), and the sounds that it names (`GET /sounds/…`), by a
//      `SoundSource`.
// Out: WAV files on the standard input of a player, one after the other; a `SoundNotice` of everything that happens.
//
// Promises:
// - What is played depends on the signals of the screen's views alone, which are the same for every level and for declining
//   (`KioskScreen`). It is what the page would play: `SignalEar` is the page's rule.
// - Never two sounds at once: what is new is heard when what was being played has ended, by itself or by being ended.
// - As loud as the signal says, by the samples themselves: players have no volume of their own. So a sound is a WAV file of
//   16 bits, or is made one of (`SoundPrograms/decoder`).
// - Kioskd may come and go: the sound ends with the connection, and the next connection is sought for as long as this runs.
//   What was not heard to its end is heard again when the next connection still shows the same view; what was, is not.
// - Nothing is left out silently: a sound that cannot be fetched, decoded or played is told, by a stable code.
//
// Limits: 256 KiB an event, 1 MiB a sound, which is asked for three times at most, 32 MiB once it is decoded, 30 s a program; 3 s without a sign of life are the end
// of a connection, 500 ms until the next.
