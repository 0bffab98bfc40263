import KioskSession
import RatingModel

/// The rules of `Binding.md` once more, written without a look at the machine and in another way: a chronicle of dated
/// facts, of which everything else is asked. It has no states, no history of offers and no wishes to be woken.
package struct Model {
  /// What came of one step.
  package struct Account: Hashable, Sendable {
    package var records: [SessionRecord] = []
    package var reply: SessionReply?
    /// What the screen shows afterwards, and of which session.
    package var phase = Offer.Phase.idle
    package var session: SessionID?
  }

  struct Finger {
    let device: String
    let key: KeyMeaning
    let down: Instant
  }

  struct Causes {
    let since: Moment
    let causes: Set<Unavailability>
  }

  let configured: SessionRules
  let rules: ModelRules
  /// Every session of this journal.
  var stories: [Story] = []
  /// How many of them belong to earlier processes.
  var inherited = 0
  /// What could be had and what not, since the process began.
  var availability = [Causes(since: .clock(Instant(microseconds: 0)), causes: [])]
  var fingers: [Finger] = []
  var ratings: [Instant] = []
  /// All that was read when the last turn ended; a turn that does not end leaves the next without it.
  private var hasBeenReadThrough = true
  private var heard = 0

  package init(configured: SessionRules, rules: ModelRules) {
    self.configured = configured
    self.rules = rules
  }

  package mutating func hear(_ step: Schedule.Step) -> Account {
    heard += 1
    var account = Account()
    // Between turns the kiosk wakes whenever there is something to say.
    if hasBeenReadThrough { account.records += overdue(at: step.heard) }
    account.reply = take(step.action, at: step.heard, &account.records)
    if step.endsTurn { account.records += overdue(at: step.heard) }
    hasBeenReadThrough = step.endsTurn
    account.phase = shown
    account.session = current?.request.id
    return account
  }

  private mutating func take(
    _ action: Schedule.Action, at time: Instant, _ records: inout [SessionRecord]
  ) -> SessionReply? {
    switch action {
    case .open(let request): return open(request, at: time, &records)
    case .invite(let id): return invite(id, at: time, &records)
    case .close(let id): return close(id, at: time, &records)
    case .cancel(let id): return cancel(id, at: time, &records)
    case .fingerDown(let key, let device, let down): fingers.append(Finger(device: device, key: key, down: down))
    case .fingerGone(let device): fingers.removeAll { $0.device == device }
    case .press(let press):
      fingers.removeAll { $0.device == press.device && $0.key == press.meaning }
      records.append(record(of: press))
    case .availability(let causes): change(to: causes, at: time, &records)
    case .restart(let causes): restart(causes, at: time, &records)
    case .wait: break
    }
    return nil
  }

  // MARK: The newest session

  var current: Story? { inherited < stories.count ? stories.last : nil }

  var causes: Set<Unavailability> { availability.last?.causes ?? [] }

  /// What the screen says now.
  private var shown: Offer.Phase {
    guard causes.isEmpty else { return .unavailable(causes) }
    guard let story = current else { return .idle }
    if story.ended != nil || story.isFinal { return .done }
    if let end = story.thanksEnd { return .thanks(until: end) }
    return story.deadline.map { .inviting(until: $0) } ?? .serving
  }

  /// What its caller may know of a session.
  func status(of id: SessionID) -> SessionReply {
    guard current?.request.id == id else { return .done(SessionStatus(state: .done, id: id)) }
    let state: SessionState =
      switch shown {
      case .idle: .idle
      case .serving: .serving
      case .inviting, .thanks: .inviting
      case .done: .done
      case .unavailable: .unavailable
      }
    return .done(SessionStatus(state: state, id: id))
  }

  mutating func amendCurrent(_ change: (inout Story) -> Void) {
    if !stories.isEmpty { change(&stories[stories.count - 1]) }
  }

  // MARK: The clock

  /// What is to be said once every device has been read up to a time: that a window has ended by the clock.
  private mutating func overdue(at time: Instant) -> [SessionRecord] {
    guard let story = current, story.ended == nil, !story.isFinal else { return [] }
    if let answer = story.answer, let end = story.thanksEnd {
      guard isOver(from: answer.at.time, to: end, at: time) else { return [] }
      return settle(at: end)
    }
    guard let invited = story.invited, let deadline = story.deadline, isOver(from: invited.time, to: deadline, at: time)
    else { return [] }
    return end(silence(of: story, until: .clock(deadline)), at: .clock(deadline))
  }

  private func isOver(from begin: Instant, to end: Instant, at time: Instant) -> Bool {
    let waited = fingers.contains { finger in
      finger.down < end && (finger.down >= begin || !rules.onlyFingersOfTheWindowAreWaitedFor)
    }
    return time >= (waited ? end.adding(microseconds: rules.longestHoldMicroseconds) : end)
  }

  /// The answer is final. Of a session that was declined there is nothing to say.
  mutating func settle(at time: Instant) -> [SessionRecord] {
    guard let story = current, let answer = story.answer else { return [] }
    amendCurrent { $0.isFinal = true }
    return answer.level == nil ? [] : [SessionRecord(at: time, body: .ratingFinal(story.number))]
  }

  mutating func end(_ outcome: Outcome, at moment: Moment) -> [SessionRecord] {
    guard let story = current else { return [] }
    amendCurrent { $0.ended = moment }
    let ended = SessionRecord.Ended(
      session: story.number, outcome: outcome, invited: story.invited != nil, channel: .none)
    return [SessionRecord(at: moment.time, body: .outcome(ended))]
  }

  /// Whose silence it was: the citizen's only if they could have answered all the time.
  func silence(of story: Story, until end: Moment) -> Outcome {
    guard let invited = story.invited else { return .notInvited }
    let begin = rules.onlyTheWindowCounts ? invited : story.opened
    let during = availability.filter { $0.since > begin && $0.since < end }
    let wasCut = !causes(at: begin).isEmpty || during.contains { !$0.causes.isEmpty }
    return wasCut && (rules.anyMomentWithoutInputCounts || !causes.isEmpty) ? .unavailable : .timedOut
  }

  func causes(at moment: Moment) -> Set<Unavailability> { availability.last { $0.since <= moment }?.causes ?? [] }

  /// Now: after everything that was taken in before.
  func now(_ time: Instant) -> Moment { Moment(time: time, order: heard) }

  // MARK: Interruptions

  private mutating func change(to causes: Set<Unavailability>, at time: Instant, _ records: inout [SessionRecord]) {
    guard causes != self.causes else { return }
    availability.append(Causes(since: now(time), causes: causes))
    records.append(SessionRecord(at: time, body: .availability(SessionRecord.AvailabilityChange(causes: causes))))
  }

  private mutating func restart(_ causes: Set<Unavailability>, at time: Instant, _ records: inout [SessionRecord]) {
    if let story = current, !story.hasOutcome {
      let blame: Outcome = rules.restartTakesTheBlame ? .unavailable : .timedOut
      records += end(story.invited == nil ? .notInvited : blame, at: now(time))
    }
    inherited = stories.count
    fingers = []
    ratings = []
    availability = [Causes(since: .clock(time), causes: [])]
    change(to: causes, at: time, &records)
  }
}
