import EvaluationStore
import RatingModel

/// What the service knows of itself since it started. Counts answers by code; knows no kiosk, no clerk and no level.
package actor CentreHealth {
  /// What was answered, by kind (`batch`, `enrolment`, `feed`, `session`, `data`, `sign-in`, `clerk-sign-in`) and code.
  struct Answered: Hashable, Comparable {
    let kind: String
    let code: String
    static func < (left: Self, right: Self) -> Bool { (left.kind, left.code) < (right.kind, right.code) }
  }

  let startedAt: WallTime
  private(set) var answers: [Answered: Int] = [:]
  /// The newest failure to take a message in; `nil` once one was taken again. Kiosks try again, so it does not outlive its
  /// cause for long. Whether the store can be read is looked at anew for each answer of health.
  private(set) var failure: StoreFailure?

  package init(startedAt: WallTime) { self.startedAt = startedAt }

  /// Codes are a closed set of ours, so the table cannot grow without bound.
  func answered(_ kind: String, code: String) {
    answers[Answered(kind: kind, code: code), default: 0] += 1
    if code == "taken" { failure = nil }
  }

  /// A message could not be taken in. A caller that went away is no failure of the store.
  func storeFailed(_ failure: StoreFailure) {
    if case .cancelled = failure { return }
    self.failure = failure
  }
}
