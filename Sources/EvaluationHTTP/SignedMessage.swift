import Crypto
import ForwardingContract
import Foundation
import JWTKit
import RatingModel

/// A JWS in compact form (RFC 7515) whose header was read and whose signature was not looked at yet.
struct SignedMessage: Sendable {
  /// Header `kid`: whoever claims to have signed.
  let signer: String
  /// The text as it came: what a receipt names by its SHA-256.
  let compact: String
  private let payload: Data

  /// - Returns: ``TransportRefusal`` for what is no JWS of this type with EdDSA and no critical extension.
  static func read(_ body: String, type: MessageType) -> Result<SignedMessage, TransportRefusal> {
    let compact = body.trimmingCharacters(in: .whitespacesAndNewlines)
    let parts = compact.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let headerBytes = Base64URL.data(parts[0]), let payload = Base64URL.data(parts[1]),
      Base64URL.data(parts[2]) != nil, let header = try? JSONDecoder().decode(Header.self, from: headerBytes)
    else { return .failure(.malformed) }
    guard header.alg == "EdDSA", header.crit == nil else { return .failure(.algorithm) }
    guard header.typ == type.rawValue else { return .failure(.type) }
    return .success(SignedMessage(signer: header.kid ?? "", compact: compact, payload: payload))
  }

  /// SHA-256 of the compact form, 64 lower-case hexadecimal digits.
  var digest: String { Hexadecimal.text(SHA256.hash(data: Data(compact.utf8))) }

  /// Whether this key made the signature.
  /// - Parameter publicKey: Ed25519, base64url without padding.
  func isSigned(by publicKey: String) async -> Bool {
    guard let bytes = Base64URL.data(publicKey),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { return false }
    let keys = JWTKeyCollection()
    await keys.add(eddsa: EdDSA.PublicKey(backing: key))
    return (try? await keys.verify(compact, as: Claims<Unread>.self)) != nil
  }

  /// The payload; `nil` when it is not of this form.
  func message<Message: Decodable>(_ type: Message.Type) -> Message? {
    try? JSONDecoder().decode(type, from: payload)
  }

  private struct Header: Decodable {
    let alg: String
    let typ: String
    let kid: String?
    let crit: [String]?
  }

  /// Any payload: the signature is checked by itself, before the content.
  private struct Unread: Codable {
    init(from decoder: any Decoder) {}
    func encode(to encoder: any Encoder) {}
  }
}
