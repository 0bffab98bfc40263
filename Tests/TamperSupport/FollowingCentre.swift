import Crypto
import ForwardingContract
import Foundation
import KioskJournal
import RatingModel

/// A centre that takes every tally by its version, countersigns, remembers its heads and opens start keys.
package struct FollowingCentre: Sendable {
  private let signing: Curve25519.Signing.PrivateKey
  private let opening: Curve25519.KeyAgreement.PrivateKey
  package private(set) var tallies: [TallyKey: Tally] = [:]
  package private(set) var scales: Set<Scale> = []
  package private(set) var heads: [CountersignedHead] = []
  /// What it claims to be the time.
  package var time = Scenery.morning(0)

  package init() {
    let bytes = Data(1...32)
    guard let signing = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes),
      let opening = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
    else { preconditionFailure("32 bytes are a private key") }
    (self.signing, self.opening) = (signing, opening)
  }

  /// To whom start keys are encrypted.
  package var sealRecipient: Data { opening.publicKey.rawRepresentation }

  package mutating func take(_ batch: Batch) throws -> SignedReceipt {
    for tally in batch.tallies where tally.version > (tallies[tally.key]?.version ?? 0) { tallies[tally.key] = tally }
    scales.formUnion(batch.scales)
    heads.append(
      CountersignedHead(
        journal: batch.journal, sequence: batch.head.sequence, hash: batch.head.hash, tallies: batch.head.tallies))
    let ours = try TallyDigest.of(tallies.values)
    let receipt = Receipt(
      kiosk: batch.kiosk, journal: batch.journal, epoch: batch.epoch, batch: String(repeating: "0", count: 64),
      head: batch.head, digest: !batch.complete ? .pending : ours == batch.head.tallies ? .matches : .differs,
      time: time)
    return try sign(receipt)
  }

  /// Delivers until the kiosk has nothing more to say.
  ///
  /// - Returns: Whether the centre ended with what the kiosk has.
  package mutating func deliver(
    from journal: Journal, epoch: String = Scenery.epoch, rounds: Int = 20
  ) throws -> Bool {
    for _ in 0..<rounds {
      guard let batch = try journal.batch(kiosk: Scenery.kiosk, epoch: epoch) else { return true }
      let receipt = try take(batch)
      try journal.accept(receipt, sent: batch)
    }
    return try journal.batch(kiosk: Scenery.kiosk, epoch: epoch) == nil
  }

  private func sign(_ receipt: Receipt) throws -> SignedReceipt {
    let header = Data(#"{"alg":"EdDSA","typ":"\#(MessageType.receipt.rawValue)"}"#.utf8)
    let signed = "\(Self.base64url(header)).\(Self.base64url(try CanonicalJSON.data(receipt)))"
    let signature = try signing.signature(for: Data(signed.utf8))
    return SignedReceipt(receipt, signed: "\(signed).\(Self.base64url(signature))")
  }

  /// The receipt that this centre signed; `nil` for anything else.
  package func receipt(in signed: String) -> Receipt? {
    let parts = signed.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let payload = Self.data(parts[1]), let signature = Self.data(parts[2]),
      Self.base64url(payload) == parts[1],
      signing.publicKey.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8))
    else { return nil }
    return try? CanonicalJSON.decode(Receipt.self, from: payload)
  }

  /// The start key that a journal's entry holds for this centre.
  package func start(_ payload: SealPayload) throws -> Data {
    guard let sealed = SealStartText.payload(payload.start) else { return Data() }
    var recipient = try HPKE.Recipient(
      privateKey: opening, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Data("kiosk seal start 1".utf8),
      encapsulatedKey: sealed.prefix(32))
    return try recipient.open(sealed.dropFirst(32))
  }

  private static func base64url(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func data(_ text: String) -> Data? {
    let padded = text.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4))
  }
}

extension SealStartText {
  /// Bytes of any hexadecimal text.
  static func payload(_ text: String) -> Data? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return Data(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
