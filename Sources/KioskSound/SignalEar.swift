import KioskScreen

/// Hears from one view after the other what is to be played. Each signal is played once, however often its view comes.
struct SignalEar: Hashable, Sendable {
  /// What takes the place of whatever is being played.
  enum Cue: Hashable, Sendable {
    case hush
    /// - Parameter words: To be said again some time after, while nothing else is heard; `nil` where there are none.
    case play([String], words: String?, volumePercent: Int)
  }

  fileprivate struct Heard: Hashable, Sendable {
    let kind: Signal.Kind
    let sinceMicroseconds: Int64
    let sounds: [String]
  }

  fileprivate struct Memory: Hashable, Sendable {
    var played: Heard?
    var state = ""
    var choice: Set<Int> = []
  }

  private var memory = Memory()
  /// As it was before the view that asked for what is being played.
  private var memoryBeforePlaying = Memory()

  /// - Returns: `nil` to let go on what is being played.
  mutating func hear(_ view: HeardView) -> Cue? {
    let before = memory
    let cue = memory.hear(view)
    if case .play = cue {
      memoryBeforePlaying = before
      // A signal in whose place another came is to be heard again when its view comes back.
      if before.played != memory.played { memoryBeforePlaying.played = nil }
    }
    return cue
  }

  /// What was asked for last was not heard to its end: a view that asks for it still is heard as for the first time.
  mutating func forgetLast() { memory = memoryBeforePlaying }
}

extension SignalEar.Memory {
  fileprivate mutating func hear(_ view: HeardView) -> SignalEar.Cue? {
    let newChoice = Set(view.options.filter(\.isChosen).map(\.place))
    let (chosen, unchosen) = (newChoice.subtracting(choice), choice.subtracting(newChoice))
    let before = state
    (state, choice) = (view.state, newChoice)
    guard let signal = view.signal else {
      // A counter that is free again lets the thanks end; everything else ends what was said before it.
      let isFarewell = view.state == ScreenView.State.idle.rawValue && before == ScreenView.State.thankYou.rawValue
      let isHushed = view.state == before || (played != nil && !isFarewell)
      played = nil
      return isHushed ? .hush : nil
    }
    let heard = SignalEar.Heard(
      kind: signal.kind, sinceMicroseconds: view.sinceMicroseconds, sounds: signal.sounds)
    let isNew = heard != played
    played = heard
    if isNew { return .play(signal.sounds, words: signal.words, volumePercent: signal.volumePercent) }
    guard let mark = !chosen.isEmpty ? signal.mark : !unchosen.isEmpty ? signal.unmark : nil else { return nil }
    return .play([mark], words: signal.words, volumePercent: signal.volumePercent)
  }
}
