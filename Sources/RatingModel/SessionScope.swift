/// What a token of the session API is good for, at the kiosk's own listener and at the centre.
package enum SessionScope: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Opens, invites, closes and cancels sessions, and reads the counter's state.
  case sessions
  /// Reads the counter's state, and the description, and changes nothing.
  case state

  /// Whether a token with these may do what asks for this one.
  package func isGranted(by scopes: Set<SessionScope>) -> Bool {
    scopes.contains(self) || (self == .state && scopes.contains(.sessions))
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
