// KioskJournal: the kiosk's append-only record, and the counts that follow from it. SQLite through GRDB.
//
// Comes in:  records of the session machine (`SessionRecord`), anchors in civil time, receipts of the centre, orders to
//            erase. One thread owns a `Journal`; nothing here knows a clock of its own.
// Goes out:  what a request to open depends on, batches for the centre, the state of lots and of the open tail; and for
//            whoever doubts it, `JournalVerifier`.
//
// The bytes of an entry, the chain, the rules of counting and the tables are specified in `Format.md`, with test vectors.
// `TallyFold` is the one place where entries become counts: the writer applies it before it writes, the verifier again
// after. Reading order: `Journal`, `JournalDraft` (a transaction in the making, no disk), `TallyFold`, `JournalChanges`
// (its rows), `JournalFile` (the disk).
//
// Promises:
// - `append` returns after the sync that makes everything it was given durable, all or nothing. One transaction, one sync:
//   the second sync that SQLite needs after a checkpoint is made by `checkpoint` itself.
// - Appending reads nothing from the disk. Months without a centre make it no slower, and no batch: a batch costs its own
//   length and the number of groups. What changed last travels first, so that the centre sees today before last year.
// - A tally that the centre refused is kept back, alone: until it changes, a day has passed, or the centre has another epoch.
//   It counts as not forwarded: nothing that it rests on is pruned, and no batch is called complete.
// - Where the centre asks what stands at an entry, or for the digests of groups, the next batch answers (`CentreQuestion`).
//   Only what it then wants is sent again. Nothing is said of an entry that was pruned.
// - A level is counted only when a release entry names its rating; before that it stands in its salted entry and in the
//   table of waiting ratings, and in nothing that leaves the kiosk, no message and no failure.
// - Personal values lie beside the chain under salted commitments; dossier codes are encrypted to the case handlers or not
//   kept. After `erase` no byte of them is left in the journal's files, and the chain still verifies.
// - The newest receipt is kept with the centre's signature. `Verification` calls nothing countersigned until that signature
//   was checked; the centre's key comes from outside, it is not in the journal.
// - What no digest covers and a start goes by (the journal's name, anchors, scales, cuts) is held against the entries by the
//   verifier. Given the heads that the centre keeps, it also finds what was rolled back or rewritten with its receipts; and
//   `JournalVerifier.audit` reproduces a clerk's figures from the entries alone.
// - Once `seal` was called each entry bears a seal whose key is overwritten in the transaction that wrote the entry, and gone from
//   SQLite's log after the next checkpoint: who takes the kiosk cannot alter what was before, see `SealKey`.
// - Where its owner asks for it, a month that is over is cut, countersigned, archived, and only then pruned, in steps of bounded
//   size; what is left verifies from the cut on.
// - A file that contradicts its `JournalWitness` is not opened. A damaged journal is set aside whole (`SetAsideJournals`), with
//   evidence and a report for the centre; `VerificationFinding.Code.setsAside` says what is damage.
// - Nothing is written unless something happened: no rating, no due release, no byte.
//
// Limits: a session may be named by entries until 64 others were opened; 50 dossiers a session; 200,000 undated counts a
// boot (`UndatedCounts.most`), beyond which counts stay undated; a batch within `ForwardingContract.Limits`. SQLite's log
// grows until `checkpoint` is called.
//
// Faults survived: a full, read-only or failing disk (nothing is acknowledged, memory stays as it was, the next call tries
// again and reopens if it must); a power cut at any moment; a commit that failed in its last step and is on the disk
// after all (`JournalFailure.diverged`: start again from the disk); a clock that is not set; a second process; a file that
// is damaged, another, or gone (a named failure, and a new journal once it was set aside), foreign or of a newer version (a
// named failure, the file is left alone); clocks that leap by years and back.
