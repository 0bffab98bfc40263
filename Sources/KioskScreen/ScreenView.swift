import KioskSession

/// Everything a page needs to draw the screen. Replaces the view before it as a whole.
package struct ScreenView: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// The counter is free.
    case idle
    /// Somebody is being served.
    case serving
    case pleaseRate = "please-rate"
    case thankYou = "thank-you"
    /// A press waits for the disk: neither taken nor lost.
    case oneMoment = "one-moment"
    case cannotRate = "cannot-rate"
    /// Two keys were down together; the question stands.
    case oneAtATime = "one-at-a-time"
    /// Somebody pressed before the clerk has asked.
    case notFinished = "not-finished"
    /// Ratings became impossible amid the question.
    case couldNotBeTaken = "could-not-be-taken"

    /// Whether the answers are shown.
    package var asks: Bool { self == .pleaseRate || self == .oneAtATime }
  }

  /// Who serves.
  package struct Clerk: Hashable, Sendable, Codable {
    package let name: String
    package let title: String?
  }

  /// One answer to choose from.
  package struct Answer: Hashable, Sendable, Codable {
    /// The level's name in the scale.
    package let name: String
    /// By language: `vi` and `en` always.
    package let labels: [String: String]
    /// From 1, the best first.
    package let position: Int
    /// Which face to draw: `face-<position>-of-<number of levels>`.
    package let pictogram: String
  }

  /// The dossiers handled, masked.
  package struct Dossiers: Hashable, Sendable, Codable {
    /// One of them, but for its last four characters.
    package let first: String
    /// How many there are beside it.
    package let more: Int
    /// The word that stands before it, by language.
    package let label: [String: String]
  }

  /// The same words in both languages.
  package struct Texts: Hashable, Sendable, Codable {
    package let vi: Wording
    package let en: Wording
  }

  package let state: State
  /// The offer's revision. Two views of one revision differ only in being ``State/oneMoment``.
  package let revision: Int64
  /// Since when the offer holds, by the kiosk's monotonic clock.
  package let sinceMicroseconds: Int64
  /// When the kiosk began to show this, by the same clock: after all that it tells of had become durable. `nil` until it
  /// is shown.
  package var shownMicroseconds: Int64?
  /// When the question or the thanks end; `nil` for states without an end of their own.
  package let untilMicroseconds: Int64?
  /// The office's name; empty when none is configured.
  package let unit: String
  /// The counter as its sign says, `Quầy 3`; empty when none is configured.
  package let counter: String
  /// `nil` without a session or without a configured name.
  package let clerk: Clerk?
  /// `nil` without a session or without a dossier that can be shown.
  package let dossiers: Dossiers?
  /// The answers, best first; empty unless the state ``State/asks``.
  package let levels: [Answer]
  package let texts: Texts
  /// Why ratings cannot be taken, as stable codes; empty while they can.
  package let reasons: [Unavailability]
}
