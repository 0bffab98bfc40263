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
    /// What was good, or what was wrong.
    case chips
    /// A question of the province's.
    case question
    /// Whether the office may get in touch about the dossier.
    case contact
    /// A technician is at work.
    case maintenance

    /// Whether the answers are shown.
    package var asks: Bool { self == .pleaseRate || self == .oneAtATime }
    /// Whether something more is asked, after a rating.
    package var asksMore: Bool { self == .chips || self == .question || self == .contact }
  }

  /// The same in the citizen's language and in the one below it.
  package struct Bilingual: Hashable, Sendable, Codable {
    package let first: String
    package let second: String
  }

  /// Who serves.
  package struct Clerk: Hashable, Sendable, Codable {
    package let name: String
    package let title: String?
    /// Where the page finds the photo; `nil` without one.
    package let photo: String?
  }

  /// One level to choose.
  package struct Answer: Hashable, Sendable, Codable {
    /// The level's name in the scale.
    package let name: String
    package let labels: Bilingual
    /// From 1, the best first.
    package let position: Int
    /// Which face to draw: `face-<position>-of-<number of levels>`.
    package let pictogram: String
  }

  /// One answer to what is asked after the level.
  package struct Option: Hashable, Sendable, Codable {
    /// From 1: the target `option:<place>`, and the key of that place.
    package let place: Int
    package let labels: Bilingual
    /// The citizen's own choice: whoever looks at the screen sees it, as they see the finger.
    package let isChosen: Bool
  }

  /// The target `proceed`.
  package struct Proceed: Hashable, Sendable, Codable {
    package let labels: Bilingual
    /// The key that stands for it; `nil` where all keys stand for options.
    package let key: Int?
  }

  /// A target that changes how the screen is.
  package struct Control: Hashable, Sendable, Codable {
    /// `language`, `text-size`, `contrast` or `sound`.
    package let target: String
    /// What a touch does.
    package let label: String
    /// The language that the label is in.
    package let language: String
    /// What stands there once text is larger, or usual again: the page offers that only if there is room for it too.
    package let other: String?
  }

  /// The dossiers handled, masked.
  package struct Dossiers: Hashable, Sendable, Codable {
    /// One of them, but for its last four characters.
    package let first: String
    /// How many there are beside it.
    package let more: Int
    /// The word that stands before it.
    package let label: String
  }

  /// The same words in both languages.
  package struct Texts: Hashable, Sendable, Codable {
    package let first: Wording
    package let second: Wording
  }

  /// How it is drawn.
  package struct Look: Hashable, Sendable, Codable {
    package let geometry: ScreenGeometry
    package let isTextLarge: Bool
    package let isContrastHigh: Bool
  }

  package let state: State
  /// The offer's revision. Two views of one revision differ only in being ``State/oneMoment`` and in what the citizen
  /// prefers.
  package let revision: Int64
  /// Since when the offer holds, by the kiosk's monotonic clock.
  package let sinceMicroseconds: Int64
  /// When the kiosk began to show this, by the same clock: after all that it tells of had become durable. `nil` until it
  /// is shown.
  package var shownMicroseconds: Int64?
  /// When the question or the thanks end; `nil` for states without an end of their own.
  package let untilMicroseconds: Int64?
  /// The languages of everything that is ``Bilingual``, as HTML names them.
  package let languages: Bilingual
  /// The office's name; empty when none is configured.
  package let unit: String
  /// The counter as its sign says, `Quầy 3`; empty when none is configured.
  package let counter: String
  /// Names the device on the telephone, with the word before it: `Mã thiết bị H56.14 – Q03`; may be empty.
  package let device: String
  /// `nil` without a session or without a configured name.
  package let clerk: Clerk?
  /// `nil` without a session or without a dossier that can be shown.
  package let dossiers: Dossiers?
  /// The levels, best first; empty unless the state ``State/asks`` or a rating may still be corrected by a touch.
  package let levels: [Answer]
  /// Said above levels that a rating may be corrected by; `nil` without.
  package let again: Bilingual?
  /// What is being asked after the level; empty unless the state ``State/asksMore``.
  package let options: [Option]
  /// Said of a chosen option, beside a sign; empty without options.
  package let chosen: String
  package let proceed: Proceed?
  /// Which page of how many; `nil` when there is but one.
  package let page: Bilingual?
  /// The target `decline`; `nil` where or while there is none.
  package let decline: Bilingual?
  /// Empty where the screen cannot be touched.
  package let controls: [Control]
  package let texts: Texts
  /// Why ratings cannot be taken, as stable codes; empty while they can.
  package let reasons: [Unavailability]
  /// The same in words.
  package let faults: [Bilingual]
  package let look: Look
  /// What is to be heard when this state comes; the same view heard again is silent.
  package let signal: Signal?
}
