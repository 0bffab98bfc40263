import RatingModel

/// With which key this centre signs. The secret lies in a file beside each evaluationd, never here: the store knows its
/// fingerprint, so that nobody signs for this centre with another one.
package protocol CentreKeyStore: Sendable {
  /// The fingerprint of the centre's public key; `nil` before anybody has signed for this store.
  func centreKey() async throws(StoreFailure) -> String?

  /// Makes this the centre's key, if it has none yet.
  /// - Returns: the fingerprint of the centre's key, which is another one where somebody was first.
  func claimCentreKey(_ fingerprint: String, at time: WallTime) async throws(StoreFailure) -> String

  /// Makes this the centre's key in place of another. Kept in the trail; fingerprints of former keys stay.
  func replaceCentreKey(with fingerprint: String, at time: WallTime) async throws(StoreFailure)
}
