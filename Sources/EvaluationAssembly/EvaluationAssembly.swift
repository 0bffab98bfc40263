// EvaluationAssembly: the centre put together. Reads `evaluationd.toml`, opens the store, a file or a data base of PostgreSQL, and
// the centre's key, runs the listeners, and does what evaluationd's other subcommands ask for.
//
// What comes in: a configuration file, CSV files of the registry, a password, signals. What goes out: the running
// service, a line of JSON on standard output for each listener that is open, a log on standard error, and values for
// the subcommands to print.
//
// What is promised:
// - Every key stands in one table (`ConfigurationKey`) with its standard value; an unknown key, a wrong type or an
//   impossible value is a named error with line and hint, and all are told at once.
// - Off loopback the listener of pages speaks TLS or does not start; health listens on loopback only.
// - Root makes no file in a folder of another user, as whom the service runs and who could not open it.
// - The centre's key is made once, durable before it is used, readable by its owner alone; an exposed key is refused.
// - Whoever holds another key than the store's, or none, signs nothing for it and does not start; no key is made then.
// - Off this machine the connection to PostgreSQL is encrypted and its server known, or the configuration is refused. A password
//   is read from a file that its owner alone may read, and reaches other programs by their environment only.
// - Backups are whole when they have their name; what a restore or a move replaces is set aside, never deleted.
// - systemd is told READY when both listeners are open, is fed its watchdog only while the store takes writers, and is told
//   STOPPING first. SIGTERM and SIGINT end it cleanly: requests under way are answered, the store is closed.
// - PDF of issued reports is made beside the service, by a program that is given in the configuration; where it is not there, the
//   service runs without.
// - What leaves the process as an error has a stable code, the operation, the subject, a hint, and says whether a retry
//   helps; each kind of error has an exit code of its own (`ExitKind`).
//
// Limits: a configuration of 128 KiB; a password of `PasswordRules.mostBytes`. Several processes may use the store at
// once, so that subcommands work while the service runs.
//
// Faults survived: those of the store; a crash while the key is made leaves either no key or the whole key.
