/// Where the journal may be cut: everything that follows can be checked, and counted on, without the entries before it.
package struct CutPayload: Hashable, Sendable, Codable {
  /// Sequence number of the entry before.
  package let through: Int64
  /// Its hash, 64 hexadecimal digits.
  package let hash: String
  /// ``ForwardingContract/TallyDigest`` of all counts up to it.
  package let tallies: String
  package let state: FoldState
  /// 16 random bytes in hexadecimal: the state holds levels, and the hash of the head leaves the kiosk.
  package let salt: String
}
