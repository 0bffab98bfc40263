import Crypto
import ForwardingContract
import Foundation
import RatingModel

/// A JWS in compact form (RFC 7515) whose header was read and whose signature was not looked at yet.
struct SignedMessage: Sendable {
  /// Header `kid`: whoever claims to have signed.
  let signer: String
  /// The text as it came: what a receipt names by its SHA-256.
  let compact: String
  private let payload: Data
  private let signature: Data

  /// - Returns: ``TransportRefusal`` for what is no JWS of this type with EdDSA and no critical extension.
  static func read(_ body: String, type: MessageType) -> Result<SignedMessage, TransportRefusal> {
    let compact = trimmed(body)
    let bytes = compact.utf8
    // A third dot would stand in the payload, which has none.
    guard let first = bytes.firstIndex(of: Self.dot), let last = bytes.lastIndex(of: Self.dot), first < last,
      let headerBytes = Base64URL.data(Substring(bytes[..<first])),
      let payload = Base64URL.data(Substring(bytes[bytes.index(after: first)..<last])),
      let signature = Base64URL.data(Substring(bytes[bytes.index(after: last)...])),
      let header = try? JSONDecoder().decode(Header.self, from: headerBytes)
    else { return .failure(.malformed) }
    guard header.alg == "EdDSA", header.crit == nil else { return .failure(.algorithm) }
    guard header.typ == type.rawValue else { return .failure(.type) }
    return .success(
      SignedMessage(signer: header.kid ?? "", compact: compact, payload: payload, signature: signature))
  }

  private static let dot = UInt8(ascii: ".")

  /// Without the blanks and ends of lines that stand round it.
  private static func trimmed(_ body: String) -> String {
    let isBlank = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let bytes = body.utf8
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isBlank($0) }.map(bytes.index(after:)) ?? start
    return String(body[start..<end])
  }

  /// SHA-256 of the compact form, 64 lower-case hexadecimal digits.
  var digest: String { Hexadecimal.text(SHA256.hash(data: Data(compact.utf8))) }

  /// Whether this key made the signature (RFC 8037): over everything before the last dot.
  /// - Parameter publicKey: Ed25519, base64url without padding.
  func isSigned(by publicKey: String) -> Bool {
    guard let bytes = Base64URL.data(publicKey), let end = compact.utf8.lastIndex(of: Self.dot),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { return false }
    return key.isValidSignature(signature, for: Data(compact.utf8[..<end]))
  }

  /// The payload; `nil` when it is not of this form.
  func message<Message: Decodable>(_ type: Message.Type) -> Message? { try? decode(type) }

  /// The payload; fails with whatever its form fails with.
  func decode<Message: Decodable>(_ type: Message.Type) throws -> Message {
    try JSONDecoder().decode(type, from: payload)
  }

  private struct Header: Decodable {
    let alg: String
    let typ: String
    let kid: String?
    let crit: [String]?
  }
}
