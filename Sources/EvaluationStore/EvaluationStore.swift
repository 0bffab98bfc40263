// EvaluationStore: what the centre keeps. The contract, everything that it asks in the SQL of any engine (`SQL`), and SQLite
// as the embedded default (`SQLite`). EvaluationStorePostgres is the engine for more than one machine.
//
// What comes in: the registry of units, counters, clerks and procedures; dossier results; enrolments of kiosks; batches whose signature the transport
// has verified; accounts and what they do; tokens of programs; hashes of clerks' PINs and badges. What goes out: answers to those, and the facts a report is made of.
//
// What is promised, by every implementation (the suite in Tests/EvaluationStoreTests runs against each):
// - One call, one transaction: it is durable when the call returns, and a refused or failed call changed nothing but, for
//   a copied journal, the list of integrity events.
// - Tallies converge. A batch may be lost, repeated, reordered or late: per kiosk and journal the highest version of each
//   key stands, and once every released tally is in, the digest is the kiosk's, in whatever order they came. Nothing is taken of
//   a batch that does not show the newest countersigned entry of its journal.
// - Nothing is taken silently against what was taken before. Whatever contradicts it becomes an integrity event, in the
//   transaction that took or refused it: which fault is found by whom, and which cannot be, is the table in Integrity.md.
// - Sums kept beforehand (`RollUps`) are changed in the transaction that takes a batch in, and are at any moment what the
//   tallies add up to. Once a day they are added up again. Sums that were read are remembered, and used while a stamp that is
//   raised with every change says that they are still what is kept; what a reader gets is that of one moment, remembered or not.
// - What something else than a batch changed is found when the tallies are counted again, once a day.
// - An integrity event is never removed. It ends by itself, where it can, or by a named account with a written reason.
// - A tally that cannot be taken keeps no other from being taken.
// - Units, counters and clerks in tallies are stored as received. The registry names them; it never filters them.
// - A journal is never merged with another: a kiosk with a new disk has two, and a report adds them.
// - With which key the centre signs is known by its fingerprint, and all who share a store share the key.
// - Lists for programs have an order that never changes (`Lists`). What a program sends under a key is taken once.
// - Dossier results stand as they were imported last for their unit and period; who imported what, and when, is never removed.
// - An issued report never changes, nor do its forms; its number, its forms and its event of the audit come in one transaction. Forms that
//   take long are made once, whoever makes them, and the first one made is kept.
// - Files that were looked at are taken over the registry and results that they were looked at with, or not at all; what is not taken
//   is forgotten after an hour.
// - Paper forms are kept apart from what kiosks send; a correction is another entry, and none is changed or removed.
// - The audit only grows, one event after the other whoever writes, each chained to the one before; an act and its event are one
//   transaction. The transport's reads are recorded before they are shown.
// - Secrets are held as hashes only: of enrolment codes, of access tokens, of tokens of programs, of passwords.
// - Nothing of a session that comes through the feed is kept: no id, no dossier's code, no ticket.
//
// Limits: those of ForwardingContract for a batch; those of `RegistryLimits` for an import. Reads never wait for a
// write. No call waits longer than five seconds for another process.
//
// A store can be backed up while it is used (SQLite: `SQLiteBackup`), put back (`SQLiteRestore`), and moved to PostgreSQL
// (`SQLiteMoveSource`): what is put in place was checked whole before, and what stood there is set aside, never deleted.
//
// Faults survived (SQLite; EvaluationStorePostgres names its own): the process killed at any moment; power cut (write-ahead log, synchronous FULL); disk full or
// read-only (the call fails with a stable code, nothing is changed, later calls work again); a file of another program
// or of a newer version (refused at opening, untouched). Restored from an older backup, kiosks name later heads than ours and
// their digests differ: both show, and what is missing comes again.
import RatingModel

/// Everything the centre keeps, behind one door: see the contract above for what each implementation promises.
///
/// Conformances share their promises through one test suite, so a second data base needs no second reading of the rules.
package protocol EvaluationStore: RegistryStore, EnrolmentStore, IntakeStore, IntegrityStore, ReportStore, RollUpStore,
  ClosingStore, ClosingPrintStore, AccountStore, CallerStore, ClerkStore, CentreKeyStore, ResultStore,
  PersonalRequestStore, ListStore, KioskStore, ImportDraftStore, SetupStore, PaperStore
{
  /// Random, made when the store was created, 32 lower-case hexadecimal digits. Receipts carry it: a kiosk that holds
  /// acknowledgements for another epoch sends everything again. As of the newest call that took a batch or renewed it.
  var epoch: String { get }

  /// Makes another epoch, once the store was put back to an older backup: every kiosk sends everything again. It may be
  /// called while another process takes batches in, whose next receipt carries it, and as often as one likes: whether it is needed
  /// cannot be told from a store that was put back.
  func renewEpoch(by actor: AuditActor, at time: WallTime) async throws(StoreFailure)

  /// Passes through all that a change passes through, behind every change that waits, and changes nothing: it returns only
  /// while changes can be made. Writes nothing to the disk.
  func probe() async throws(StoreFailure)
}
