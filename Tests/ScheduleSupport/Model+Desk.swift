import KioskSession
import RatingModel

/// What the clerk has done at the counter itself, and what is known of the sources.
struct DeskOfModel {
  struct Badge {
    let clerk: ClerkID
    let at: Instant
    /// Whether the one shift of a schedule held then; `nil` while nobody knew the civil time.
    let isInShift: Bool?
  }

  var badge: Badge?
  var isFeedConnected = false
}

/// Section 3 of `Binding.md` once more, as far as it is about badges, buttons and receipts.
extension Model {
  /// When the one shift of a schedule holds; `nil` while nobody knows the civil time.
  func isInShift(at time: Instant) -> Bool? {
    clockOffset.map { !configured.shifts.isEmpty && CivilClock(at: time, offset: $0).isWithin(2, 4) }
  }

  func badge(at time: Instant) -> ClerkID? {
    guard let badge = desk.badge else { return nil }
    let end = badge.at.adding(microseconds: 43_200_000_000 + rules.addedToBadgeMicroseconds)
    guard time < end else { return nil }
    if rules.badgesEndWithTheShift, let then = badge.isInShift, let now = isInShift(at: time), then != now {
      return nil
    }
    return badge.clerk
  }

  mutating func scan(_ clerk: ClerkID, at time: Instant) {
    if isTheTechnicians(time) { return }
    desk.badge = DeskOfModel.Badge(clerk: clerk, at: time, isInShift: isInShift(at: time))
  }

  mutating func button(_ id: SessionID, at time: Instant, heard: Instant, _ records: inout [SessionRecord]) {
    if isTheTechnicians(time) { return }
    if rules.askedCitizensAreNotAskedAgain, isAsking { return }
    if let story = current, story.isServing, isTheCitizens(story, at: heard) {
      _ = invite(story.request.id, at: heard, &records)
      return
    }
    let request = SessionRequest(id: id, clerk: nil, dossiers: [], ticket: nil)
    guard case .done = open(request, .inviteButton, at: heard, &records) else { return }
    _ = invite(id, at: heard, &records)
  }

  mutating func receipt(
    _ code: DossierCode, _ id: SessionID, at time: Instant, heard: Instant, _ records: inout [SessionRecord]
  ) {
    if isTheTechnicians(time) { return }
    if let story = current, story.isServing || isAsking {
      let isNamed = story.request.dossiers.contains { $0.code == code }
      if isNamed, rules.knownReceiptsOpenNothing { return }
      let isOfTheDesk = [.scan, .inviteButton].contains(story.source) && rules.receiptsFollowEachOther
      if !isNamed, !isOfTheDesk, isTheCitizens(story, at: heard) { return }
    }
    let dossier = SessionRequest.Dossier(code: code, procedure: nil, stage: .returning, timeliness: nil)
    _ = open(SessionRequest(id: id, clerk: nil, dossiers: [dossier], ticket: nil), .scan, at: heard, &records)
  }

  /// A question, a page or the thanks stand, as far as anybody has said.
  private var isAsking: Bool {
    current.map { $0.invited != nil && $0.ended == nil && !$0.isFinal } ?? false
  }

  /// Whether it is known to be about the citizen who sits there.
  private func isTheCitizens(_ story: Story, at time: Instant) -> Bool {
    if story.source == .feed, desk.isFeedConnected, rules.connectedFeedIsCurrent { return true }
    return time < story.opened.time.adding(microseconds: rules.currentMicroseconds)
  }

  private func isTheTechnicians(_ time: Instant) -> Bool {
    rules.techniciansScansAreTheirs && causes(at: .finger(time)).contains(.maintenance)
  }
}
