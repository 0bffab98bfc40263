/// What stands in the kiosk's journal at an entry that the centre asked for (``Receipt/prove``): whether the journal still is the one
/// that was countersigned.
package struct Witness: Hashable, Sendable, Codable {
  package let sequence: Int64
  /// The entry's hash, 64 lower-case hexadecimal digits; absent when the journal ends before it.
  package let hash: String?

  package init(sequence: Int64, hash: String?) {
    self.sequence = sequence
    self.hash = hash
  }
}
