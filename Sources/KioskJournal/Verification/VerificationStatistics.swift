import RatingModel

/// What the entries of a journal amount to.
package struct VerificationStatistics: Hashable, Sendable {
  package internal(set) var entries: Int64 = 0
  package internal(set) var starts = 0
  package internal(set) var sessions = 0
  package internal(set) var outcomes: [Outcome: Int] = [:]
  package internal(set) var ratings = 0
  package internal(set) var corrections = 0
  /// Presses that are no rating, but for those that a correction superseded.
  package internal(set) var presses = 0
  /// Ratings whose levels are counted.
  package internal(set) var released = 0
  /// Ratings that wait in a lot.
  package internal(set) var waiting = 0
  /// Personal fields that the chain commits to, and that still lie beside it.
  package internal(set) var personalFields = 0
  package internal(set) var head = ChainHead.beginning
  /// ``ForwardingContract/TallyDigest`` of what the entries add up to; empty when they could not be added up.
  package internal(set) var digest = ""

  /// Sessions that have no outcome: one may be in progress.
  package var sessionsWithoutOutcome: Int { max(0, sessions - outcomes.values.reduce(0, +)) }

  mutating func take(_ entry: Entry) {
    switch entry.payload {
    case .boot: starts += 1
    case .open: sessions += 1
    case .outcome(let payload): outcomes[payload.outcome, default: 0] += 1
    case .rating:
      ratings += 1
      outcomes[.rated, default: 0] += 1
    case .correction: corrections += 1
    case .press: presses += 1
    case .release(let payload): released += payload.ratings.count
    default: break
    }
  }
}
