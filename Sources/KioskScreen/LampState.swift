import KioskSession

/// The lamp of a counter without a screen. It tells that a rating is asked for, never that or how one was given: it goes out
/// with every end of the question, and it never blinks.
package enum LampState: Hashable, Sendable {
  case lit
  case off

  package init(of offer: Offer) {
    if case .inviting = offer.phase { self = .lit } else { self = .off }
  }
}
