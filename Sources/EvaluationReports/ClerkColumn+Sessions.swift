import EvaluationIndices
import RatingModel

extension ClerkColumn {
  /// All sessions, then by outcome.
  static var sessions: [ClerkColumn] {
    [allSessions]
      + Outcome.allCases.map { outcome in
        ClerkColumn(["sessions", outcome.rawValue], outcome.word) { .count($0.figures.sessions[outcome]) }
      }
  }

  static var allSessions: ClerkColumn {
    ClerkColumn(["sessions", "all"], .sessions) { .count($0.figures.sessions.sessions) }
  }

  static var rates: [ClerkColumn] { [responseRate, coverage, waiting] }

  /// Rated divided by answerable; nothing where nobody could have answered.
  static var responseRate: ClerkColumn {
    ClerkColumn(["responseRate"], .responseRate) {
      Figure(percentage: $0.figures.sessions.responseRate.share.percent)
    }
  }

  /// Sessions per dossier step of the one-stop software. No such figures come to this version's centre.
  static var coverage: ClerkColumn {
    ClerkColumn(["coverage"], .coverage) { row in
      switch Coverage(sessions: row.figures.sessions.sessions, steps: nil) {
      case .unknown: .unknown
      case let coverage: Figure(percentage: coverage.percent)
      }
    }
  }

  static var waiting: ClerkColumn { ClerkColumn(["waiting"], .waiting) { Figure(count: $0.figures.waiting) } }

  /// Sessions that bear a mark, then by mark.
  static var marks: [ClerkColumn] {
    [
      ClerkColumn(["marks", "sessions"], .marked) { .count($0.figures.markedSessions) },
      ClerkColumn(["marks", "ratings"], .markedRatings) { .count($0.figures.markedRatings) },
    ]
      + Mark.allCases.map { mark in
        ClerkColumn(["marks", mark.rawValue], mark.word) { .count($0.figures.marks[mark, default: 0]) }
      }
  }

  /// Presses that are no rating, by disposition; corrections by direction.
  static var presses: [ClerkColumn] {
    Disposition.allCases.map { disposition in
      ClerkColumn(["presses", disposition.rawValue], disposition.word) {
        .count($0.figures.dispositions[disposition, default: 0])
      }
    } + [
      ClerkColumn(["corrections", "raised"], .raised) { .count($0.figures.raised) },
      ClerkColumn(["corrections", "lowered"], .lowered) { .count($0.figures.lowered) },
    ]
  }
}

extension Outcome {
  var word: ReportWord {
    switch self {
    case .rated: .rated
    case .declined: .declined
    case .timedOut: .timedOut
    case .notInvited: .notInvited
    case .cancelled: .cancelled
    case .unavailable: .unavailable
    }
  }
}

extension Mark {
  var word: ReportWord {
    switch self {
    case .outsideHours: .markOutsideHours
    case .unknownClerk: .markUnknownClerk
    case .oddDossierCode: .markOddDossierCode
    case .undated: .markUndated
    case .sameDossier: .markSameDossier
    case .burst: .markBurst
    case .cadence: .markCadence
    case .fallback: .markFallback
    case .clerkInDoubt: .markClerkInDoubt
    }
  }
}

extension Disposition {
  var word: ReportWord {
    switch self {
    case .ambient: .ambient
    case .early: .early
    case .repeat: .repeat
    case .superseded: .superseded
    case .unsettled: .unsettled
    case .simultaneous: .simultaneous
    case .maintenance: .maintenance
    }
  }
}
