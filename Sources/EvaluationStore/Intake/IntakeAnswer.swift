import ForwardingContract

/// What a batch came to: the parts of its receipt that only what was taken before decides.
package struct IntakeAnswer: Hashable, Sendable {
  package var digest: Receipt.DigestState
  package var prove: Int64?
  package var abandon: Receipt.Abandonment?
  /// By their places in the message, in that order.
  package var refused: [RefusedTally]
  package var compareAfter: String?
  package var wanted: [String]?

  package init(
    digest: Receipt.DigestState, prove: Int64? = nil, abandon: Receipt.Abandonment? = nil,
    refused: [RefusedTally] = [], compareAfter: String? = nil, wanted: [String]? = nil
  ) {
    self.digest = digest
    self.prove = prove
    self.abandon = abandon
    self.refused = refused
    self.compareAfter = compareAfter
    self.wanted = wanted
  }
}
