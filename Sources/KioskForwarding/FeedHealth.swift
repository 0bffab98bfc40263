import RatingModel

/// How the session feed stands. Names no session.
package struct FeedHealth: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, Codable {
    /// The forwarder has not made the kiosk known to the centre yet.
    case enrolling
    case connecting
    case connected
    /// The last poll failed and is repeated by itself.
    case retrying
    /// The last poll failed in a way that people have to cure; it is repeated seldom.
    case refused
  }

  package var state: State
  /// Since when the centre has answered every poll; `nil` unless connected.
  package var connectedSince: Instant?
  /// Carried out in this run of the program, refused ones among them.
  package var commands: Int64 = 0
  /// What the last poll failed of; `nil` after one that did not fail.
  package var lastFailure: ForwardingError?

  package init(state: State) { self.state = state }
}
