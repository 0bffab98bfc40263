// ClerkPage: the page with which a clerk runs sessions where nothing else does. Served by the kiosk itself, and for every
// counter by the centre.
//
// Comes in:  what a clerk may know of the counter (`CounterState`), the fields of a form as a browser sent them
//            (`FormFields`), the language, and where the page is served (`PagePlace`).
// Goes out:  HTML (`SignInPage`, `CounterPage`, `StateFrame`), the style, the headers that belong to them
//            (`PageHeaders`), and what a form asks for (`SignInForm`, `OpeningForm`). For both doors: which PINs are taken
//            (`SecretRules`), who waits after failures (`SignInLimiter`), what is remembered of a counter (`PageMemory`).
//
// Promises:
// - Nothing here can tell a level: there is no field for one. Nor does the page say whether the citizen has answered; but
//   it says when the counter has done with the session, which is sooner after an answer (when it can no longer be
//   corrected) than without one (when the time to answer is over). So that there was an answer can be guessed.
// - Whatever was typed comes out as text: HTML is put together by `Markup` alone, which escapes every text.
// - Works without scripts; the only one (`ClerkScript`) brings the state back after the network was away. A refusal shows
//   the form again with everything that was typed, but for what was typed to sign in: it may be a badge.
// - A form that is sent twice opens one session: it names the session that it opens (`PageSession`).
// - A barcode gun, a keyboard that ends with Enter, needs no mouse: Enter in the field for the code opens the next session,
//   and does nothing while the field is empty. While a citizen is served or asked, it asks back first.
// - Every word stands in both languages.
//
// Limits: `FormFields` takes at most `FormFields.mostFields` fields; the server bounds the body
// (`FormFields.longestBytes`, which is what the most and longest dossiers need). At most
// `SessionOpening.mostDossiers` dossiers a session.
//
// Faults survived: forms that no page of ours made, fields in any order, twice or missing, and bytes that are no text.
