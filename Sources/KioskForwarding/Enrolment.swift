import Crypto
import ForwardingContract
import Foundation
import RatingModel

/// Who the kiosk is to the centre. Kept in a small file beside the key; losing it costs a new one-time code at most.
struct Enrolment: Hashable, Sendable, Codable {
  var format = 1
  let kiosk: KioskID
  /// Changes when the centre announces another.
  var epoch: String
  /// Base64url without padding.
  let centreKey: String
  /// Whether the source was told of the epoch; false only between enrolling and that.
  var epochAnnounced: Bool
  /// SHA-256 of the one-time code it came from: another code in the credential file means "enrol anew".
  let codeDigest: String
  /// The centre's key for the start keys of seals, base64url without padding; absent while the centre has none, and from files
  /// of versions that knew none.
  var sealKey: String?

  static func digest(of code: EnrolmentCode) -> String {
    Hexadecimal.text(SHA256.hash(data: Data("kiosk-enrolment-1\n\(code.text)".utf8)))
  }
}
