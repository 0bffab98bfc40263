import Foundation
import KioskForwarding
import KioskJournal

/// The centre's key as whoever doubts a journal holds it: checks the signature of the receipt that the journal keeps.
package struct CentreSignature: Sendable {
  private let key: CentreKey

  /// `nil` unless the text is the centre's public key: 32 bytes in base64url without padding.
  package init?(publicKey text: String) {
    guard let key = CentreKey(text) else { return nil }
    self.key = key
  }

  /// The key that the kiosk pinned at its enrolment; `nil` when no enrolment lies beside its journal.
  package init?(pinnedBesideJournal path: String) throws {
    guard let key = try EnrolmentFile(besideJournal: path).centreKey() else { return nil }
    self.key = key
  }

  /// As it stands at the end of every one-time code of the centre.
  package var fingerprint: String { key.fingerprint }

  package func check(_ verification: inout Verification) async {
    for archive in verification.archives {
      verification.takeSignature(await key.receipt(in: archive.signed), of: archive)
    }
    guard let signed = verification.countersignature?.signed else { return }
    verification.takeSignature(await key.receipt(in: signed))
  }
}

extension EnrolmentFile {
  /// The enrolment of the kiosk that keeps this journal.
  package init(besideJournal path: String) {
    self.init(path: URL(filePath: path).deletingLastPathComponent().appending(path: "enrolment.json").path)
  }
}
