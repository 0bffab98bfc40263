/// What a token of the centre's API is good for. The raw value is that of the store and of the command line.
package enum CallerScope: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Opens, invites, closes and cancels sessions, and reads the counters' states.
  case sessions
  /// Reads the counters' states.
  case state
  /// Reads units, kiosks, integrity events, issued reports and figures of units; none of a clerk.
  case reports
  /// Reads who the clerks are, and their figures. Every reading is in the audit.
  case personalFigures = "personal-figures"
  /// Reads sums by unit and day, in which there is neither clerk nor counter.
  case rollUps = "roll-ups"
  /// Writes dossier results, and reads those that stand.
  case results

  /// Whether a token with these may do what asks for this one.
  package func isGranted(by scopes: Set<CallerScope>) -> Bool {
    scopes.contains(self) || (self == .state && scopes.contains(.sessions))
  }

  /// Whether it is about counters, and can be had for some of them alone.
  package var isOfCounters: Bool { self == .sessions || self == .state }

  /// In a few words, for the command line's help.
  package var about: String {
    switch self {
    case .sessions: "runs sessions"
    case .state: "reads the counters' states only"
    case .reports: "reads units, kiosks and reports of units"
    case .personalFigures: "reads clerks and their figures, each reading in the audit"
    case .rollUps: "reads anonymous sums by day"
    case .results: "writes dossier results"
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
