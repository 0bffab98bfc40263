import RatingModel

/// Something that was planted, so that one can ask whether a flag finds it, and whether flags point at anything else.
package struct Oddity: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// One rating in sixteen says not satisfied, where it is one in three hundred elsewhere. Honest figures: a funnel shows it.
    case trulyWorse
    /// From ``Oddity/from`` on nine in ten sessions between half past eight and ten are `unavailable` throughout the office.
    case darkAtRushHour
    /// On one day in three there is a series of sessions forty seconds apart, each rated best a moment after the invite.
    case machineCadence
    /// One session in five is cancelled after the citizen was invited.
    case cancelsInvited
    /// Three sessions in five are timed out, as where nobody is asked to rate.
    case seldomRated
    /// One rating in four was a lesser one first and corrected to the best.
    case correctedUpward
  }

  package let kind: Kind
  package let unit: UnitCode
  /// `nil` where it is the office's.
  package let clerk: ClerkID?
  /// `nil` where it always was so.
  package let from: CivilDate?
}
