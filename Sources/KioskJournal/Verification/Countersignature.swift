import ForwardingContract

/// The newest receipt that a journal keeps, and what it is worth.
package struct Countersignature: Hashable, Sendable {
  package enum State: String, Hashable, Sendable {
    /// The entries are what the receipt says. Whether the centre said it was not checked.
    case unchecked
    /// The centre's signature holds: up to the receipt's entry this is the journal that the centre countersigned.
    case holds
    /// The receipt does not vouch for the entries; a finding says why.
    case fails
  }

  let receipt: Receipt
  /// The receipt's JWS, unchecked.
  package let signed: String
  /// `fails` until the walk has come to the receipt's entry with nothing found.
  package private(set) var state = State.fails

  /// The entry whose head the receipt names.
  package var through: Int64 { receipt.head.sequence }

  /// What the centre holds of this journal's tallies is what the journal's entries add up to, to the last count.
  package var isWhole: Bool { state != .fails && receipt.digest == .matches }

  init(_ kept: SignedReceipt) {
    receipt = kept.receipt
    signed = kept.signed
  }

  mutating func meet() { state = .unchecked }

  mutating func judge(isSigned: Bool) {
    if !isSigned { state = .fails } else if state == .unchecked { state = .holds }
  }
}

extension Verification {
  /// Takes in what the centre's key says of ``Countersignature/signed``. The receipt that was held against the entries
  /// must be the very one that is signed.
  ///
  /// - Parameter opened: The receipt that the signature covers; `nil` when the key did not make the signature.
  package mutating func takeSignature(_ opened: Receipt?) {
    guard let kept = countersignature else { return }
    if let opened, opened != kept.receipt {
      find(.receiptUnsigned, at: kept.through, "The receipt that is kept is not the one that the centre signed.")
    } else if opened == nil {
      find(.receiptUnsigned, at: kept.through, "The receipt does not carry the centre's signature.")
    }
    countersignature?.judge(isSigned: opened == kept.receipt)
  }
}
