/// An entry that does not follow from those before it.
package enum FoldFailure: String, Error, Hashable, Sendable, CaseIterable {
  /// A boot entry names another journal.
  case otherJournal
  /// The entry's boot has no boot entry.
  case bootMissing
  case configurationMissing
  case zoneUnknown
  /// A session number does not follow the one before.
  case sessionOutOfOrder
  /// The session was not opened, or so long ago that nothing can be said of it any more.
  case sessionUnknown
  case secondOutcome
  /// A correction or a release names a rating that is not there or was released.
  case ratingUnknown
  /// A lot that is not five ratings of one clerk, or ratings that are not named in ascending order.
  case releaseMalformed
  /// A dating that does not name the newest anchor of its boot.
  case anchorUnknown
}
