import RatingModel

/// The times that the clerk's page needs.
package struct ClerkClock: Sendable {
  /// For how long somebody is signed in.
  let now: @Sendable () -> Instant
  /// What stands on the page.
  let wall: @Sendable () -> WallTime
  let zone: Zone

  package init(
    now: @escaping @Sendable () -> Instant, wall: @escaping @Sendable () -> WallTime, zone: Zone
  ) {
    self.now = now
    self.wall = wall
    self.zone = zone
  }

  /// No clock that runs is earlier: one that says so was never set.
  private static let earliestYear = 2026

  /// Local time, `08:05`; `nil` when the clock was never set.
  func timeOfDay() -> String? {
    guard let local = zone.local(wall()), local.date.year >= Self.earliestYear else { return nil }
    return [local.hour, local.minute].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }
}
