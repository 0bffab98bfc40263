import KioskSession
import RatingModel

extension Model {
  mutating func open(
    _ request: SessionRequest, _ source: SessionSource, at time: Instant, _ records: inout [SessionRecord]
  ) -> SessionReply {
    let badge = badge(at: time)
    if let refusal = refusal(of: request) { return .refused(refusal) }
    if let earlier = stories.first(where: { $0.request.id == request.id }) {
      return earlier.request == request ? status(of: request.id, at: time) : .refused(.sessionConflict)
    }
    let civil = clockOffset.map { CivilClock(at: time, offset: $0) }
    let planned = civil.flatMap { configured.shifts.isEmpty || !$0.isWithin(2, 4) ? nil : configured.shifts[0].clerk }
    let rostered = planned ?? configured.defaultClerk
    if request.clerk == nil && badge == nil && rostered == nil { return .refused(.clerkMissing) }
    if cannotBeKept { return .refused(.unavailable) }
    if let current { records += finish(current, at: time) }
    let opened = opened(request, source, badge, rostered, civil)
    records.append(SessionRecord(at: time, body: .open(opened)))
    stories.append(story(opened.session, request, source, at: time))
    return status(of: request.id, at: time)
  }

  /// What is wrong with a request is wrong under every id.
  private func refusal(of request: SessionRequest) -> SessionRefusal? {
    if request.dossiers.count > SessionOpening.mostDossiers { return .tooManyDossiers }
    if request.dossiers.contains(where: { $0.timeliness != nil && $0.stage != .returning }) {
      return .timelinessWithoutReturn
    }
    return nil
  }

  private var cannotBeKept: Bool { rules.failingJournalRefuses && causes.contains(.journal) }

  /// Another citizen is being served: whatever the session could still have become, it is over.
  private mutating func finish(_ story: Story, at time: Instant) -> [SessionRecord] {
    if story.answer != nil {
      guard !story.isFinal, rules.openEndsTheCorrectionWindow else { return [] }
      let end = story.page.flatMap { story.pageEnd($0) } ?? story.thanksEnd ?? time
      return settle(at: min(time, end))
    }
    guard story.ended == nil else { return [] }
    let end = min(now(time), story.deadline.map(Moment.clock) ?? now(time))
    return self.end(silence(of: story, until: end), at: end)
  }

  private func opened(
    _ request: SessionRequest, _ source: SessionSource, _ badge: ClerkID?, _ rostered: ClerkID?, _ civil: CivilClock?
  ) -> SessionRecord.Opened {
    let isDoubtful = badge != nil && request.clerk != nil && badge != request.clerk && rules.badgeAgainstRequestIsDoubt
    let clerk = isDoubtful ? nil : request.clerk ?? badge ?? rostered
    let why: ClerkSource = isDoubtful ? .none : request.clerk != nil ? .session : badge != nil ? .badge : .roster
    let isKnown = configured.roster.isEmpty || clerk.map(configured.roster.contains) ?? true
    // Whatever the clock says: it is always the same Saturday.
    let isMetAgain = request.dossiers.contains { dossier in
      stories.contains { $0.request.dossiers.contains { $0.code == dossier.code && $0.stage == dossier.stage } }
    }
    let ranks: [SessionSource] = [.feed, .api, .clerkPage, .scan, .inviteButton]
    let isLesser = configured.usualSource.flatMap { usual in
      ranks.firstIndex(of: usual).flatMap { best in ranks.firstIndex(of: source).map { $0 > best } }
    }
    let marks = Marks()
      .with(.unknownClerk, if: !isKnown)
      .with(.oddDossierCode, if: request.dossiers.contains(where: \.code.isOdd))
      .with(.sameDossier, if: isMetAgain)
      .with(.clerkInDoubt, if: isDoubtful)
      .with(.fallback, if: isLesser == true && rules.lesserSourcesAreMarked)
      .with(.outsideHours, if: configured.openingHours != nil && civil?.isWithin(1, 3) == false)
    return SessionRecord.Opened(
      session: SessionNumber(Int64(stories.count + 1)), request: request, requestDigest: request.content, clerk: clerk,
      clerkSource: why, marks: marks, waitedMilliseconds: nil, source: source)
  }

  private func story(
    _ number: SessionNumber, _ request: SessionRequest, _ source: SessionSource, at time: Instant
  ) -> Story {
    let spans = Story.Spans(
      prompt: Int64(configured.promptTimeoutSeconds) * 1_000_000 + rules.addedToPromptMicroseconds,
      correction: Int64(configured.correctionWindowSeconds) * 1_000_000 + rules.addedToCorrectionMicroseconds,
      page: Int64(configured.secondStep.timeoutSeconds) * 1_000_000,
      longestHold: rules.longestHoldMicroseconds, mostTimeouts: rules.mostTimeouts)
    let asked = AskedOfModel.pages(
      of: configured.secondStep, room: configured.scale.levels.count - 1, hasDossier: !request.dossiers.isEmpty)
    return Story(
      number: number, request: request, source: source, opened: now(time), asked: asked, spans: spans)
  }

  // MARK: Of a session that was opened

  mutating func invite(_ id: SessionID, at time: Instant, _ records: inout [SessionRecord]) -> SessionReply {
    guard let story = current, story.request.id == id else { return ofEarlier(id) { status(of: id, at: time) } }
    guard story.invited == nil, !story.hasOutcome else { return status(of: id, at: time) }
    if cannotBeKept { return .refused(.unavailable) }
    records.append(beginWindow(of: story, at: time))
    return status(of: id, at: time)
  }

  mutating func close(_ id: SessionID, at time: Instant, _ records: inout [SessionRecord]) -> SessionReply {
    guard let story = current, story.request.id == id else { return ofEarlier(id) { status(of: id, at: time) } }
    guard !story.isClosed else { return status(of: id, at: time) }
    if cannotBeKept { return .refused(.unavailable) }
    if story.invited == nil, rules.closeInvites { records.append(beginWindow(of: story, at: time)) }
    records.append(SessionRecord(at: time, body: .close(story.number)))
    amendCurrent { $0.isClosed = true }
    return status(of: id, at: time)
  }

  mutating func cancel(_ id: SessionID, at time: Instant, _ records: inout [SessionRecord]) -> SessionReply {
    guard let story = current, story.request.id == id else { return ofEarlier(id) { .refused(.sessionEnded) } }
    if story.invited != nil, rules.askedSessionsCannotBeWithdrawn { return .refused(.sessionInvited) }
    if story.hasOutcome { return .refused(.sessionEnded) }
    if cannotBeKept { return .refused(.unavailable) }
    records += end(.cancelled, at: now(time))
    // What was withdrawn need not be closed.
    amendCurrent { $0.isClosed = true }
    return status(of: id, at: time)
  }

  private mutating func beginWindow(of story: Story, at time: Instant) -> SessionRecord {
    let moment = now(time)
    amendCurrent { $0.invited = moment }
    return SessionRecord(at: time, body: .invite(story.number))
  }

  /// Of earlier processes only the newest session is known.
  private func ofEarlier(_ id: SessionID, _ reply: () -> SessionReply) -> SessionReply {
    let known = stories.dropFirst(max(0, inherited - 1))
    return known.contains { $0.request.id == id } ? reply() : .refused(.sessionUnknown)
  }
}

/// The civil time of a schedule, which begins on a Saturday at 10:00.
struct CivilClock {
  private let minute: Int64

  init(at time: Instant, offset: Int64) { minute = (time.microseconds / 1000 + offset) / 60_000 }

  /// From one minute after ten o'clock up to another.
  func isWithin(_ from: Int64, _ until: Int64) -> Bool { (from..<until).contains(minute) }
}
