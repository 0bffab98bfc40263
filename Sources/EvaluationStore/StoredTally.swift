import RatingModel

/// A tally as the centre holds it: the current count of one key of one journal of one kiosk.
package struct StoredTally: Hashable, Sendable {
  package let kiosk: KioskID
  package let journal: JournalID
  package let key: TallyKey
  package let count: Int
  package let version: Int64
  package let placement: Placement

  package init(
    kiosk: KioskID, journal: JournalID, key: TallyKey, count: Int, version: Int64, placement: Placement
  ) {
    self.kiosk = kiosk
    self.journal = journal
    self.key = key
    self.count = count
    self.version = version
    self.placement = placement
  }

  /// Where in civil time the count belongs.
  package enum Placement: Hashable, Sendable {
    /// As its key says.
    case dated
    /// The kiosk's clock was not set: between the days of its neighbours in the same journal, both included; `nil` where it
    /// has no neighbour on that side. A report shows such counts apart, never within a day.
    case undated(notBefore: CivilDate?, notAfter: CivilDate?)
  }
}
