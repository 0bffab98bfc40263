import KioskSession

/// What is to be heard when the screen changes to a state: a tone, and the state's words where they were recorded.
///
/// Depends on the state alone, so that it is the same for every level and for declining.
package struct Signal: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Please rate.
    case prompt
    case thanks
    /// Something more is asked.
    case question
    /// Too early, two keys at once, or no rating can be taken.
    case notice
    /// An option was chosen: no state's own, see ``Signal/mark``.
    case mark
    /// An option is not chosen any more: see ``Signal/unmark``.
    case unmark

    /// `nil` for states that come about without a sound.
    package init?(_ state: ScreenView.State) {
      switch state {
      case .pleaseRate: self = .prompt
      case .thankYou: self = .thanks
      case .chips, .question, .contact: self = .question
      case .oneAtATime, .notFinished, .oneMoment, .cannotRate, .couldNotBeTaken, .maintenance: self = .notice
      case .idle, .serving: return nil
      }
    }
  }

  package let kind: Kind
  /// Name of the file to be played whenever something is chosen, the same for every option; `nil` where nothing can be
  /// chosen so, or there is no such file.
  package let mark: String?
  /// The same for a choice that is taken back.
  package let unmark: String?
  /// Names of files, to be played one after the other. A tone, then words.
  package let sounds: [String]
  /// Which of them are the words, to be said again while the state stands; `nil` where none were recorded.
  package let words: String?
  /// Of what the loudspeaker can do, 0 to 100. The same for every citizen: whatever was changed ends with them.
  package let volumePercent: Int
}

/// The sounds that there are, by name: `prompt.wav` for a tone, `please-rate.vi.ogg` for words of a language.
package struct SoundSet: Hashable, Sendable {
  package static let silent = SoundSet(names: [], volumePercent: 0)
  /// Kinds of files, the preferred first.
  package static let endings = ["ogg", "wav"]

  package let names: Set<String>
  package let volumePercent: Int

  package init(names: Set<String>, volumePercent: Int) {
    self.names = names
    self.volumePercent = volumePercent
  }

  package var isEmpty: Bool { names.isEmpty || volumePercent == 0 }

  /// Every name that the screen of a counter asks for: a tone for each kind, and in each language the words of each state
  /// that has a signal and of each page of what is asked.
  package static func asked(languages: [String], secondStep: SecondStep, levels: Int) -> Set<String> {
    let states = ScreenView.State.allCases.filter { Signal.Kind($0) != nil && !$0.asksMore }.map(\.rawValue)
    let spoken = states + secondStep.askings(levels: levels).map(\.spokenName)
    let names = Signal.Kind.allCases.map(\.rawValue) + spoken.flatMap { name in languages.map { "\(name).\($0)" } }
    return Set(names.flatMap { name in endings.map { "\(name).\($0)" } })
  }

  /// Before a question's name: `question-dieu-gi.vi.ogg`.
  static let questionPrefix = "question-"

  /// - Parameter spoken: The name of the state's words without language and ending.
  func signal(_ kind: Signal.Kind, spoken: String, language: String) -> Signal? {
    let words = file("\(spoken).\(language)")
    let found = [file(kind.rawValue), words].compactMap(\.self)
    guard !found.isEmpty, !isEmpty else { return nil }
    let asks = kind == .question
    return Signal(
      kind: kind, mark: asks ? file(Signal.Kind.mark.rawValue) : nil,
      unmark: asks ? file(Signal.Kind.unmark.rawValue) : nil, sounds: found, words: words,
      volumePercent: volumePercent)
  }

  private func file(_ name: String) -> String? {
    Self.endings.map { "\(name).\($0)" }.first(where: names.contains)
  }
}
