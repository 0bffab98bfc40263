import KioskSession
import RatingModel

/// How often each thing came about, so that one sees what is never exercised.
package struct Coverage: Sendable, CustomStringConvertible {
  package private(set) var counts: [String: Int] = [:]

  package init() {}

  /// What any search of some size must have come upon.
  package static let expected: [String] = {
    let dispositions: [Disposition] = [.ambient, .early, .repeat, .unsettled, .simultaneous]
    let marks: [Mark] = [.unknownClerk, .oddDossierCode, .sameDossier]
    return dispositions.map { "press \($0.rawValue)" } + Outcome.allCases.map { "outcome \($0.rawValue)" }
      + SessionRefusal.allCases.map { "refused \($0.rawValue)" } + marks.map { "session marked \($0.rawValue)" }
      + [
        "correction raised", "correction lowered", "rating final", "rating marked burst", "restart", "press read late",
        "turn not ended", waitingWindow, waitingThanks,
      ]
  }()

  private static let waitingWindow = "window waits for a finger or a turn"
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
    for record in account.records { count(record, heard: step.heard) }
    if case .inviting(let end) = account.phase, end <= step.heard { add(Self.waitingWindow) }
    if case .thanks(let end) = account.phase, end <= step.heard {
      add(Self.waitingThanks)
    }
  }

  private mutating func count(_ record: SessionRecord, heard: Instant) {
    switch record.body {
    case .open(let opened): for mark in opened.marks.members { add("session marked \(mark.rawValue)") }
    case .outcome(let ended): add("outcome \(ended.outcome.rawValue)")
    case .rating(let rated):
      add("outcome rated")
      for mark in rated.marks.members { add("rating marked \(mark.rawValue)") }
    case .correction(let corrected): add("correction \(corrected.direction.rawValue)")
    case .press(let press): add("press \(press.disposition.rawValue)")
    case .ratingFinal: add("rating final")
    case .invite, .close, .availability: break
    }
  }

  private mutating func add(_ name: String) { counts[name, default: 0] += 1 }
}
