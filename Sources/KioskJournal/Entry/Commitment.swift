import Crypto
import Foundation

/// How a personal value enters the chain, so that it can be erased and the chain still verifies:
/// lower-case hexadecimal SHA-256("kiosk-commitment-1\n" + 16 bytes of salt + value).
package enum Commitment {
  package static let saltBytes = 16

  package static func text(salt: Data, value: Data) -> String {
    var hasher = SHA256()
    hasher.update(data: prefix)
    hasher.update(data: salt)
    hasher.update(data: value)
    return hasher.finalize().hexadecimal
  }

  private static let prefix = Data("kiosk-commitment-1\n".utf8)
}
