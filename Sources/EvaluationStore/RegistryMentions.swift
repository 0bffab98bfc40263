import RatingModel

/// What rows speak of that could not be read: not to be called unknown.
package struct RegistryMentions: Sendable {
  package var units: Set<UnitCode> = []
  package var counters: Set<KioskPlace> = []
  package var clerks: Set<ClerkID> = []

  package init() {}

  mutating func formUnion(_ other: RegistryMentions) {
    units.formUnion(other.units)
    counters.formUnion(other.counters)
    clerks.formUnion(other.clerks)
  }
}
