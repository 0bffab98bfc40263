import RatingModel

/// Whether ratings can be taken at all.
extension SessionMachine {
  /// Recorded only when the set of causes changes; a process begins with none.
  mutating func change(_ causes: Set<Unavailability>, at time: Instant) -> [SessionRecord] {
    guard causes != self.causes else { return [] }
    let wasAvailable = self.causes.isEmpty
    self.causes = causes
    if wasAvailable != causes.isEmpty { history.change(toAvailable: causes.isEmpty, since: time) }
    if !causes.isEmpty, case .window(let until) = current?.standing, time < until { current?.wasUnavailable = true }
    return [SessionRecord(at: time, body: .availability(SessionRecord.AvailabilityChange(causes: causes)))]
  }
}
