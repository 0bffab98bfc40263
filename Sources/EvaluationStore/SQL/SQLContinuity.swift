import ForwardingContract
import RatingModel

/// Holds a batch to the heads that were countersigned before. Changes nothing.
struct SQLContinuity {
  let known: SQLHeads.Known
  let batch: Batch
  /// The entry that the kiosk was asked for before.
  let asked: Int64?

  enum Verdict {
    /// The journal still holds the newest countersigned entry.
    case goesOn(Course)
    /// The batch does not say what stands at that entry, and the centre countersigned one there.
    case unproven(Int64)
    /// The journal is not the one that was countersigned; its entries in `doubt` are not what the centre countersigned.
    case contradicts(Receipt.Abandonment, at: Int64, doubt: ClosedRange<Int64>)
  }

  /// How a journal goes on that contradicts nothing.
  struct Course {
    /// The head is a new one after another.
    let extends: Bool
    /// Entries that the kiosk holds receipts for and of whose heads the centre knows nothing.
    let lost: ClosedRange<Int64>?
  }

  func verdict() -> Verdict {
    let newest = known.newest
    let claimed = batch.countersigned?.sequence ?? 0
    let own = known[claimed]?.head
    if let own, own != batch.countersigned { return contradiction(.forked, at: claimed, newest, shared: 0) }
    let shared = own?.sequence ?? 0
    let present = known[batch.head.sequence]
    if let present, present.head != batch.head {
      return contradiction(.forked, at: batch.head.sequence, newest, shared: shared)
    }
    let witnessed = batch.witness.flatMap { known[$0.sequence]?.head }
    if let witnessed, let witness = batch.witness, witness.hash != witnessed.hash {
      let abandonment = witness.hash == nil ? Receipt.Abandonment.rolledBack : .forked
      return contradiction(abandonment, at: witness.sequence, newest, shared: shared)
    }
    // A kiosk that is ahead of a centre that was put back may have pruned the entry, and says nothing of it when it is asked.
    let isPruned = claimed > newest && asked == newest && batch.witness == nil
    guard isPruned || [0, batch.head.sequence, shared, witnessed?.sequence].contains(newest) else {
      return .unproven(newest)
    }
    return .goesOn(
      Course(
        extends: present == nil && newest > 0, lost: claimed > newest ? newest + 1...claimed : nil))
  }

  /// In doubt is what was countersigned after the newest entry that both are known to share.
  private func contradiction(
    _ abandonment: Receipt.Abandonment, at sequence: Int64, _ newest: Int64, shared: Int64
  ) -> Verdict {
    .contradicts(abandonment, at: sequence, doubt: (shared < sequence ? shared : 0) + 1...max(newest, sequence))
  }
}
