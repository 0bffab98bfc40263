import Crypto
import ForwardingContract
import Foundation
import JWTKit

/// A message of the contract as a JWS in compact form (RFC 7515), signed with EdDSA (RFC 8037).
enum SignedMessage {
  /// - Parameter signer: Who signs, for the header `kid`.
  static func sign(
    _ message: some Codable & Sendable, type: MessageType, signer: String, key: KioskKey
  ) async throws(ForwardingError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let keys = JWTKeyCollection()
    await keys.add(
      eddsa: EdDSA.PrivateKey(backing: key.signing), serializer: DefaultJWTSerializer(jsonEncoder: encoder))
    var header = JWTHeader()
    header.typ = type.rawValue
    header.kid = signer
    // Ed25519 is deterministic: without a nonce two equal batches would be one text, and the receipt for the first, with
    // the time in it, would answer the second too.
    header.nonce = .string(Hexadecimal.text((0..<16).map { _ in UInt8.random(in: .min ... .max) }))
    let text: String
    do { text = try await keys.sign(Claims(message: message), header: header) } catch { throw .messageTooLarge }
    guard text.utf8.count <= Limits.messageBytes else { throw .messageTooLarge }
    return text
  }

  /// The message, if it is of this type and signed by this key.
  /// - Throws: ``ForwardingError/answerForged`` otherwise.
  static func open<Message: Codable & Sendable>(
    _ text: String, as message: Message.Type, type: MessageType, key: CentreKey
  ) async throws(ForwardingError) -> Message {
    let keys = JWTKeyCollection()
    await keys.add(eddsa: EdDSA.PublicKey(backing: key.verifying))
    do {
      let claims = try await keys.verify(text, as: Claims<Message>.self)
      // Read only after the signature held, and by a decoder that knows just these fields.
      let header = try JSONDecoder().decode(Header.self, from: try part(0, of: text))
      guard header.alg == "EdDSA", header.typ == type.rawValue, header.crit == nil else {
        throw ForwardingError.answerForged
      }
      return claims.message
    } catch { throw .answerForged }
  }

  /// What a message claims, before any key is known to check it with.
  static func claimed<Message: Decodable>(
    _ text: String, as message: Message.Type
  ) throws(ForwardingError) -> Message {
    do { return try JSONDecoder().decode(message, from: try part(1, of: text)) } catch { throw .answerForged }
  }

  /// SHA-256 of the compact form, 64 lower-case hexadecimal digits: how a receipt names its batch.
  static func digest(_ text: String) -> String { Hexadecimal.text(SHA256.hash(data: Data(text.utf8))) }

  private static func part(_ index: Int, of text: String) throws(ForwardingError) -> Data {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let data = Base64URL.data(parts[index]) else { throw .answerForged }
    return data
  }

  private struct Header: Decodable {
    let alg: String
    let typ: String
    let crit: [String]?
  }
}

/// Carries a message of the contract through JWTKit, whose payloads must say themselves when they expire. Ours do not:
/// what they are about decides.
private struct Claims<Message: Codable & Sendable>: JWTPayload {
  let message: Message

  init(message: Message) { self.message = message }
  init(from decoder: any Decoder) throws { message = try Message(from: decoder) }
  func encode(to encoder: any Encoder) throws { try message.encode(to: encoder) }
  func verify(using algorithm: some JWTAlgorithm) {}
}
