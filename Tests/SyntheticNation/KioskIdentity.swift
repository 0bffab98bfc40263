import Crypto
import Foundation
import RatingModel

/// The key that a kiosk signs with, from the seed and its number: no secret, so for centres that are thrown away only.
package struct KioskIdentity: Sendable {
  /// Ed25519, 32 bytes.
  package let privateKey: Data
  /// As the centre pins it: base64url without padding.
  package let publicKey: String

  package init(of kiosk: SyntheticKiosk, seed: UInt64) throws {
    privateKey = Data(SHA256.hash(data: Data("synthetic kiosk key \(seed) \(kiosk.number)".utf8)))
    publicKey = Self.base64URL(
      try Curve25519.Signing.PrivateKey(rawRepresentation: privateKey).publicKey.rawRepresentation)
  }

  private static func base64URL(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
