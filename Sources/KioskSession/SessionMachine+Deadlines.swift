import RatingModel

/// What the clock ends: the rating window and the correction window.
extension SessionMachine {
  /// Every device has been read up to `time`, so a window whose end has come is over, unless a finger that went down in
  /// it is still down. The end's own time is recorded, not the time at which it was noticed.
  mutating func endWhatIsDue(at time: Instant) -> [SessionRecord] {
    guard let session = current, let until = session.standing.until, time >= until,
      !waitsForFinger(session, until: until, at: time), endOfThanks.map({ time >= $0 }) ?? true
    else { return [] }
    move(to: session.standing.next, since: until)
    switch session.standing {
    case .window:
      return [session.ending(session.outcomeWithoutAnswer, invited: true, at: until)]
    case .asking, .thanks:
      return session.level == nil ? [] : [SessionRecord(at: until, body: .ratingFinal(session.number))]
    case .nothing, .serving, .over:
      return []
    }
  }

  /// When `readThrough` is needed next; `nil` while the clock decides nothing.
  func nextDue(at time: Instant) -> Instant? {
    let endOfNotice = passing.flatMap { time < $0.until ? $0.until : nil }
    return [endOfStanding(at: time), endForCallers(at: time), endOfNotice].compactMap(\.self).min()
  }

  private func endForCallers(at time: Instant) -> Instant? {
    guard let session = current, session.wasAsked, let until = session.answeredUntil, time < until else { return nil }
    return until
  }

  private func endOfStanding(at time: Instant) -> Instant? {
    guard let session = current, let until = session.standing.until else { return nil }
    let due = waitsForFinger(session, until: until, at: time) && time >= until ? longestHold(after: until) : until
    return max(due, endOfThanks ?? due)
  }

  /// Thanks stay long enough to be read, however short the correction window is and however late they were shown.
  private var endOfThanks: Instant? {
    guard case .thanks = current?.standing else { return nil }
    return thanksSince?.adding(milliseconds: SessionRules.leastThanksMilliseconds)
  }

  private func waitsForFinger(_ session: ServedSession, until: Instant, at time: Instant) -> Bool {
    time < longestHold(after: until) && fingers.isHeld(from: session.standingSince, before: until)
  }

  private func longestHold(after until: Instant) -> Instant {
    until.adding(milliseconds: SessionRules.longestHoldMilliseconds)
  }
}
