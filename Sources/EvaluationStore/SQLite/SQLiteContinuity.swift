import ForwardingContract
import GRDB
import RatingModel

/// Holds a batch to the heads that were countersigned before. Changes nothing.
struct SQLiteContinuity {
  let heads: SQLiteHeads
  let batch: Batch
  /// As it was before the batch.
  let before: SQLiteJournal.State

  enum Verdict {
    case goesOn(Course)
    /// The journal is not the one that was countersigned; its entries in `doubt` are not what the centre countersigned.
    case contradicts(Receipt.Abandonment, at: Int64, doubt: ClosedRange<Int64>)
  }

  /// How a journal goes on that contradicts nothing.
  struct Course {
    /// How the batch's head stands, if it came before.
    let kept: Receipt.DigestState?
    /// No head of the journal is newer.
    let isNewest: Bool
    /// The head is new, and the batch shows that it goes on from the newest one before.
    let extends: Bool
    /// Entries that the kiosk holds receipts for and of whose heads the centre knows nothing.
    let lost: ClosedRange<Int64>?
    let provenThrough: Int64
    let question: SQLiteJournal.Question?
  }

  func verdict() throws -> Verdict {
    let newest = try heads.newestSequence() ?? 0
    let present = try heads.head(at: batch.head.sequence)
    let common = try countersigned()
    if case .foreign(let sequence) = common {
      return contradiction(.forked, at: sequence, newest, shared: 0)
    }
    let shared = common.sequence
    if let present, present.head != batch.head {
      return contradiction(.forked, at: batch.head.sequence, newest, shared: shared)
    }
    var shown: Int64?
    if let witness = batch.witness, let head = try heads.head(at: witness.sequence)?.head {
      guard witness.hash == head.hash else {
        return contradiction(
          witness.hash == nil ? .rolledBack : .forked, at: witness.sequence, newest, shared: shared)
      }
      shown = witness.sequence
    }
    return .goesOn(course(newest, present: present?.state, shared: shared, shown: shown))
  }

  private enum Common {
    /// The kiosk names none, or one that the centre does not know.
    case none
    case equal(Int64)
    case foreign(Int64)

    var sequence: Int64 { if case .equal(let sequence) = self { sequence } else { 0 } }
  }

  /// What the kiosk says is the newest head for which it holds a receipt, held against what was countersigned.
  private func countersigned() throws -> Common {
    guard let claimed = batch.countersigned, let own = try heads.head(at: claimed.sequence)?.head else { return .none }
    return own == claimed ? .equal(claimed.sequence) : .foreign(claimed.sequence)
  }

  /// - Parameters:
  ///   - shared: the newest head that both hold; 0 without one.
  ///   - shown: the entry of which the batch brought the right witness.
  private func course(
    _ newest: Int64, present: Receipt.DigestState?, shared: Int64, shown: Int64?
  ) -> Course {
    var question = before.question
    if let asked = question, shown == asked.sequence { question = nil }
    let claimed = batch.countersigned?.sequence ?? 0
    let showsNewest = newest == 0 || shared == newest || shown == newest
    if question == nil, present == nil, !showsNewest, claimed <= newest {
      let from = shared > 0 ? shared : before.provenThrough < newest ? before.provenThrough : 0
      question = SQLiteJournal.Question(sequence: newest, from: from)
    }
    let proven = max(shown ?? 0, question == nil ? shared : 0)
    return Course(
      kept: present, isNewest: batch.head.sequence >= newest,
      extends: present == nil && newest > 0 && showsNewest && batch.head.sequence > newest,
      lost: claimed > newest ? newest + 1...claimed : nil, provenThrough: max(before.provenThrough, proven),
      question: question)
  }

  /// In doubt is what was countersigned after the newest entry that both are known to share.
  private func contradiction(
    _ abandonment: Receipt.Abandonment, at sequence: Int64, _ newest: Int64, shared: Int64
  ) -> Verdict {
    var known = shared > 0 ? shared : before.provenThrough
    // What the kiosk has countersigned since the question was put may be of the other branch.
    if let question = before.question, question.sequence == sequence { known = question.from }
    let base = known < sequence ? known : 0
    let last = before.question?.sequence == sequence ? sequence : max(newest, sequence)
    return .contradicts(abandonment, at: sequence, doubt: base + 1...last)
  }
}
