// ScenarioSupport: behaviours of a counter as text files, and what runs them.
//
// A scenario is one file, one behaviour. It speaks only of what a caller, a citizen and the journal can see, so the
// same file can be run against the pure machine (`ScenarioRunner`, no time passes) and against a running kiosk.
//
//     # One service, one rating: the second answer within five seconds replaces the first.
//     given correction-seconds 5
//
//     0      open A                  -> serving A      => open A clerk=H56.14/CB017 by=roster
//     60000  invite A                -> inviting A     => invite A
//     62000  press satisfied         => rating A satisfied
//     64000  press dissatisfied      => correction A dissatisfied lowered
//     70000  wait                    => final A @67080
//
// - `#` begins a comment; the comments before the first other line say what the scenario shows.
// - `given NAME VALUE…` sets what differs from `ScenarioSettings`.
// - A step begins with its time in milliseconds from the start; times never fall. `-> ` is what the asker is answered,
//   `=> ` lists every record since the step before, in order, separated by commas; without `=>` there must be none.
//   What a record expects beside its words (`clerk=…`, `@67080` for its time) is checked only where it is written.
//
// Steps:
//
//     open ID                  the caller opens a session; any of clerk=UNIT/STAFF, dossiers=COUNT, ticket=NUMBER,
//                              dossier=CODE:STAGE[:TIMELINESS] (repeatable), drawn=MILLISECONDS since the ticket was drawn,
//                              source=SOURCE (api)
//     invite ID, close ID, cancel ID     the caller's other commands
//     press KEY                a tap: down at the step's time, up 80 ms later or after for=MILLISECONDS; KEY is a level's
//                              name, `decline`, `option:NUMBER` or `proceed`; device=NAME is `panel`, channel=CHANNEL `button` unless given
//     both KEY KEY             two keys of one panel together, for 80 ms
//     down KEY, up KEY         the halves of a press, each at its time
//     paint                    the screen has painted what is shown
//     touch KEY                a tap on the screen, on what was painted last
//     poke, poke control       a finger on the screen where nothing is, or on what changes the screen itself
//     slide                    the finger slides off device=NAME
//     lose CAUSE, regain CAUSE `input` or `journal` goes, a technician's `maintenance` begins, or comes back
//     badge UNIT/STAFF|none    a clerk's badge is scanned; none takes it away, as only a test does
//     button                   the clerk presses the key that asks for a rating
//     receipt CODE             a citizen's receipt is scanned
//     feed connected|lost      the centre's session feed
//     keys gone|back           nothing but touch screens is there to rate on; keys are there too
//     restart                  the process ends and starts again
//     ask                      reads the state that callers see: -> STATE [ID]
//     look                     reads the screen: -> idle, serving, not-finished, please-rate, one-at-a-time, thank-you,
//                              cannot-rate, could-not-be-taken or maintenance; while something is asked after the level
//                              chips, question or contact and a sign for each option of the page, `+` if chosen
//     wait                     nothing but time passes
//
// A session that the counter opens itself is called by what opened it and the millisecond of the open: `button-61000`,
// `scan-61000`.
//
// Records:
//
//     open ID, invite ID, close ID, outcome ID OUTCOME, rating ID LEVEL, correction ID LEVEL raised|lowered,
//     answer ID QUESTION ANSWER+…|none, contact ID yes|no, press DISPOSITION [ID], availability none|CAUSE+…, and final ID, which is no entry of its own in the journal
