// EvaluationStore: what the centre keeps. The contract, and SQLite as its embedded default.
//
// What comes in: the registry of units, counters and clerks; enrolments of kiosks; batches whose signature the transport
// has verified; accounts and what they do. What goes out: answers to those, and the facts a report is made of.
//
// What is promised, by every implementation (the suite in Tests/EvaluationStoreTests runs against each):
// - One call, one transaction: it is durable when the call returns, and a refused or failed call changed nothing but,
//   for a breach of integrity, the list of incidents.
// - Tallies converge. A batch may be lost, repeated, reordered or late: per kiosk and journal the highest version of each
//   key stands, and once every released tally is in, the digest is the kiosk's, in whatever order they came.
// - Nothing is taken silently against what was taken before: the same version with another count, the same scale and
//   version with other content, the same sequence number with another hash are refused and kept as incidents.
// - Units, counters and clerks in tallies are stored as received. The registry names them; it never filters them.
// - A journal is never merged with another: a kiosk with a new disk has two, and a report adds them.
// - Secrets are held as hashes only: of enrolment codes, of access tokens, of passwords.
//
// Limits: those of ForwardingContract for a batch; those of `RegistryLimits` for an import. Reads never wait for a
// write. No call waits longer than five seconds for another process.
//
// Faults survived: the process killed at any moment; power cut (write-ahead log, synchronous FULL); disk full or
// read-only (the call fails with a stable code, nothing is changed, later calls work again); a file of another program
// or of a newer version (refused at opening, untouched). Restored from an older backup, the digest of the next complete
// batch differs, so the kiosk sends everything again.
import RatingModel

/// Everything the centre keeps, behind one door: see the contract above for what each implementation promises.
///
/// Conformances share their promises through one test suite, so a second data base needs no second reading of the rules.
package protocol EvaluationStore: RegistryStore, EnrolmentStore, IntakeStore, ReportStore, AccountStore {
  /// Random, made when the store was created, 32 lower-case hexadecimal digits. Receipts carry it: a kiosk that holds
  /// acknowledgements for another epoch sends everything again.
  var epoch: String { get }

  /// Passes through all that a change passes through, behind every change that waits, and changes nothing: it returns only
  /// while changes can be made. Writes nothing to the disk.
  func probe() async throws(StoreFailure)
}
