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

extension Zone {
  /// When the day begins here, by the offset that holds around then.
  package func start(of day: CivilDate) -> WallTime {
    let midnight = Int64(day.daysSince1970) * 86_400_000
    guard let local = local(WallTime(milliseconds: midnight)) else { return WallTime(milliseconds: midnight) }
    let ahead = (local.date.daysSince1970 - day.daysSince1970) * 1440 + local.hour * 60 + local.minute
    return WallTime(milliseconds: midnight - Int64(ahead) * 60_000)
  }
}
