import RatingModel

/// What one entry changes: the writer writes it, the verifier adds it up.
package struct FoldEffect: Sendable {
  /// By how much counts change; the entry's sequence number becomes their version.
  package internal(set) var counts: [TallyKey: Int] = [:]
  /// Sequence numbers of ratings whose waiting counts came, changed or went.
  package internal(set) var pending: Set<Int64> = []
  /// The undated counts of before are moved or belong to a boot that is over.
  package internal(set) var isUndatedCleared = false
  package internal(set) var undated: [UndatedCount] = []
}
