import KioskSession
import RatingModel

/// Who a press counts for: a question to the whole chronicle, asked when the press is read.
extension Model {
  /// What a press could make at a moment.
  enum Offered: Equatable {
    case nothing
    case first(SessionNumber)
    case correction(SessionNumber)
    case page(SessionNumber, Int)
    /// Of another process.
    case gone
  }

  private enum Verdict {
    case answer(Story)
    /// `nil` where nothing can be corrected.
    case another(Story, than: LevelName?)
    case choice(Story, page: Int)
    case none(Disposition, Story?)

    var story: Story? {
      switch self {
      case .answer(let story), .another(let story, _), .choice(let story, _): story
      case .none(_, let story): story
      }
    }
  }

  /// Its record, and the time that it gives if it is no answer: whoever presses is there.
  mutating func take(_ press: Press) -> SessionRecord {
    let record = record(of: press)
    guard case .press(let kept) = record.body, kept.disposition != .maintenance, causes.isEmpty,
      rules.pressesInVainGiveTime, let story = current, story.ended == nil, !story.isFinal
    else { return record }
    let time = press.decided
    if let page = story.page, let begin = story.pageBegin(page), let end = story.pageEnd(page) {
      if begin.time <= time, time < end { amendCurrent { $0.signsOnPage[page, default: []].append(time) } }
    } else if story.isInWindow, let invited = story.invited, let deadline = story.deadline {
      if invited.time <= time, time < deadline { amendCurrent { $0.signsInWindow.append(time) } }
    }
    return record
  }

  private mutating func record(of press: Press) -> SessionRecord {
    if rules.techniciansPressesAreTheirs, causes(at: .finger(press.down)).contains(.maintenance) {
      return keep(press, .maintenance, nil)
    }
    let verdict = seen(verdict(on: press), press)
    if press.simultaneous, rules.twoKeysAreSimultaneous { return keep(press, .simultaneous, verdict.story) }
    switch (verdict, press.meaning) {
    case (.answer(let story), .level(let level)): return rate(story, level, press)
    case (.answer(let story), .decline): return decline(story, press)
    case (.answer(let story), .option), (.answer(let story), .proceed): return keep(press, .unsettled, story)
    case (.choice(let story, let page), _): return choose(press, story.pages[page], story)
    case (.another(let story, let level?), .level(let other)) where other != level || !rules.sameLevelIsARepeat:
      return correct(story, from: level, to: other, press)
    case (.another(let story, _), _): return keep(press, .repeat, story)
    case (.none(let disposition, let story), _): return keep(press, disposition, story)
    }
  }

  // MARK: Judgement

  /// With a screen, what is offered begins when it can be seen.
  private func seen(_ verdict: Verdict, _ press: Press) -> Verdict {
    let wanted: Offered
    switch verdict {
    case .answer(let story): wanted = .first(story.number)
    case .another(let story, _): wanted = .correction(story.number)
    case .choice(let story, let page): wanted = .page(story.number, page)
    case .none(let disposition, let story):
      let isOfferedNoMore = press.painted != nil && (disposition == .ambient || disposition == .early)
      return isOfferedNoMore && rules.touchesAreForWhatWasPainted ? .none(.unsettled, story) : verdict
    }
    if let number = press.painted, rules.touchesAreForWhatWasPainted {
      guard paints.indices.contains(Int(number)), paints[Int(number)].offered == wanted else {
        return .none(.unsettled, verdict.story)
      }
    }
    if case .another = verdict, press.painted == nil || !rules.touchedCorrectionsSettle { return verdict }
    guard let since = visibleSince(wanted) else { return verdict }
    guard press.painted != nil || rules.keysSettleFromThePaint else { return verdict }
    return press.down < since.adding(microseconds: rules.settlingMicroseconds)
      ? .none(.unsettled, verdict.story) : verdict
  }

  /// The first of the latest unbroken row of paints of it.
  func visibleSince(_ offered: Offered) -> Instant? {
    let known = paints.filter { $0.offered != .gone }
    guard let last = known.lastIndex(where: { $0.offered == offered }) else { return nil }
    var first = last
    while first > 0, known[first - 1].offered == offered { first -= 1 }
    return known[...first].map(\.at).max()
  }

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
    case .page(let page): return onPage(page, press, story)
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

  private func onPage(_ page: Int, _ press: Press, _ story: Story) -> Verdict {
    guard causes(at: .finger(press.down)).isEmpty else { return .none(.repeat, story) }
    if rules.pagesMustSettle, settling(press.down) { return .none(.unsettled, story) }
    let isOpen = isCurrent(story) && !story.isFinal && story.page == page
    return isOpen ? .choice(story, page: page) : .none(.unsettled, story)
  }

  private func inThanks(_ press: Press, _ story: Story) -> Verdict {
    guard causes(at: .finger(press.down)).isEmpty else { return .none(.repeat, story) }
    if !rules.correctionsNeedNotSettle, settling(press.down) { return .none(.unsettled, story) }
    let isOpen = isCurrent(story) && !story.isFinal
    guard isOpen || !rules.windowMustStillBeOpen else { return .none(.unsettled, story) }
    // Where something was asked, its keys stood for other things. Nothing replaces the choice not to rate.
    return .another(story, than: story.pages.isEmpty ? story.answer?.level : nil)
  }

  private func afterwards(_ press: Press, _ story: Story) -> Disposition {
    if rules.finalRatingsAreRemembered, let answer = story.answer, answer.level != nil,
      .finger(press.down) >= answer.at,
      press.down < answer.at.time.adding(microseconds: story.spans.prompt)
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
    case .page(let page): .page(story.number, page)
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
    let heard = time
    amendCurrent {
      $0.answer = answer
      if $0.pages.isEmpty { $0.thanked = heard }
    }
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

  /// What a press on a page asks for: the answer at a place of the question, or to go on.
  private func wish(_ meaning: KeyMeaning, on asked: AskedOfModel) -> (answer: Int?, goesOn: Bool) {
    switch meaning {
    case .decline, .proceed: return (nil, true)
    case .option(let place): return (asked.answers.dropFirst(place - 1).first, false)
    case .level(let name):
      let place = configured.scale.levels.firstIndex { $0.name == name } ?? 0
      if let answer = asked.answers.dropFirst(place).first { return (answer, false) }
      return (nil, name == configured.scale.levels.last?.name)
    }
  }

  private mutating func choose(_ press: Press, _ asked: AskedOfModel, _ story: Story) -> SessionRecord {
    let wish = wish(press.meaning, on: asked)
    var chosen = story.chosen[asked.number] ?? []
    if let answer = wish.answer {
      let isChip = if case .question(let question) = asked.topic { question.kind == .chips } else { false }
      if !isChip {
        chosen = [answer]
      } else if chosen.contains(answer), rules.chipsAreLeftByTheSamePress {
        chosen.removeAll { $0 == answer }
      } else {
        chosen = Set(chosen + [answer]).sorted()
      }
      let page = story.turned.count
      let prolongs = rules.answersProlongThePage
      amendCurrent {
        $0.chosen[asked.number] = chosen
        if prolongs { $0.signsOnPage[page, default: []].append(press.decided) }
      }
    } else if wish.goesOn {
      let (moment, heard) = (now(press.decided), time)
      amendCurrent {
        $0.turned.append(moment)
        if $0.turned.count == $0.pages.count { $0.thanked = heard }
      }
    } else {
      return keep(press, .repeat, story)
    }
    let isPassed = wish.goesOn && asked.page == asked.pages - 1
    switch asked.topic {
    case .question(let question):
      let answered = SessionRecord.Answered(
        session: story.number, question: question.id, version: question.version,
        answers: chosen.map { question.answers[$0].name }, isPassed: isPassed, channel: press.channel,
        down: press.down, device: press.device)
      return SessionRecord(at: press.decided, body: .answer(answered))
    case .contact:
      let contacted = SessionRecord.Contacted(
        session: story.number, isWished: chosen.contains(1), isPassed: isPassed, channel: press.channel,
        down: press.down, device: press.device)
      return SessionRecord(at: press.decided, body: .contact(contacted))
    }
  }

  private mutating func keep(_ press: Press, _ disposition: Disposition, _ story: Story?) -> SessionRecord {
    var level: LevelReference?
    if case .level(let name) = press.meaning { level = configured.scale.reference(name) }
    if let story, isCurrent(story) { tell(of: disposition, at: press.decided) }
    let kept = SessionRecord.NoRating(
      session: story?.number, disposition: disposition, level: level,
      channel: press.channel, down: press.down, device: press.device)
    return SessionRecord(at: press.decided, body: .press(kept))
  }
}
