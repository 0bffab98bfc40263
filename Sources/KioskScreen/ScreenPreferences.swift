import KioskSession

/// How the citizen at the counter wants the screen to be, until they have gone.
package struct ScreenPreferences: Hashable, Sendable {
  /// How many languages there are to go through; at least one.
  private let languages: Int
  private let startsWithSound: Bool

  /// The place of the language among those of the counter; 0 is Vietnamese.
  package private(set) var language = 0
  package private(set) var isTextLarge = false
  package private(set) var isContrastHigh = false
  package private(set) var isSoundOn: Bool

  package init(languages: Int, startsWithSound: Bool) {
    self.languages = max(1, languages)
    self.startsWithSound = startsWithSound
    isSoundOn = startsWithSound
  }

  /// - Returns: Whether anything is different now; a press is no preference.
  package mutating func touch(_ target: ScreenTarget) -> Bool {
    let before = self
    switch target {
    case .press: break
    case .language: language = (language + 1) % languages
    case .textSize: isTextLarge.toggle()
    case .contrast: isContrastHigh.toggle()
    case .sound: if startsWithSound { isSoundOn.toggle() }
    }
    return self != before
  }

  /// As they were at the start.
  package mutating func reset() { self = ScreenPreferences(languages: languages, startsWithSound: startsWithSound) }

  /// What was chosen ends with the citizen who chose it: when their session is over, and when another begins.
  package mutating func follow(from before: Offer, to after: Offer) {
    if before.session != after.session || (after.isOver && !before.isOver) { reset() }
  }
}

extension Offer {
  fileprivate var isOver: Bool {
    switch phase {
    case .idle, .done: true
    case .serving, .inviting, .thanks, .asking, .unavailable: false
    }
  }
}
