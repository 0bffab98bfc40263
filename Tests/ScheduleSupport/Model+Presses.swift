import KioskSession
import RatingModel

/// Who a press counts for: a question to the whole chronicle, asked when the press is read.
extension Model {
  /// What a press could make at a moment.
  private enum Offered: Equatable {
    case nothing
    case first(SessionNumber)
    case correction(SessionNumber)
  }

  private enum Verdict {
    case answer(Story)
    case another(Story, than: LevelName)
    case none(Disposition, Story?)

    var story: Story? {
      switch self {
      case .answer(let story), .another(let story, _): story
      case .none(_, let story): story
      }
    }
  }

  mutating func record(of press: Press) -> SessionRecord {
    let verdict = verdict(on: press)
    if press.simultaneous, rules.twoKeysAreSimultaneous { return keep(press, .simultaneous, verdict.story) }
    switch (verdict, press.meaning) {
    case (.answer(let story), .level(let level)): return rate(story, level, press)
    case (.answer(let story), .decline): return decline(story, press)
    case (.another(let story, let level), .level(let other)) where other != level || !rules.sameLevelIsARepeat:
      return correct(story, from: level, to: other, press)
    case (.another(let story, _), _): return keep(press, .repeat, story)
    case (.none(let disposition, let story), _): return keep(press, disposition, story)
    }
  }

  // MARK: Judgement

  private func verdict(on press: Press) -> Verdict {
    let down = Moment.finger(press.down)
    let story = story(at: down)
    if rules.changeUnderTheFingerUnsettles, changed(under: press) {
      return .none(.unsettled, story ?? self.story(at: .finger(press.decided)))
    }
    guard let story else { return .none(.ambient, nil) }
    switch story.phase(at: down) {
    case .serving: return .none(!rules.earlyIsNeverUnsettled && settling(press.down) ? .unsettled : .early, story)
    case .window: return inWindow(press, story)
    case .thanks: return inThanks(press, story)
    case .over:
      let disposition = afterwards(press, story)
      return .none(disposition, disposition == .ambient ? nil : story)
    }
  }

  private func inWindow(_ press: Press, _ story: Story) -> Verdict {
    guard causes(at: .finger(press.down)).isEmpty, !settling(press.down) else { return .none(.unsettled, story) }
    guard isCurrent(story), !story.hasOutcome || !rules.windowMustStillBeOpen else { return .none(.unsettled, story) }
    return .answer(story)
  }

  private func inThanks(_ press: Press, _ story: Story) -> Verdict {
    guard causes(at: .finger(press.down)).isEmpty else { return .none(.repeat, story) }
    if !rules.correctionsNeedNotSettle, settling(press.down) { return .none(.unsettled, story) }
    let isOpen = isCurrent(story) && !story.isFinal
    guard isOpen || !rules.windowMustStillBeOpen else { return .none(.unsettled, story) }
    // Nothing replaces the choice not to rate.
    return story.answer?.level.map { .another(story, than: $0) } ?? .none(.repeat, story)
  }

  private func afterwards(_ press: Press, _ story: Story) -> Disposition {
    if rules.finalRatingsAreRemembered, let answer = story.answer, answer.level != nil,
      .finger(press.down) >= answer.at,
      press.down < answer.at.time.adding(microseconds: story.prompt)
    {
      return .repeat
    }
    return settling(press.down) ? .unsettled : .ambient
  }

  private func isCurrent(_ story: Story) -> Bool { current?.number == story.number }

  // MARK: What was offered

  private func story(at moment: Moment) -> Story? { stories[inherited...].last { $0.opened <= moment } }

  private func offered(at moment: Moment, finger: Instant? = nil) -> Offered {
    guard let story = story(at: moment), causes(at: moment).isEmpty else { return .nothing }
    return switch story.phase(at: moment, finger: finger) {
    case .window: .first(story.number)
    case .thanks: .correction(story.number)
    case .serving, .over: .nothing
    }
  }

  private func changed(under press: Press) -> Bool {
    let before = offered(at: .finger(press.down))
    // The clock waits for an answer: not for a finger that went down while nothing could be answered.
    let finger = before == .nothing && rules.onlyFingersThatCouldAnswerAreWaitedFor ? nil : press.down
    return moments(after: press.down, through: press.decided).contains { offered(at: $0, finger: finger) != before }
  }

  /// What is offered had changed a moment before.
  private func settling(_ time: Instant) -> Bool {
    moments(after: time.adding(microseconds: -rules.settlingMicroseconds), through: time).contains { moment in
      offered(at: moment) != offered(at: moment.before)
    }
  }

  private func moments(after begin: Instant, through end: Instant) -> [Moment] {
    (stories[inherited...].flatMap(\.moments) + availability.map(\.since))
      .filter { .finger(begin) < $0 && $0 <= .finger(end) }
  }

  // MARK: Records

  private mutating func answer(_ level: LevelName?, _ press: Press) {
    let answer = Story.Answer(at: now(press.decided), level: level)
    amendCurrent { $0.answer = answer }
  }

  private mutating func rate(_ story: Story, _ level: LevelName, _ press: Press) -> SessionRecord {
    answer(level, press)
    ratings.append(press.decided)
    let span = Int64(configured.burstMinutes) * 60_000_000 + rules.addedToBurstMicroseconds
    let recent = ratings.filter { $0 > press.decided.adding(microseconds: -span) }.count
    let rated = SessionRecord.Rated(
      session: story.number, level: configured.scale.reference(level), channel: press.channel,
      marks: Marks().with(.burst, if: recent > configured.burstRatings), down: press.down, device: press.device)
    return SessionRecord(at: press.decided, body: .rating(rated))
  }

  private mutating func decline(_ story: Story, _ press: Press) -> SessionRecord {
    answer(nil, press)
    let ended = SessionRecord.Ended(session: story.number, outcome: .declined, invited: true, channel: press.channel)
    return SessionRecord(at: press.decided, body: .outcome(ended))
  }

  private mutating func correct(
    _ story: Story, from level: LevelName, to other: LevelName, _ press: Press
  ) -> SessionRecord {
    amendCurrent { $0.answer?.level = other }
    let place = (old: configured.scale.position(level) ?? 0, new: configured.scale.position(other) ?? 0)
    let corrected = SessionRecord.Corrected(
      session: story.number, level: configured.scale.reference(other),
      direction: place.new < place.old ? .raised : .lowered, channel: press.channel, down: press.down,
      device: press.device)
    return SessionRecord(at: press.decided, body: .correction(corrected))
  }

  private func keep(_ press: Press, _ disposition: Disposition, _ story: Story?) -> SessionRecord {
    var level: LevelReference?
    if case .level(let name) = press.meaning { level = configured.scale.reference(name) }
    let kept = SessionRecord.NoRating(
      session: story?.number, disposition: disposition, level: level,
      channel: press.channel, down: press.down, device: press.device)
    return SessionRecord(at: press.decided, body: .press(kept))
  }
}
