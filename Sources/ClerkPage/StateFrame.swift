import RatingModel

/// The counter's state, in a frame of its own that asks for itself again, so that nothing that is being typed is lost.
package enum StateFrame {
  /// How often it is asked for.
  package static let refreshSeconds = 2

  package static func html(_ frame: PageFrame, _ state: CounterState) -> String {
    frame.document(
      "state", refresh: refreshSeconds,
      """
      <p class="condition \(state.condition.rawValue)">\(frame.text(state.condition.word))\(since(frame, state))</p>
      \(details(frame, state).map { "<p>\($0)</p>" as Markup })
      """)
  }

  /// What stands in the frame when the clerk is no longer signed in. It does not ask again.
  package static func ended(_ frame: PageFrame) -> String {
    frame.document(
      "state",
      """
      <p class="condition">\(frame.text(.stateEnded))</p>
      <p><a target="_top" href="\(frame.place.link(.signIn, frame.language))">\(frame.text(.signIn))</a></p>
      """)
  }

  private static func since(_ frame: PageFrame, _ state: CounterState) -> Markup {
    guard state.condition == .serving, let since = state.session?.since else { return .nothing }
    return " <span>\(frame.text(.since)) <time>\(since)</time></span>"
  }

  private static func details(_ frame: PageFrame, _ state: CounterState) -> [String] {
    switch state.condition {
    case .idle: [frame.text(.freeDetail)]
    case .serving: [session(frame, state)]
    case .inviting: [session(frame, state), frame.text(.invitingDetail)]
    case .done: [frame.text(.doneDetail)]
    case .unavailable: state.hindrances.map { frame.text($0.word) } + [frame.text(.servedAsUsual)]
    }
  }

  /// `Hồ sơ •••• 0001`, `3 hồ sơ: •••• 0001, •••• 0002`.
  private static func session(_ frame: PageFrame, _ state: CounterState) -> String {
    guard let session = state.session else { return frame.text(.openedElsewhere) }
    guard session.dossiers > 0 else { return frame.text(.noDossier) }
    let masked = session.masked.prefix(mostMasked).joined(separator: ", ")
    let more = session.masked.count > mostMasked ? ", …" : ""
    if session.dossiers == 1 { return masked.isEmpty ? frame.text(.dossier) : "\(frame.text(.dossier)) \(masked)" }
    return "\(session.dossiers) \(frame.text(.dossiers))" + (masked.isEmpty ? "" : ": \(masked)\(more)")
  }

  private static let mostMasked = 4
}

extension SessionState {
  var word: ClerkWord {
    switch self {
    case .idle: .free
    case .serving: .serving
    case .inviting: .inviting
    case .done: .done
    case .unavailable: .unavailable
    }
  }
}

extension CounterState.Hindrance {
  var word: ClerkWord {
    switch self {
    case .journal: .hindranceJournal
    case .input: .hindranceInput
    case .maintenance: .hindranceMaintenance
    case .silent: .hindranceSilent
    case .away: .hindranceAway
    case .unnamed: .hindranceUnnamed
    }
  }
}
