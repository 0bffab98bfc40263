import RatingModel

/// Where the listeners get the time from.
package struct CentreClock: Sendable {
  package let now: @Sendable () -> WallTime
  /// In whose days managers think: of "today", and of the times that pages name.
  package let zone: Zone

  package init(zone: Zone, now: @escaping @Sendable () -> WallTime) {
    self.zone = zone
    self.now = now
  }

  package var today: CivilDate {
    guard let local = zone.local(now()) else { preconditionFailure("a centre's clock stands in a year of four digits") }
    return local.date
  }
}
