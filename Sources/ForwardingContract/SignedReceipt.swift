/// A receipt together with the signature that it came under.
package struct SignedReceipt: Hashable, Sendable {
  package let receipt: Receipt
  /// The JWS in compact form, as it came from the centre.
  package let signed: String

  package init(_ receipt: Receipt, signed: String) {
    self.receipt = receipt
    self.signed = signed
  }
}
