import ForwardingContract

/// An archive whose entries are what its receipt says; whether the centre said it is for whoever has its key.
package struct VerifiedArchive: Hashable, Sendable {
  package let path: String
  /// The entry whose head the receipt names: the archive's last.
  package let through: Int64
  let hash: String
  /// The receipt's JWS.
  package let signed: String
}

extension Verification {
  /// Takes in what the centre's key says of an archive's ``VerifiedArchive/signed``.
  ///
  /// - Parameter opened: The receipt that the signature covers; `nil` when the key did not make the signature.
  package mutating func takeSignature(_ opened: Receipt?, of archive: VerifiedArchive) {
    guard opened?.head.sequence == archive.through, opened?.head.hash == archive.hash else {
      return find(.archiveUnsigned, at: archive.through, "The archive's receipt does not carry the centre's signature.")
    }
  }
}
