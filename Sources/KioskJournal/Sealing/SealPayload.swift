/// Sealing begins: the entries that follow are sealed, the first with the start key.
package struct SealPayload: Hashable, Sendable, Codable {
  /// Public X25519 key of the centre, 64 hexadecimal digits: its private key opens `start`.
  package let recipient: String
  /// The start key, encrypted to the recipient: 32 bytes of encapsulated key and 48 of ciphertext, in hexadecimal. The kiosk
  /// has forgotten it by the time anyone reads this.
  package let start: String
  /// ``SealKey/commitment`` of the start key.
  package let commitment: String
}
