import KioskSession
import RatingModel

/// How often each thing came about, so that one sees what is never exercised.
package struct Coverage: Sendable, CustomStringConvertible {
  package private(set) var counts: [String: Int] = [:]
  /// In the schedule that is counted.
  private var hasOnlyScreens = false

  package init() {}

  /// What any search of some size must have come upon.
  package static let expected: [String] = {
    let dispositions: [Disposition] = [.ambient, .early, .repeat, .unsettled, .simultaneous, .maintenance]
    let marks: [Mark] = [.unknownClerk, .oddDossierCode, .sameDossier, .outsideHours, .fallback, .clerkInDoubt]
    return dispositions.map { "press \($0.rawValue)" } + Outcome.allCases.map { "outcome \($0.rawValue)" }
      + SessionRefusal.allCases.map { "refused \($0.rawValue)" } + marks.map { "session marked \($0.rawValue)" }
      + [
        "correction raised", "correction lowered", "rating final", "rating marked burst", "restart", "press read late",
        "turn not ended", waitingWindow, waitingThanks, waitingPage, "question answered", "question passed",
        "contact answered", "contact passed", touchedRating, "clerk by the badge", "clerk by the roster",
        "session by the scan", "session by the inviteButton", "button invites", "button opens nothing",
        "receipt opens nothing", "notice oneAtATime", "notice notFinished", "notice promptBroken", "feed lost",
        "keys gone", "paint of an older revision", "thanks outlast a fault", unseen,
      ]
  }()

  private static let unseen = "window of a question that was never seen"
  private static let waitingWindow = "window waits for a finger or a turn"
  private static let waitingPage = "page waits for a finger or a turn"
  private static let touchedRating = "rating by a touch on what was painted"
  private static let waitingThanks = "correction window waits for a finger or a turn"

  package mutating func add(_ other: Coverage) { counts.merge(other.counts, uniquingKeysWith: +) }

  package var description: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
  }

  mutating func count(_ step: Schedule.Step, _ account: Model.Account) {
    if !step.endsTurn { add("turn not ended") }
    if case .press(let press) = step.action, press.decided < step.heard { add("press read late") }
    if case .restart = step.action { add("restart") }
    if case .refused(let refusal) = account.reply { add("refused \(refusal.rawValue)") }
    countDesk(step, account)
    if let notice = account.notice { add("notice \(notice)") }
    for record in account.records { count(record, heard: step.heard) }
    if case .press(let press) = step.action, press.painted != nil, account.records.contains(where: \.isRating) {
      add(Self.touchedRating)
    }
    if case .asking(_, let end) = account.phase, end <= step.heard { add(Self.waitingPage) }
    if case .inviting(let end) = account.phase, end <= step.heard { add(Self.waitingWindow) }
    if case .thanks(let end) = account.phase, end <= step.heard {
      add(Self.waitingThanks)
    }
  }

  private mutating func countDesk(_ step: Schedule.Step, _ account: Model.Account) {
    // What the clock ends between steps is told with the step.
    let opens = account.records.contains { if case .open = $0.body { true } else { false } }
    let invites = account.records.contains { if case .invite = $0.body { true } else { false } }
    switch step.action {
    case .button: add(!opens && invites ? "button invites" : opens ? "button opens" : "button opens nothing")
    case .receipt: add(opens ? "receipt opens" : "receipt opens nothing")
    case .feed(false): add("feed lost")
    case .keys(false):
      hasOnlyScreens = true
      add("keys gone")
    case .keys(true): hasOnlyScreens = false
    case .paint(_, let back) where back > 0: add("paint of an older revision")
    case .availability(let causes) where !causes.isEmpty:
      if case .thanks = account.phase { add("thanks outlast a fault") }
    default: break
    }
    let isUnseen = account.records.contains { $0.isUnavailable } && account.notice == nil
    if hasOnlyScreens, isUnseen { add(Self.unseen) }
  }

  private mutating func count(_ record: SessionRecord, heard: Instant) {
    switch record.body {
    case .open(let opened):
      add("session by the \(opened.source.rawValue)")
      add("clerk by the \(opened.clerkSource.rawValue)")
      for mark in opened.marks.members { add("session marked \(mark.rawValue)") }
    case .outcome(let ended): add("outcome \(ended.outcome.rawValue)")
    case .rating(let rated):
      add("outcome rated")
      for mark in rated.marks.members { add("rating marked \(mark.rawValue)") }
    case .correction(let corrected): add("correction \(corrected.direction.rawValue)")
    case .press(let press): add("press \(press.disposition.rawValue)")
    case .answer(let answered): add(answered.isPassed ? "question passed" : "question answered")
    case .contact(let contacted): add(contacted.isPassed ? "contact passed" : "contact answered")
    case .ratingFinal: add("rating final")
    case .invite, .close, .availability: break
    }
  }

  private mutating func add(_ name: String) { counts[name, default: 0] += 1 }
}

extension SessionRecord {
  fileprivate var isRating: Bool { if case .rating = body { true } else { false } }
  fileprivate var isUnavailable: Bool {
    if case .outcome(let ended) = body { ended.outcome == .unavailable } else { false }
  }
}
