import RatingModel

/// The configured values that the machine follows.
package struct SessionRules: Hashable, Sendable {
  package let scale: Scale
  /// Who serves when the caller names no clerk and no shift holds.
  package let defaultClerk: ClerkID?
  /// The kiosk's roster; a clerk outside it counts and is marked `unknownClerk`.
  package let roster: Set<ClerkID>
  /// Who of the roster sits here when. Of several that hold the last counts, so that a substitute is written after those
  /// who are away.
  package let shifts: [Shift]
  /// `nil`: no session is outside of them.
  package let openingHours: OpeningHours?
  /// How long "please rate" stands. Default 30 s (EN 301 549, WCAG 2.2.1 and DOMAIN practice).
  package let promptTimeoutSeconds: Int
  /// How long after the first press another press corrects it. Default 5 s.
  package let correctionWindowSeconds: Int
  /// More ratings than this within ``burstMinutes`` are marked `burst`.
  package let burstRatings: Int
  package let burstMinutes: Int
  package let secondStep: SecondStep
  /// Where this counter's sessions come from as a rule: what comes from a lesser source is marked `fallback`.
  package let usualSource: SessionSource?

  /// A change of what is offered needs this long before a press on it counts.
  package static let settlingMilliseconds: Int64 = 300
  /// The longest an outcome waits for a finger that went down within the window.
  package static let longestHoldMilliseconds: Int64 = 2000
  /// Thanks stay for at least this long.
  package static let leastThanksMilliseconds: Int64 = 2000
  /// Touches extend a question to at most so many of its time-outs (WCAG 2.2.1: ten times).
  package static let mostTimeouts = 10

  package init(
    scale: Scale, defaultClerk: ClerkID?, roster: Set<ClerkID>, shifts: [Shift] = [],
    openingHours: OpeningHours? = nil, promptTimeoutSeconds: Int, correctionWindowSeconds: Int, burstRatings: Int,
    burstMinutes: Int, secondStep: SecondStep = .none, usualSource: SessionSource? = nil
  ) {
    self.scale = scale
    self.defaultClerk = defaultClerk
    self.roster = roster
    self.shifts = shifts
    self.openingHours = openingHours
    self.promptTimeoutSeconds = promptTimeoutSeconds
    self.correctionWindowSeconds = correctionWindowSeconds
    self.burstRatings = burstRatings
    self.burstMinutes = burstMinutes
    self.secondStep = secondStep
    self.usualSource = usualSource
  }

  /// Who serves when the caller names no clerk.
  ///
  /// - Parameter local: `nil` while undated: then nobody knows whose shift it is.
  package func rosterClerk(at local: LocalTime?) -> ClerkID? {
    local.flatMap { local in shifts.last { $0.holds(local) }?.clerk } ?? defaultClerk
  }

  /// All that hold; `nil` while undated. As long as it stays the same no shift has begun or ended.
  func shiftStretches(at local: LocalTime?) -> Set<ShiftStretch>? {
    local.map { local in
      Set(
        shifts.enumerated().compactMap { place, shift in
          shift.stretch(local).map { ShiftStretch(shift: place, stretch: $0) }
        })
    }
  }

  /// How many answers a page of the second step has room for: every one needs a key, and so does going on.
  var answersPerPage: Int { scale.levels.count - 1 }

  /// Whether a session from this source stands in for one from the usual source.
  func isFallback(_ source: SessionSource) -> Bool {
    guard let usualSource, let usual = SessionSource.allCases.firstIndex(of: usualSource),
      let place = SessionSource.allCases.firstIndex(of: source)
    else { return false }
    return place > usual && source != .demo
  }

  /// Whether the office is known to be closed.
  package func isOutsideHours(_ local: LocalTime?) -> Bool {
    guard let openingHours, let local else { return false }
    return !openingHours.areOpen(at: local)
  }
}
