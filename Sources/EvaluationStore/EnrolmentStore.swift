import RatingModel

/// How a kiosk becomes known: a one-time code for a counter, then a key pinned for good.
package protocol EnrolmentStore: Sendable {
  /// Keeps the hash of a one-time code for a counter.
  /// - Returns: `nil` when done; ``EnrolmentRefusal/counterUnknown`` when the registry does not name the counter on that day.
  func issueEnrolment(_ offer: EnrolmentOffer, by actor: AuditActor) async throws(StoreFailure) -> EnrolmentRefusal?

  /// Keeps the hashes of many one-time codes, all of them or none.
  /// - Returns: indices of the offers whose counter the registry does not name on that day; empty when done.
  func issueEnrolments(_ offers: [EnrolmentOffer], by actor: AuditActor) async throws(StoreFailure) -> [Int]

  /// Pins the key that a kiosk announces with a one-time code.
  ///
  /// Asking again with the same code and key answers the same, even after the code expired. A key that is pinned already
  /// keeps its kiosk id and moves to the code's counter. A kiosk that stood at the counter before becomes `replaced`: it
  /// may still deliver what it holds.
  func enrol(_ claim: EnrolmentClaim) async throws(StoreFailure) -> Result<KioskID, EnrolmentRefusal>

  /// The key under which a kiosk signs; `nil` when no such kiosk was ever enrolled.
  func kioskKey(of kiosk: KioskID) async throws(StoreFailure) -> KioskKey?

  /// From now on nothing that the kiosk signs is taken. What was taken stays.
  /// - Returns: whether there is such a kiosk.
  func revoke(_ kiosk: KioskID, by actor: AuditActor, at time: WallTime) async throws(StoreFailure) -> Bool
}

/// A one-time code on its way to a counter, without the secret itself.
package struct EnrolmentOffer: Hashable, Sendable {
  /// How long a one-time code may be used.
  package static let hours = 72
  /// ``EnrolmentSecret/hash`` of the secret.
  package let secretHash: String
  package let unit: UnitCode
  package let counter: CounterCode
  /// The unit's local day of issue, for asking the registry.
  package let day: CivilDate
  package let issuedAt: WallTime
  package let expiresAt: WallTime

  package init(
    secretHash: String, unit: UnitCode, counter: CounterCode, day: CivilDate, issuedAt: WallTime, expiresAt: WallTime
  ) {
    self.secretHash = secretHash
    self.unit = unit
    self.counter = counter
    self.day = day
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
  }
}

/// What a kiosk says when it presents its code.
package struct EnrolmentClaim: Hashable, Sendable {
  /// ``EnrolmentSecret/hash`` of the secret that was presented.
  package let secretHash: String
  /// Ed25519, base64url without padding; the transport has checked that this key signed the request.
  package let publicKey: String
  package let unit: UnitCode
  package let counter: CounterCode
  package let software: String
  package let time: WallTime

  package init(
    secretHash: String, publicKey: String, unit: UnitCode, counter: CounterCode, software: String, time: WallTime
  ) {
    self.secretHash = secretHash
    self.publicKey = publicKey
    self.unit = unit
    self.counter = counter
    self.software = software
    self.time = time
  }
}

/// The pinned key of a kiosk.
package struct KioskKey: Hashable, Sendable {
  package let kiosk: KioskID
  /// Ed25519, base64url without padding.
  package let publicKey: String
  package let standing: KioskStanding

  package init(kiosk: KioskID, publicKey: String, standing: KioskStanding) {
    self.kiosk = kiosk
    self.publicKey = publicKey
    self.standing = standing
  }
}

/// Whether a kiosk's batches are taken.
package enum KioskStanding: String, Hashable, Sendable, Codable, CaseIterable {
  case enrolled
  /// Another kiosk stands at its counter; what it still holds is taken.
  case replaced
  /// Its key is not trusted any more; nothing is taken.
  case revoked
}
