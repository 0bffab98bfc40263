// KioskScreen: what the citizen sees.
//
// In:  the offer of KioskSession, whether a press waits for the disk at the moment, and the words of this counter
//      (`DisplayInformation`: office, counter, clerks, scale).
// Out: one `ScreenView`, a value that a page draws as it stands: state, times, texts in Vietnamese and English, and the
//      answers to choose from while there is a question.
//
// Promises:
// - Nobody at the counter learns the answer: a view holds no level that was chosen, the thanks are the same for every
//   answer and for declining, and the answers stand in the order of the scale, none of them preferred.
// - A view holds nothing of the citizen: no session id, no ticket, no dossier.
// - `done` looks like `idle`: once the thanks are over, the counter is simply free.
// - Every text exists in both languages (`StringTable`), in NFC, and no text depends on a level.
//
// Limits: pure. No clock (times are the kiosk's own monotonic ones), no files, no markup. Labels are as long as the
// configuration permits. Sound and lamp follow when there is something to drive them.
//
// Faults: while ratings cannot be taken the view says so, whatever else is going on; while a press waits for the disk
// it asks for a moment, in words that tell neither success nor failure.
