/// Something about the figures that somebody should ask about. A question and no verdict: each has innocent answers.
package struct AnomalyFlag: Hashable, Sendable {
  /// Stable, for programs.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// Far fewer answer than at others: who was asked?
    case responseFarBelow = "response-far-below-peers"
    /// Dossiers were handled without a session: what became of the others?
    case coverageLow = "coverage-low"
    /// Far more sessions than at others were cancelled, or ended before anybody was asked.
    case withdrawnFarAbove = "withdrawn-far-above-peers"
    /// More corrections went up than down, beyond chance: who made them?
    case correctedUpward = "corrected-upward"
    /// Ratings came at even distances.
    case evenCadence = "even-cadence"
    /// No rating was possible in many sessions.
    case kioskDark = "kiosk-dark"
  }

  package let code: Code
  /// What was counted.
  package let counted: Share
  /// The share of all that it was compared with, and the end of the limits that it lies beyond; or what was set.
  package let expected: Double?
  package let limit: Double

  package init(_ code: Code, counted: Share, expected: Double?, limit: Double) {
    self.code = code
    self.counted = counted
    self.expected = expected
    self.limit = limit
  }
}
