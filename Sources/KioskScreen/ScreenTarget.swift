import RatingModel

/// What a finger can touch on the screen. Its text form is how the page names the rectangles that it has painted:
/// `level:hai-long`, `decline`, `option:3`, `proceed`, `language`, `text-size`, `contrast`, `sound`.
package enum ScreenTarget: Hashable, Sendable {
  case press(KeyMeaning)
  /// To the next language, until this citizen has gone.
  case language
  /// Larger text, and back.
  case textSize
  /// Higher contrast, and back.
  case contrast
  /// Spoken prompts, and silence.
  case sound
}

extension ScreenTarget: LosslessStringConvertible {
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("level", 2):
      guard let name = LevelName(parts[1]) else { return nil }
      self = .press(.level(name))
    case ("option", 2):
      guard let place = Int(parts[1]), (1...9).contains(place), String(place) == parts[1] else { return nil }
      self = .press(.option(place))
    case ("decline", 1): self = .press(.decline)
    case ("proceed", 1): self = .press(.proceed)
    case ("language", 1): self = .language
    case ("text-size", 1): self = .textSize
    case ("contrast", 1): self = .contrast
    case ("sound", 1): self = .sound
    default: return nil
    }
  }

  package var description: String {
    switch self {
    case .press(.level(let name)): "level:\(name.text)"
    case .press(.option(let place)): "option:\(place)"
    case .press(.decline): "decline"
    case .press(.proceed): "proceed"
    case .language: "language"
    case .textSize: "text-size"
    case .contrast: "contrast"
    case .sound: "sound"
    }
  }
}
