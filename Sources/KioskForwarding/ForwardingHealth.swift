import RatingModel

/// How forwarding stands. Tells nothing of what is forwarded.
package struct ForwardingHealth: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, Codable {
    /// Not known to the centre yet.
    case enrolling
    /// Everything released is at the centre, as far as the kiosk knows.
    case current
    /// An attempt is under way.
    case sending
    /// The last attempt failed and is repeated by itself.
    case retrying
    /// The last attempt failed in a way that people have to cure; it is repeated seldom.
    case refused
  }

  package var state: State
  /// When the newest receipt was accepted in this run of the program.
  package var lastReceiptAt: Instant?
  /// What the last attempt failed of; `nil` after one that did not fail.
  package var lastFailure: ForwardingError?

  package init(state: State, lastReceiptAt: Instant? = nil, lastFailure: ForwardingError? = nil) {
    self.state = state
    self.lastReceiptAt = lastReceiptAt
    self.lastFailure = lastFailure
  }
}
