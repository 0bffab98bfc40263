import RatingModel

/// Where the counter stands with its newest session: what a press meets.
///
/// Ends that lie in the future are part of the value, so that a press that is read late is judged by the times and not
/// by the order in which the kiosk came to know of things.
enum Standing: Hashable, Sendable {
  /// No session was opened since the start.
  case nothing
  /// Between open and invite.
  case serving
  /// The rating window.
  case window(until: Instant)
  /// A rating was given; something more is asked, page by page. After it, presses are repeats until `repeatUntil`.
  case asking(page: Int, until: Instant, repeatUntil: Instant)
  /// An answer was given; a rating can be corrected. After it, presses are repeats until `repeatUntil` (`nil`:
  /// declined).
  case thanks(until: Instant, repeatUntil: Instant?)
  /// The session has its outcome and the window is over. Presses are repeats until `repeatUntil`.
  case over(repeatUntil: Instant?)

  /// When it ends by the clock.
  var until: Instant? {
    switch self {
    case .window(let until), .asking(_, let until, _), .thanks(let until, _): until
    case .nothing, .serving, .over: nil
    }
  }

  /// The same, ending at another time.
  func ending(_ until: Instant) -> Standing {
    switch self {
    case .window: .window(until: until)
    case .asking(let page, _, let repeatUntil):
      .asking(page: page, until: until, repeatUntil: repeatUntil)
    case .thanks(_, let repeatUntil): .thanks(until: until, repeatUntil: repeatUntil)
    case .nothing, .serving, .over: self
    }
  }

  /// What follows when the clock ends it.
  var next: Standing {
    switch self {
    case .window: .over(repeatUntil: nil)
    case .asking(_, _, let repeatUntil): .over(repeatUntil: repeatUntil)
    case .thanks(_, let repeatUntil): .over(repeatUntil: repeatUntil)
    case .nothing, .serving, .over: self
    }
  }

  var hasOutcome: Bool {
    switch self {
    case .asking, .thanks, .over: true
    case .nothing, .serving, .window: false
    }
  }
}
