import Crypto
import ForwardingContract
import Foundation
import KioskForwarding
import RatingModel

@testable import KioskJournal

/// A centre that countersigns whatever it is shown.
struct SigningCentre {
  private let signing = Curve25519.Signing.PrivateKey()

  /// What a kiosk pinned of it.
  var key: CentreKey { Words.known(CentreKey(Self.base64url(signing.publicKey.rawRepresentation))) }

  /// - Parameter tallies: Another digest than the batch's.
  func receipt(
    for batch: Batch, tallies: String? = nil, type: MessageType = .receipt
  ) throws -> SignedReceipt {
    let head = Head(
      sequence: batch.head.sequence, hash: batch.head.hash, tallies: tallies ?? batch.head.tallies)
    let receipt = Receipt(
      kiosk: batch.kiosk, journal: batch.journal, epoch: batch.epoch, batch: "00", head: head, digest: .matches,
      time: Words.morning())
    let header = Data(#"{"alg":"EdDSA","typ":"\#(type.rawValue)"}"#.utf8)
    let signed = "\(Self.base64url(header)).\(Self.base64url(try CanonicalJSON.data(receipt)))"
    let signature = try signing.signature(for: Data(signed.utf8))
    return SignedReceipt(receipt, signed: "\(signed).\(Self.base64url(signature))")
  }

  private static func base64url(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}

extension Desk {
  /// Everything so far, countersigned by a centre.
  @discardableResult
  func countersign(by centre: SigningCentre) throws -> SignedReceipt {
    let batch = Words.known(try journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    let receipt = try centre.receipt(for: batch)
    try journal.accept(receipt, sent: batch)
    return receipt
  }

  /// As whoever has the centre's key verifies.
  func verify(with key: CentreKey) async throws -> Verification {
    var verification = try verify()
    if let signed = verification.countersignature?.signed {
      verification.takeSignature(await key.receipt(in: signed))
    }
    return verification
  }

  /// Puts another receipt in the place of the kept one, in the closed file.
  func put(_ receipt: SignedReceipt) throws {
    try tamper(
      "UPDATE receipt SET receipt = ?, signed = ?",
      [String(decoding: try CanonicalJSON.data(receipt.receipt), as: UTF8.self), receipt.signed])
  }
}
