import RatingModel

/// What a clerk of the roster shows at the door.
package struct ClerkKey: Hashable, Sendable {
  package let clerk: ClerkID
  package let pin: SecretHash?
  package let badge: SecretHash?

  package init(clerk: ClerkID, pin: SecretHash?, badge: SecretHash?) {
    self.clerk = clerk
    self.pin = pin
    self.badge = badge
  }
}
