import Crypto
import ForwardingContract
import Foundation
import Testing

/// JSON Web Signatures in compact form (RFC 7515, RFC 8037), made and read with nothing but the key: what goes over the
/// wire, without the libraries of either side.
enum CompactSignature {
  /// - Parameters:
  ///   - kid: Who signs.
  ///   - alg: Another name than `EdDSA` for a message that must be refused.
  static func sign(
    _ payload: Data, type: MessageType, kid: String, alg: String = "EdDSA", key: Curve25519.Signing.PrivateKey
  ) throws -> String {
    let header = try JSONEncoder().encode(["alg": alg, "typ": type.rawValue, "kid": kid])
    let signed = "\(text(header)).\(text(payload))"
    return "\(signed).\(text(try key.signature(for: Data(signed.utf8))))"
  }

  /// The message, once its signature and its type are found right.
  static func open<Message: Decodable>(
    _ message: String, as type: Message.Type, type messageType: MessageType, key: String
  ) throws -> Message {
    let parts = message.split(separator: ".").map(String.init)
    try #require(parts.count == 3)
    let publicKey = try Curve25519.Signing.PublicKey(rawRepresentation: try data(key))
    try #require(publicKey.isValidSignature(try data(parts[2]), for: Data("\(parts[0]).\(parts[1])".utf8)))
    let header = try JSONDecoder().decode([String: String].self, from: try data(parts[0]))
    try #require(header["alg"] == "EdDSA" && header["typ"] == messageType.rawValue)
    return try JSONDecoder().decode(type, from: try data(parts[1]))
  }

  /// Base64url without padding.
  static func text(_ data: some DataProtocol) -> String {
    Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  static func data(_ text: String) throws -> Data {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return try #require(Data(base64Encoded: standard + padding))
  }
}

extension Sequence<UInt8> {
  /// Two lower-case digits for each byte.
  var hexadecimal: String { map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
}
