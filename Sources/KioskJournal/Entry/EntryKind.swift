/// The names of entries. All are reserved from the first day; this version writes those that ``EntryPayload`` carries.
package enum EntryKind: String, Hashable, Sendable, Codable, CaseIterable {
  case boot, configuration, anchor, dating
  case open, invite, close, outcome
  case rating, correction, press, release
  case availability, erasure
  case answer, contact
  case seal, cut
  /// Of later versions: chained and kept, counted by none of today's families.
  case maintenance
}
