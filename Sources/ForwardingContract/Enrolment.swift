import RatingModel

/// Asks the centre to pin the key that signed this message. The code is used once.
package struct EnrolmentRequest: Hashable, Sendable, Codable {
  package let format: Int
  /// The secret part of the one-time code.
  package let secret: String
  /// The kiosk's Ed25519 public key, base64url without padding.
  package let publicKey: String
  package let unit: UnitCode
  package let counter: CounterCode
  package let software: String

  package init(
    format: Int = Limits.format, secret: String, publicKey: String, unit: UnitCode, counter: CounterCode,
    software: String
  ) {
    self.format = format
    self.secret = secret
    self.publicKey = publicKey
    self.unit = unit
    self.counter = counter
    self.software = software
  }
}

/// The centre's answer: who the kiosk is, and the key to pin. Asking again with the same key and code answers the same.
package struct EnrolmentReceipt: Hashable, Sendable, Codable {
  package let format: Int
  package let kiosk: KioskID
  package let epoch: String
  /// The centre's Ed25519 public key, base64url without padding; its fingerprint stood in the one-time code.
  package let centreKey: String
  package let time: WallTime
  /// The centre's X25519 public key, base64url without padding: the kiosk encrypts the start keys of its seals to it. Absent from a
  /// centre that keeps none.
  package let sealKey: String?

  package init(
    format: Int = Limits.format, kiosk: KioskID, epoch: String, centreKey: String, time: WallTime,
    sealKey: String? = nil
  ) {
    self.format = format
    self.kiosk = kiosk
    self.epoch = epoch
    self.centreKey = centreKey
    self.time = time
    self.sealKey = sealKey
  }
}

/// What `evaluationd enrol` prints and the kiosk's credential file holds: `kq1.<secret>.<fingerprint of the centre's key>`.
///
/// The secret proves the kiosk to the centre, the fingerprint the centre to the kiosk: the first 32 hexadecimal digits of
/// the SHA-256 of the centre's raw public key.
package struct EnrolmentCode: Hashable, Sendable {
  package let secret: String
  package let centreFingerprint: String

  package init(secret: String, centreFingerprint: String) {
    self.secret = secret
    self.centreFingerprint = centreFingerprint
  }

  /// `nil` when the text has not this shape. Surrounding blanks are permitted: people copy codes by hand.
  package init?(_ text: String) {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined()
    guard let match = trimmed.wholeMatch(of: /kq1\.([a-z2-7]{26,64})\.([0-9a-f]{32})/) else { return nil }
    secret = String(match.1)
    centreFingerprint = String(match.2)
  }

  package var text: String { "kq1.\(secret).\(centreFingerprint)" }
}
