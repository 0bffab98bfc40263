import KioskSession
import RatingModel

/// What happened to one session, and when: dates only. What follows from them is asked for a time.
struct Story {
  enum Phase { case serving, window, thanks, over }

  struct Answer {
    let at: Moment
    /// `nil`: declined.
    var level: LevelName?
  }

  let number: SessionNumber
  let request: SessionRequest
  let opened: Moment
  /// In microseconds, as the next two.
  let prompt: Int64
  let correction: Int64
  let longestHold: Int64
  var invited: Moment?
  var isClosed = false
  var answer: Answer?
  /// When it got an outcome that is no answer.
  var ended: Moment?
  /// Nothing can correct its answer any more, and the kiosk has said so.
  var isFinal = false

  var deadline: Instant? { invited?.time.adding(microseconds: prompt) }
  var thanksEnd: Instant? { answer?.at.time.adding(microseconds: correction) }
  var hasOutcome: Bool { answer != nil || ended != nil }

  /// How it stood at a time since its opening, by the clock.
  ///
  /// - Parameter finger: when the finger went down whose view this is: for one that went down within a window of which
  ///   nobody has said that it is over, the clock is patient.
  func phase(at moment: Moment, finger: Instant? = nil) -> Phase {
    if let answer, let end = thanksEnd, moment >= answer.at {
      return moment < patient(end, from: answer.at, finger, isOver: isFinal) ? .thanks : .over
    }
    if let ended, moment >= ended { return .over }
    guard let invited, let deadline, moment >= invited else { return .serving }
    return moment < patient(deadline, from: invited, finger, isOver: hasOutcome) ? .window : .over
  }

  private func patient(_ end: Instant, from begin: Moment, _ finger: Instant?, isOver: Bool) -> Moment {
    guard let finger, !isOver, begin <= .finger(finger), finger < end else { return .clock(end) }
    return .clock(end.adding(microseconds: longestHold))
  }

  /// Every time at which its phase may have changed.
  var moments: [Moment] {
    let ends = [deadline, thanksEnd].compactMap(\.self)
    return [opened] + [invited, answer?.at, ended].compactMap(\.self)
      + (ends + ends.map { $0.adding(microseconds: longestHold) }).map(Moment.clock)
  }
}
