// KioskScreen: what the citizen sees and hears, and what a finger on the screen is on.
//
// In:  the offer of KioskSession, whether a press waits for the disk at the moment, the words of this counter
//      (`DisplayInformation`: office, counter, clerks, scale, languages, size of the panel, sounds), and how the citizen at
//      the counter wants the screen to be (`ScreenPreferences`).
// Out: one `ScreenView`, a value that a page draws as it stands: state, times, texts in two languages, what can be chosen or
//      touched, how large it has to be, and what is to be heard (`Signal`); `LampState` for a counter without a screen.
//
// The way back: what the page has painted where (`PaintReport`) becomes a short history (`PaintHistory`), which answers what
// `ScreenTarget` lies under a point at a time. A touch is of what was on the screen as the finger came down, and only if it
// left within the same rectangle.
//
// Promises:
// - Nobody at the counter learns the answer: a view holds no level that was chosen; thanks, sounds and all that is asked
//   afterwards are the same for every level; answers stand in the order of the scale, none preferred. Who declines is thanked
//   in the same words and asked nothing more; there is nothing of theirs to correct.
// - As long as a rating may be corrected, the levels stand under the thanks of a screen that is touched: smaller, all alike,
//   and without a sign of which was chosen.
//   What a citizen chooses of the chips, of a question or of the contact is seen where they choose it, until that page
//   goes: it is their own mark on the screen in front of them, and tells no level.
// - A view holds nothing of the citizen: no session id, no ticket; a dossier is masked but for its last four characters.
// - `done` looks like `idle`: once the thanks are over, the counter is simply free.
// - Every text exists in every language (`StringTable`), in NFC, and no text depends on a level. The citizen's language comes
//   first, beside it a second one: Vietnamese, or below Vietnamese the next.
// - Before the first view and while the kiosk is silent the page has words of its own, in every language, with the device's
//   code (``ScreenPresenter/beginning``, ``ScreenPresenter/silence(language:)``).
// - States that tell of a fault are heard too; words are said again while their state stands.
// - Language, text size, contrast and sound are back where they began when a session has ended and when another begins.
//
// Limits: 64 targets a paint, 64 paints remembered. Pure. No clock (times are the kiosk's own monotonic ones), no files, no
// markup. Labels are as long as the configuration permits. Who plays a signal and lights a lamp is another's business.
//
// Faults: while ratings cannot be taken the view says so, whatever else is going on, with what is wrong and the device's
// code; while a press waits for the disk it asks for a moment, in words that tell neither success nor failure.
