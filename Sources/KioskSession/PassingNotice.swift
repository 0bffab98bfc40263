import RatingModel

/// A notice that a press has called for, and when it goes away by itself.
struct PassingNotice: Hashable, Sendable {
  /// Long enough to read two lines.
  static let milliseconds: Int64 = 3000

  let notice: Offer.Notice
  let until: Instant

  /// What a press that is no rating calls for; `nil` where it is best passed over in silence.
  init?(_ disposition: Disposition, at time: Instant, while standing: Standing) {
    switch (disposition, standing) {
    case (.simultaneous, .window): notice = .oneAtATime
    case (.early, .serving), (.simultaneous, .serving): notice = .notFinished
    default: return nil
    }
    until = time.adding(milliseconds: Self.milliseconds)
  }
}
