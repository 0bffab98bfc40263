import RatingModel

extension TallyKey {
  /// The key of the same thing once its undated boot has a date. Keys that have a date already stay as they are.
  func dated(at local: LocalTime) -> TallyKey {
    guard period.isUndated else { return self }
    switch self {
    case .day(var key):
      key.period = .day(local.date)
      key.marks = key.marks.without(.undated)
      return .day(key)
    case .work(var key):
      key.period = .month(of: local.date)
      return .work(key)
    case .rhythm(var key):
      key.period = .quarter(of: local.date)
      key.slot = RhythmKey.Slot(weekday: local.date.weekday, hour: local.hour)
      return .rhythm(key)
    case .answers(var key):
      key.period = .month(of: local.date)
      return .answers(key)
    case .presses(var key):
      key.period = .day(local.date)
      return .presses(key)
    case .minutes(var key):
      key.period = .month(of: local.date)
      return .minutes(key)
    }
  }

  /// The key of the same thing with another level; keys that hold no level stay as they are.
  func answering(_ level: LevelReference) -> TallyKey {
    switch self {
    case .day(var key):
      guard case .level = key.subject else { return self }
      key.subject = .level(level)
      return .day(key)
    case .work(var key):
      key.level = level
      return .work(key)
    case .rhythm(var key):
      key.level = level
      return .rhythm(key)
    case .answers, .presses, .minutes:
      return self
    }
  }
}
