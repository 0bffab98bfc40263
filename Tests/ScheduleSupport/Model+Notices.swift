import KioskSession
import RatingModel

/// What a citizen is told beside the question.
extension Model {
  /// It goes away by the clock, and with any step of the session.
  struct Passing {
    let notice: Offer.Notice
    let until: Instant
    let step: [Int]
  }

  mutating func tell(of disposition: Disposition, at time: Instant) {
    guard let story = current else { return }
    let notice: Offer.Notice? =
      switch disposition {
      case .early where story.isServing: .notFinished
      case .simultaneous where story.isServing: .notFinished
      case .simultaneous where story.isInWindow: .oneAtATime
      default: nil
      }
    guard let notice else { return }
    passing = Passing(
      notice: notice, until: time.adding(microseconds: rules.noticeMicroseconds), step: stepOfSession)
  }

  func notice(at time: Instant) -> Offer.Notice? {
    if !causes.isEmpty { return current?.isInWindow == true ? .promptBroken : nil }
    guard let passing, passing.step == stepOfSession, time < passing.until else { return nil }
    return passing.notice
  }

  /// How far the newest session has come.
  private var stepOfSession: [Int] {
    guard let story = current else { return [] }
    let marks = [story.invited != nil, story.answer != nil, story.ended != nil, story.isFinal]
    return [stories.count, story.turned.count] + marks.map { $0 ? 1 : 0 }
  }
}
