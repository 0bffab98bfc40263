import Crypto
import Foundation
import RatingModel

/// The secret part of a one-time code, and the hash under which the centre keeps it.
package enum EnrolmentSecret {
  /// 130 random bits as 26 characters of `a–z2–7`, the alphabet of ``EnrolmentCode``.
  package static func random() -> String { randomText(length: 26) }

  /// SHA-256 of the secret's text, 64 lower-case hexadecimal digits. The secret has 130 random bits, so the bare hash
  /// cannot be tried out.
  package static func hash(_ secret: String) -> String { Hexadecimal.text(SHA256.hash(data: Data(secret.utf8))) }
}
