import EvaluationStore
import RatingModel

/// How long a grant stands.
package enum GrantLimits {
  /// Without use.
  package static let idleSeconds = 30 * 60
  /// In any case.
  package static let longestSeconds = 12 * 3600
  /// The store is told of a use at most this often: a page with its pictures is one write, not ten.
  static let touchSeconds = 60

  /// A time before the issue, from a clock that was set back, counts as no use at all and not as age.
  static func stands(_ grant: AccessGrant, at time: WallTime) -> Bool {
    time < grant.lastUsedAt.adding(seconds: idleSeconds) && time < grant.issuedAt.adding(seconds: longestSeconds)
  }

  static func isWorthTouching(_ grant: AccessGrant, at time: WallTime) -> Bool {
    time >= grant.lastUsedAt.adding(seconds: touchSeconds)
  }
}

extension WallTime {
  func adding(seconds: Int) -> WallTime { WallTime(milliseconds: milliseconds + Int64(seconds) * 1000) }
}
