import RatingModel

/// The first entry of each process start; the first entry of a journal is one.
package struct BootPayload: Hashable, Sendable, Codable {
  package let journal: JournalID
  /// The version that wrote what follows: `1.0.0`.
  package let software: String
  /// Of the entries.
  package let format: Int
  /// Of the tallies.
  package let scheme: Int
}

/// Ratings became impossible, for these causes, or possible again.
package struct AvailabilityPayload: Hashable, Sendable, Codable {
  /// Names of ``KioskSession/Unavailability``, in alphabetical order; empty when ratings are possible again.
  package let causes: [String]
  /// Since when, where that is before the entry's own time: an outage of the journal is recorded after it.
  package let since: Instant?
}

/// Personal fields up to an entry were deleted; their commitments stay and tell nothing.
package struct ErasurePayload: Hashable, Sendable, Codable {
  package let through: Int64
  package let fields: Int
}
