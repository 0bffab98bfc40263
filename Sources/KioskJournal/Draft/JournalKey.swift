import Crypto
import Foundation
import KioskSession
import RatingModel

/// The key that never leaves the kiosk: what it digests can be compared here and guessed nowhere else.
struct JournalKey: Sendable {
  static let bytes = 32

  private let key: SymmetricKey

  init(_ data: Data) { key = SymmetricKey(data: data) }

  /// Under which a session is found by its caller's id.
  func digest(of id: SessionID) -> Data { Data(authentication("kiosk-session-1\n", Data(id.text.utf8)).prefix(16)) }

  /// Tells a repeat of a request from another request under the same id: 64 hexadecimal digits.
  func digest(of request: SessionRequest) throws -> String {
    authentication("kiosk-request-1\n", try CanonicalJSON.data(request)).hexadecimal
  }

  /// Tells whether a dossier was met before at the same stage.
  func digest(of dossier: SessionRequest.Dossier) -> Data {
    let text = "\(dossier.stage.rawValue)\n\(dossier.code.text)"
    return Data(authentication("kiosk-dossier-1\n", Data(text.utf8)).prefix(16))
  }

  private func authentication(_ purpose: String, _ data: Data) -> HMAC<SHA256>.MAC {
    var hmac = HMAC<SHA256>(key: key)
    hmac.update(data: Data(purpose.utf8))
    hmac.update(data: data)
    return hmac.finalize()
  }
}
