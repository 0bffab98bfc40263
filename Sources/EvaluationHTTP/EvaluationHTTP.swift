// EvaluationHTTP: the centre's listeners. Transport only: it reads messages and forms, asks the store and the access
// rules, and writes answers.
//
// What comes in: signed messages of kiosks (`ForwardingContract`), what browsers of managers and clerks send, and what
// programs ask of counters. What goes out: receipts and commands signed by the centre's key, answers of kiosks, pages and files made by
// EvaluationReports, health and metrics.
//
//   listener "pages"   POST /v1/enrolment, POST /v1/batches        kiosks; JWS in, JWS or `Refusal` as JSON out
//                      POST /v1/feed                             kiosks; the same, held up to 10 s
//                      PUT  /v1/units/{unit}/counters/{counter}/sessions/{id}
//                      POST …/sessions/{id}/invite, /close, /cancel; GET …/state; GET /v1/openapi.json
//                          programs; bearer token with the scope `sessions`, for the state `state` is enough; bodies and
//                          answers as at the kiosk itself
//                      GET /v1/data/units, /clerks, /kiosks, /integrity-events, /closings    lists by cursor
//                      GET /v1/data/reports/unit, /reports/clerk, /reports/clerks            the pages' sheets as JSON
//                      GET /v1/data/roll-ups/days, /roll-ups/days.csv                        sums by unit and day
//                      GET, POST /v1/data/results                                            dossier results
//                          programs; bearer token with a scope for each (`DataPath`); GET /v1/data/openapi.json for everybody
//                      GET, POST /counter/{unit}/{counter}/…     clerks; the paths of `ClerkPage.PagePath`
//                      GET /sign-in, POST /sign-in, POST /sign-out, GET /
//                      GET /reports/clerks, /reports/clerks.csv, /reports/clerks.json
//                          ?unit=CODE&from=DAY&through=DAY&lang=vi|en   without days: this month
//                      GET /reports/unit/print, /reports/clerk/print      on paper, marked as not issued
//                      GET /reports/unit/poster ?unit=CODE&period=2026-Q3&sheet=a4|a3   for the wall
//                      GET /public ?unit=CODE&period=2026-Q3   the same without signing in, of units that the configuration names
//                      GET /closings, /closings/closing, /closings/correction, /closings/file, /closings/preview
//                      GET, POST /closings/issue               ?unit=CODE&period=2026-Q3&clerk=H56.14/CB017&number=3/2026
//                      GET /me                                 a clerk's own figures, ?quarter=this|last
//                      GET, POST /accounts, /accounts/account?name=…   GET /audit?person=…&kind=…&from=…&through=…&before=…
//                      GET, POST /account; GET /personal-data
//                      GET /kiosks, /kiosks.csv ?unit=CODE&state=…&after=CURSOR   GET, POST /kiosks/kiosk?kiosk=ID, /kiosks/codes
//                      GET, POST /imports (files, multipart), /imports/draft?draft=ID   GET, POST /paper
//                      GET, POST /setup                        the first day, until it is over; while nobody has an
//                                                              account, / and /sign-in lead there
//   listener "health"  GET /health (JSON), GET /metrics (Prometheus); loopback only
//
// What is promised:
// - Nothing of a message is looked at for its meaning before its signature holds: by the pinned key for batches and polls,
//   by the key it announces for enrolments. The header `typ` must be the message's, `kid` the signer's, the batch's kiosk
//   `kid`.
// - A batch is taken tally by tally: what this version cannot read or take is named in the receipt, and the rest is taken.
// - What contradicts what was countersigned is kept as an integrity event before it is answered; health and metrics count
//   the open ones by kind.
// - A refusal has a stable code, a hint, says whether a retry helps, and changed nothing. The table of codes and HTTP
//   statuses is `RefusalStatus`.
// - What a program says of a session goes to the kiosk of the counter or nowhere: it is in memory while the caller waits,
//   at most five seconds, and in no store, log or metric. The answer is the kiosk's own.
// - The same of what a clerk says on the page of a counter. What stays in memory is how many dossiers the
//   session has and the last four characters of their codes, which the page shows: until a page sees that the counter
//   serves nobody, or opens the next session.
// - The page of a counter tells nothing that its address does not, before a clerk has signed in.
// - A program sees the units of its token's subtree, each on its days, and is inside there; any other unit, existing or not, is
//   not found, so that nothing has to be suppressed. Its lists have an order that never changes and cursors that only the centre makes
//   (`DataCursors`); of a query and a body nothing is passed over. Sums by day are of days that are over and whose ratings are all
//   released, and hold neither clerk nor counter. Every reading of a report or of clerks is in the audit under the token's name.
// - Dossier results come whole or not at all, and once under one key; each problem is named by its row.
// - An issued report is made of the figures that somebody looked at, or not at all; who may not read its unit on every day of
//   its period finds nothing.
// - A public page is of a unit that the configuration names, of a month or quarter that was issued, with small numbers held back
//   (`PosterRule`); everything else is not found, in the same words. It asks the store once a minute for a unit at most, sets no
//   cookie and names no clerk.
// - Every route stands in one table with what it takes to be let in (`RouteRights`); one that does not is not found. What a role
//   forbids is forbidden in the same words whatever is asked for. A reader sees units, and an administrator accounts, of the own
//   subtree; any other one, existing or not, is not found.
// - Figures of named clerks are shown, and put into a file, only once it stands in the audit that they are. An idle page, a watchdog and
//   health write nothing there.
// - An import is looked at first and taken by another form; what is taken is what was shown, and nothing where anything was imported in
//   between. Files are read from nobody but who may import, and, on the first day, who has shown its code.
// - The page of the first day is there only while the centre has not been set up; the code that opens it stands in a file of the server
//   alone, and opens it no more once there is an account.
// - The cookie is http-only, same-site strict, and with TLS secure and named `__Host-…`. Every form that changes
//   something carries a token that only this browser's page knows.
// - Pages need no script and permit none but the clerk's own, of which the browser is told the hash; nothing is kept in caches; no page may be framed but the counter's state, by the
//   page of the same origin.
// - No log, metric or health answer names a person or tells a level.
//
// Limits (`CentreBounds`, `DataLimits`): bodies of `Limits.messageBytes` for messages, of `Limits.sessionBodyBytes` for sessions, of
// `DataLimits.resultBytes` for dossier results, 16 KiB for forms and `FormFields.longestBytes` for a clerk's, each within 30 s, 16 MiB
// for files to be imported, within two minutes, all of them together 256 MiB, and read before anything
// else, whoever sends them and whatever they ask for (`BodyGate`); 16 KiB of headers; a counter's state is asked of its kiosk once a second at most, however many pages show it;
// 16,384 connections, of which each kiosk with a session feed has one all the time, 4,096 from one address; one minute of idleness; what waits in
// the feed as in EvaluationFeed; enrolments, sign-ins and wrong tokens are limited per network address. Behind a proxy all
// share its address: terminate TLS here.
//
// Faults survived: a store that is busy, full or read-only answers 503 and a hint, and later calls work again; a client
// that vanishes; a body that never ends, or whose parts come one by one: it is refused and hung up on; a stop while polls are held: they are answered first.
