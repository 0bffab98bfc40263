import RatingModel

/// Who vouches for civil time.
package enum AnchorSource: String, Hashable, Sendable, Codable {
  case ntp, receipt, demo
}

/// Civil time at the entry's monotonic time.
package struct AnchorPayload: Hashable, Sendable, Codable {
  package let wall: WallTime
  package let source: AnchorSource
}

/// The counts of this boot that had no date get one.
package struct DatingPayload: Hashable, Sendable, Codable {
  /// Sequence number of the anchor that dates them.
  package let anchor: Int64
}
