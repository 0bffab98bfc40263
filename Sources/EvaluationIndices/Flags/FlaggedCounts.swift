import RatingModel

/// What flags are raised from: counts of one subject, or of one of those that it is compared with.
package struct FlaggedCounts: Hashable, Sendable {
  package let outcomes: OutcomeCounts
  /// Corrections towards the better end, and towards the worse.
  package let raised: Int
  package let lowered: Int
  /// Rated sessions that the kiosk marked for an even cadence.
  package let even: Int

  package init(outcomes: OutcomeCounts, raised: Int = 0, lowered: Int = 0, even: Int = 0) {
    self.outcomes = outcomes
    self.raised = raised
    self.lowered = lowered
    self.even = even
  }

  var response: Share { outcomes.responseRate.share }
  /// Sessions that were taken back, or ended before anybody was asked.
  var withdrawn: Share {
    Share(count: outcomes[.cancelled] + outcomes[.notInvited], of: outcomes.sessions)
  }
  var dark: Share { Share(count: outcomes[.unavailable], of: outcomes.sessions) }
}
