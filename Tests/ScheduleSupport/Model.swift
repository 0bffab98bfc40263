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
    /// What it says beside that, once the turn has ended.
    package var notice: Offer.Notice?
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

  /// What could be pressed on what was painted.
  struct Painted {
    let offered: Offered
    let at: Instant
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
  /// What the screen has painted, and since when it has without a break.
  var paints: [Painted] = []
  /// What could be pressed on what was shown after each step.
  var shownAfterSteps: [Offered] = []
  /// How far the civil clock is off.
  var clockOffset: Int64? = 0
  var desk = DeskOfModel()
  var passing: Passing?
  /// Since when nothing but touch screens was there, and since when not.
  var onlyScreens: [(since: Moment, isSo: Bool)] = []
  /// When the step was heard that is taken in.
  private(set) var time = Instant(microseconds: 0)
  private var heard = 0

  package init(configured: SessionRules, rules: ModelRules) {
    self.configured = configured
    self.rules = rules
  }

  package mutating func hear(_ step: Schedule.Step) -> Account {
    heard += 1
    time = step.heard
    var account = Account()
    // Between turns the kiosk wakes whenever there is something to say.
    if hasBeenReadThrough { account.records += overdue(at: step.heard) }
    account.reply = take(step.action, at: step.heard, &account.records)
    if step.endsTurn { account.records += overdue(at: step.heard) }
    hasBeenReadThrough = step.endsTurn
    account.phase = shown
    account.session = current?.request.id
    account.notice = step.endsTurn ? notice(at: step.heard) : nil
    shownAfterSteps.append(onScreen)
    return account
  }

  private mutating func take(
    _ action: Schedule.Action, at time: Instant, _ records: inout [SessionRecord]
  ) -> SessionReply? {
    switch action {
    case .open(let request, let source): return open(request, source, at: time, &records)
    case .invite(let id): return invite(id, at: time, &records)
    case .close(let id): return close(id, at: time, &records)
    case .cancel(let id): return cancel(id, at: time, &records)
    case .fingerDown(let key, let device, let down): fingers.append(Finger(device: device, key: key, down: down))
    case .fingerGone(let device): fingers.removeAll { $0.device == device }
    case .press(let press):
      fingers.removeAll { $0.device == press.device && $0.key == press.meaning }
      records.append(take(press))
    case .paint(let at, let back): paint(at: at, back: back)
    case .touched(let down, let onControl): touch(at: down, onControl: onControl)
    case .badge(let clerk, let at): scan(clerk, at: at)
    case .button(let id, let at): button(id, at: at, heard: time, &records)
    case .receipt(let code, let id, let at): receipt(code, id, at: at, heard: time, &records)
    case .feed(let isConnected): desk.isFeedConnected = isConnected
    case .keys(let areThere): onlyScreens.append((now(time), !areThere))
    case .clock(let offset): clockOffset = offset
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
    if rules.thanksOutlastFaults, let story = current, story.ended == nil, !story.isFinal, let end = story.thanksEnd {
      return .thanks(until: end)
    }
    guard causes.isEmpty else { return .unavailable(causes) }
    guard let story = current else { return .idle }
    if story.ended != nil || story.isFinal { return .done }
    if let page = story.page, let end = story.pageEnd(page) { return .asking(asking(page, of: story), until: end) }
    if let end = story.thanksEnd { return .thanks(until: end) }
    return story.deadline.map { .inviting(until: $0) } ?? .serving
  }

  /// What could be pressed on what is shown.
  private var onScreen: Offered {
    guard let story = current, causes.isEmpty else { return .nothing }
    return switch shown {
    case .inviting: .first(story.number)
    case .thanks: .correction(story.number)
    case .asking: .page(story.number, story.turned.count)
    case .idle, .serving, .done, .unavailable: .nothing
    }
  }

  private func asking(_ page: Int, of story: Story) -> Offer.Asking {
    let asked = story.pages[page]
    let subject: Offer.Asking.Subject =
      switch asked.topic {
      case .question(let question): .question(question)
      case .contact: .contact
      }
    let chosen = story.chosen[asked.number] ?? []
    return Offer.Asking(
      subject: subject, page: asked.page, pages: asked.pages,
      options: asked.answers.map { Offer.Asking.Option(index: $0, isChosen: chosen.contains($0)) })
  }

  /// With a screen the question has its time from the moment at which it can be seen.
  private mutating func paint(at: Instant, back: Int) {
    let offered = back == 0 || back > shownAfterSteps.count ? onScreen : shownAfterSteps[shownAfterSteps.count - back]
    paints.append(Painted(offered: offered, at: at))
    guard let story = current, story.isInWindow, story.painted == nil, let since = visibleSince(.first(story.number))
    else { return }
    let isInTime = story.deadline.map { since < $0 } ?? false
    let begins = rules.windowsBeginWithThePaint && isInTime
    amendCurrent {
      $0.painted = since
      if begins { $0.signsInWindow.append(since) }
    }
  }

  /// Whoever touches the screen is still there.
  private mutating func touch(at time: Instant, onControl: Bool) {
    guard let story = current, causes.isEmpty, story.ended == nil, !story.isFinal else { return }
    if story.isServing {
      if !onControl || !rules.controlsCallForNoNotice { tell(of: .early, at: time) }
      return
    }
    if let page = story.page {
      if let end = story.pageEnd(page), time < end { amendCurrent { $0.signsOnPage[page, default: []].append(time) } }
    } else if story.answer == nil, let deadline = story.deadline, time < deadline {
      amendCurrent { $0.signsInWindow.append(time) }
    }
  }

  /// What its caller may know of a session.
  func status(of id: SessionID, at time: Instant) -> SessionReply {
    guard let story = current, story.request.id == id else { return .done(SessionStatus(state: .done, id: id)) }
    var isOver = false
    if !story.pages.isEmpty, let answer = story.answer, rules.callersHearNothingOfPages {
      isOver = time >= answer.at.time.adding(microseconds: story.spans.correction)
    }
    let state: SessionState =
      switch shown {
      case .thanks where !causes.isEmpty: .unavailable
      case .idle: .idle
      case .serving: .serving
      case .inviting: .inviting
      case .thanks, .asking: isOver ? .done : .inviting
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
    if let page = story.page, let begin = story.pageBegin(page), let end = story.pageEnd(page) {
      return isOver(from: begin.time, to: end, at: time) ? settle(at: end) : []
    }
    if let begin = story.thanksBegin, let end = story.thanksEnd {
      let isRead = time >= (story.thanked ?? end).adding(microseconds: rules.leastThanksMicroseconds)
      return isRead && isOver(from: begin.time, to: end, at: time) ? settle(at: end) : []
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
    if wasCut && (rules.anyMomentWithoutInputCounts || !causes.isEmpty) { return .unavailable }
    return rules.unseenQuestionsAreUnavailable && wasUnseen(story, from: invited, until: end) ? .unavailable : .timedOut
  }

  /// Nothing but a screen was there to answer on, and it did not show the question.
  private func wasUnseen(_ story: Story, from begin: Moment, until end: Moment) -> Bool {
    let hadOnlyScreens =
      onlyScreens.last { $0.since <= begin }?.isSo == true
      || onlyScreens.contains { $0.since > begin && $0.since < end && $0.isSo }
    return hadOnlyScreens && !(story.painted.map { Moment.clock($0) < end } ?? false)
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
    // What the screen of the process before had painted is nothing that this one showed.
    for index in paints.indices { paints[index] = Painted(offered: .gone, at: paints[index].at) }
    for index in shownAfterSteps.indices { shownAfterSteps[index] = .gone }
    desk = DeskOfModel()
    passing = nil
    fingers = []
    ratings = []
    availability = [Causes(since: .clock(time), causes: [])]
    change(to: causes, at: time, &records)
  }
}
