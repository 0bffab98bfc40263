import RatingModel

/// Whether ratings can be taken at all.
extension SessionMachine {
  /// Recorded only when the set of causes changes; a process begins with none.
  mutating func change(_ causes: Set<Unavailability>, at time: Instant) -> [SessionRecord] {
    guard causes != self.causes else { return [] }
    self.causes = causes
    history.change(to: OfferHistory.Availability(causes), since: time)
    if !causes.isEmpty { current?.wentWithoutRatings(since: time) }
    return [SessionRecord(at: time, body: .availability(SessionRecord.AvailabilityChange(causes: causes)))]
  }

  /// Without keys a question has to be seen to be answered.
  mutating func change(onlyTouchScreens: Bool, at time: Instant) {
    hasOnlyTouchScreens = onlyTouchScreens
    if onlyTouchScreens { current?.wentWithoutKeys(since: time) }
  }

  /// A technician was at work then: whatever was done at the counter was the technician's.
  func wasInMaintenance(at time: Instant) -> Bool { history.isMaintenance(at: time) }
}
