// KioskDemo: the whole way, shown: both daemons as processes on loopback, a small invented office, presses, a report.
//
// Comes in:  number keys of a terminal, clicks in browsers; or a day of work made from a seed.
// Goes out:  what the programs themselves say: the kiosk's screen, the centre's report, and a reconciliation of the two.
//
// The demo has no back door. It makes configuration files, registry files and one-time codes as a technician would, runs
// the real programs from the folder it lies in, opens sessions through the local API with its token, presses through the
// demo's channel (the kiosk's own input source of that name), signs in at the centre and downloads the report a manager
// would. A daemon that dies is started again, as the service manager would.
//
// Promises: nothing is left running and nothing is left behind when it ends, by itself or by a signal; killed without a word,
// it leaves its folder, and no daemon. Two runs never meet (own folder, free ports). A daemon may die at any moment, before it
// listens and under any request. `--scripted` exits 0 only if every acknowledged press, choice after the level and session lies
// in its journal once and as it was answered, for whoever served, nothing that a technician pressed is a rating, the centre has
// countersigned every count, and every total agrees; what does not is named. Self-made sessions open at one counter only, and
// never at the one whose clerk a person is.
//
// Limits: a daemon that ends ten times before it listens, and a report that thirty centres die under, end the demo.
