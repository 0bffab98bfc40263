import Foundation

/// Base64url without padding (RFC 4648 section 5), as JWS and the messages of the contract use it.
enum Base64URL {
  static func text(_ data: some DataProtocol) -> String {
    Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// `nil` for anything but the one spelling that ``text(_:)`` gives.
  static func data(_ text: some StringProtocol) -> Data? {
    let standard = String(text).replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: standard + padding), self.text(data) == text else { return nil }
    return data
  }
}
