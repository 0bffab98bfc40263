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

  /// A change of what is offered needs this long before a press on it counts.
  package static let settlingMilliseconds: Int64 = 300
  /// The longest an outcome waits for a finger that went down within the window.
  package static let longestHoldMilliseconds: Int64 = 2000

  package init(
    scale: Scale, defaultClerk: ClerkID?, roster: Set<ClerkID>, shifts: [Shift] = [],
    openingHours: OpeningHours? = nil, promptTimeoutSeconds: Int, correctionWindowSeconds: Int, burstRatings: Int,
    burstMinutes: Int
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
  }

  /// Who serves when the caller names no clerk.
  ///
  /// - Parameter local: `nil` while undated: then nobody knows whose shift it is.
  package func rosterClerk(at local: LocalTime?) -> ClerkID? {
    local.flatMap { local in shifts.last { $0.holds(local) }?.clerk } ?? defaultClerk
  }

  /// Whether the office is known to be closed.
  package func isOutsideHours(_ local: LocalTime?) -> Bool {
    guard let openingHours, let local else { return false }
    return !openingHours.areOpen(at: local)
  }
}
