import RatingModel

/// What clerks show to sign in on the centre's page of a counter. The rules are EvaluationAccess's; here it is kept.
package protocol ClerkStore: Sendable {
  /// Puts a PIN or a badge in the place of the present one, and that in the audit.
  /// - Returns: `nil` when done, or ``ClerkSecretRefusal/unknown`` when the registry never named the clerk.
  func keep(
    _ secret: PasswordHash, as kind: ClerkSecretKind, of clerk: ClerkID, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> ClerkSecretRefusal?

  /// Takes a PIN or a badge away. Kept in the audit.
  /// - Returns: `nil` when done, or ``ClerkSecretRefusal/missing``.
  func removeSecret(
    _ kind: ClerkSecretKind, of clerk: ClerkID, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> ClerkSecretRefusal?

  /// Whether the clerk has a PIN, a badge, both or neither.
  func secretKinds(of clerk: ClerkID) async throws(StoreFailure) -> [ClerkSecretKind]

  /// What must be known of a clerk who wants to sign in at a counter on that day.
  func clerkStanding(
    of clerk: ClerkID, unit: UnitCode, counter: CounterCode, on day: CivilDate
  ) async throws(StoreFailure) -> ClerkStanding
}

package enum ClerkSecretKind: String, Hashable, Sendable, CaseIterable {
  case pin, badge
}

/// A clerk at a counter, on one day.
package struct ClerkStanding: Hashable, Sendable {
  /// The counter, as the clerk's issuing unit sees it: within means of that unit or of one below it.
  package let counter: CounterStanding
  /// `nil` when the registry does not name the clerk on that day.
  package let clerkName: String?
  package let unitName: String?
  package let counterName: String?
  package let pin: PasswordHash?
  package let badge: PasswordHash?

  package init(
    counter: CounterStanding, clerkName: String?, unitName: String?, counterName: String?, pin: PasswordHash?,
    badge: PasswordHash?
  ) {
    self.counter = counter
    self.clerkName = clerkName
    self.unitName = unitName
    self.counterName = counterName
    self.pin = pin
    self.badge = badge
  }
}

/// Why a PIN or a badge was not changed.
package enum ClerkSecretRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case unknown = "clerk-unknown"
  case missing = "clerk-secret-missing"

  package var code: String { rawValue }

  package var hint: String {
    switch self {
    case .unknown: "Import the clerk first, or check unit and staff code for typing errors."
    case .missing: "There is none; check unit and staff code for typing errors."
    }
  }
}
