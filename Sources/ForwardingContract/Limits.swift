/// Bounds of what travels. A sender stays within them; a receiver refuses what exceeds them.
package enum Limits {
  package static let format = 1
  package static let scheme = 1
  /// Tallies in one batch.
  package static let talliesPerBatch = 500
  /// Scale definitions in one batch.
  package static let scalesPerBatch = 16
  /// A message's body in bytes.
  package static let messageBytes = 512 * 1024
  /// The largest count a tally may have.
  package static let largestCount = 1_000_000_000
}
