import Crypto
import ForwardingContract
import Foundation

/// Where the kiosk's key lies.
package struct KioskKeyFile: Hashable, Sendable {
  package let path: String

  package init(path: String) { self.path = path }
}

/// The kiosk's own Ed25519 key: made when it is first needed, pinned by the centre at enrolment, never leaves its file.
///
/// The file is one line, `kiosk-key-1 <private key, base64url>`, and readable by its owner alone.
package struct KioskKey: Sendable {
  let signing: Curve25519.Signing.PrivateKey

  private static let label = "kiosk-key-1"

  /// Reads the key, or makes one when there is no file yet: durable before it is used.
  /// - Throws: ``ForwardingError/keyExposed(path:)``, ``ForwardingError/keyUnreadable(path:)``,
  ///   ``ForwardingError/fileUnwritable(path:reason:)``.
  package init(path: String) throws(ForwardingError) {
    let file = PrivateFile(path: path)
    if let content = try file.read(orThrow: .keyUnreadable(path: path), exposed: .keyExposed(path: path)) {
      guard let key = Self.parse(content) else { throw .keyUnreadable(path: path) }
      signing = key
    } else {
      signing = Curve25519.Signing.PrivateKey()
      try file.write(Data("\(Self.label) \(Base64URL.text(signing.rawRepresentation))\n".utf8), replacing: false)
    }
  }

  /// Base64url without padding, as ``ForwardingContract/EnrolmentRequest`` carries it.
  package var publicKeyText: String { Base64URL.text(signing.publicKey.rawRepresentation) }

  private static func parse(_ content: Data) -> Curve25519.Signing.PrivateKey? {
    let words = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == label, let bytes = Base64URL.data(words[1]) else { return nil }
    return try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
  }
}
