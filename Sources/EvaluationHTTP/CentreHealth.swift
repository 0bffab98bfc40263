import EvaluationStore
import RatingModel

/// What the service knows of itself since it started. Counts answers by code; knows no kiosk, no clerk and no level.
package actor CentreHealth {
  /// What was answered, by kind (`batch`, `enrolment`, `sign-in`) and code.
  struct Answered: Hashable, Comparable {
    let kind: String
    let code: String
    static func < (left: Self, right: Self) -> Bool { (left.kind, left.code) < (right.kind, right.code) }
  }

  let startedAt: WallTime
  private(set) var answers: [Answered: Int] = [:]
  /// The newest failure of the store; `nil` once it worked again.
  private(set) var failure: StoreFailure?

  package init(startedAt: WallTime) { self.startedAt = startedAt }

  /// Codes are a closed set of ours, so the table cannot grow without bound.
  func answered(_ kind: String, code: String) {
    answers[Answered(kind: kind, code: code), default: 0] += 1
    if kind == "batch" && code == "taken" { failure = nil }
  }

  /// A caller that went away is no failure of the store.
  func storeFailed(_ failure: StoreFailure) {
    if case .cancelled = failure { return }
    self.failure = failure
  }

  func storeWorked() { failure = nil }
}
