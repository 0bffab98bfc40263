// EvaluationStorePostgres: the centre's store on PostgreSQL, for a province and beyond.
//
// What comes in: the address of a data base, and everything that the contract of EvaluationStore names. What goes out: the
// same answers as from the embedded store; the suite in Tests/EvaluationStoreTests runs against both.
//
//     PostgresEvaluationStore ─> PostgresPool ─> PostgresSession   one connection, one thread, one transaction at a time
//                                                  └─> PostgresConnection   what the store's SQL sees of it
//
// What is promised beyond the contract:
// - Any number of processes on any machines work over one data base, with no other coordination: what would change the
//   same rows is done one after the other under advisory locks, and what meets another in its way is undone and run again.
// - Reads are one snapshot, and cannot change anything.
// - The schema is brought up to date at opening, forward only, under a lock; one of a newer version, or a data base with
//   tables of another program, is refused and left as it was.
// - Backups (`PostgresBackup`, `PostgresRestore`) and the move from a file (`PostgresMove`): in one transaction, whole or not at
//   all, and refused while another evaluationd has the data base open.
// - A statement is prepared once for each connection. Lists of rows are sent without waiting between them.
//
// Limits: connections, how many calls wait for one and how long, how long a statement, a lock and an idle transaction may
// last: `PostgresAddress`. Tables lie in the schema `public`. Text in PostgreSQL has no character U+0000; it is kept as U+FFFD.
//
// Faults survived: the server restarting (a connection that was lost before its transaction began is made anew; within one the
// call fails, and whoever called asks again), out of connections, read-only, out of room: the call fails with a stable code
// within a bounded time, and nothing of it is kept.
