import KioskSession
import RatingModel

extension Model {
  mutating func open(_ request: SessionRequest, at time: Instant, _ records: inout [SessionRecord]) -> SessionReply {
    if let refusal = refusal(of: request) { return .refused(refusal) }
    if let earlier = stories.first(where: { $0.request.id == request.id }) {
      return earlier.request == request ? status(of: request.id) : .refused(.sessionConflict)
    }
    if request.clerk == nil && configured.defaultClerk == nil { return .refused(.clerkMissing) }
    if cannotBeKept { return .refused(.unavailable) }
    if let current { records += finish(current, at: time) }
    let opened = opened(request)
    records.append(SessionRecord(at: time, body: .open(opened)))
    stories.append(story(opened.session, request, at: time))
    return status(of: request.id)
  }

  /// What is wrong with a request is wrong under every id.
  private func refusal(of request: SessionRequest) -> SessionRefusal? {
    if request.dossiers.count > SessionRequest.mostDossiers { return .tooManyDossiers }
    if request.dossiers.contains(where: { $0.timeliness != nil && $0.stage != .returning }) {
      return .timelinessWithoutReturn
    }
    return nil
  }

  private var cannotBeKept: Bool { rules.failingJournalRefuses && causes.contains(.journal) }

  /// Another citizen is being served: whatever the session could still have become, it is over.
  private mutating func finish(_ story: Story, at time: Instant) -> [SessionRecord] {
    if let end = story.thanksEnd {
      guard !story.isFinal, rules.openEndsTheCorrectionWindow else { return [] }
      return settle(at: min(time, end))
    }
    guard story.ended == nil else { return [] }
    let end = min(now(time), story.deadline.map(Moment.clock) ?? now(time))
    return self.end(silence(of: story, until: end), at: end)
  }

  private func opened(_ request: SessionRequest) -> SessionRecord.Opened {
    let clerk = request.clerk ?? configured.defaultClerk
    let isKnown = configured.roster.isEmpty || clerk.map(configured.roster.contains) ?? true
    // Everything in a schedule happens on one day.
    let isMetAgain = request.dossiers.contains { dossier in
      stories.contains { $0.request.dossiers.contains { $0.code == dossier.code && $0.stage == dossier.stage } }
    }
    let marks = Marks()
      .with(.unknownClerk, if: !isKnown)
      .with(.oddDossierCode, if: request.dossiers.contains(where: \.code.isOdd))
      .with(.sameDossier, if: isMetAgain)
    return SessionRecord.Opened(
      session: SessionNumber(Int64(stories.count + 1)), request: request, requestDigest: request.content, clerk: clerk,
      clerkSource: request.clerk == nil ? .roster : .session, marks: marks, waitedMilliseconds: nil, source: .api)
  }

  private func story(_ number: SessionNumber, _ request: SessionRequest, at time: Instant) -> Story {
    let prompt = Int64(configured.promptTimeoutSeconds) * 1_000_000 + rules.addedToPromptMicroseconds
    let correction = Int64(configured.correctionWindowSeconds) * 1_000_000 + rules.addedToCorrectionMicroseconds
    return Story(
      number: number, request: request, opened: now(time), prompt: prompt, correction: correction,
      longestHold: rules.longestHoldMicroseconds)
  }

  // MARK: Of a session that was opened

  mutating func invite(_ id: SessionID, at time: Instant, _ records: inout [SessionRecord]) -> SessionReply {
    guard let story = current, story.request.id == id else { return ofEarlier(id) { status(of: id) } }
    guard story.invited == nil, !story.hasOutcome else { return status(of: id) }
    if cannotBeKept { return .refused(.unavailable) }
    records.append(beginWindow(of: story, at: time))
    return status(of: id)
  }

  mutating func close(_ id: SessionID, at time: Instant, _ records: inout [SessionRecord]) -> SessionReply {
    guard let story = current, story.request.id == id else { return ofEarlier(id) { status(of: id) } }
    guard !story.isClosed else { return status(of: id) }
    if cannotBeKept { return .refused(.unavailable) }
    if story.invited == nil, rules.closeInvites { records.append(beginWindow(of: story, at: time)) }
    records.append(SessionRecord(at: time, body: .close(story.number)))
    amendCurrent { $0.isClosed = true }
    return status(of: id)
  }

  mutating func cancel(_ id: SessionID, at time: Instant, _ records: inout [SessionRecord]) -> SessionReply {
    guard let story = current, story.request.id == id else { return ofEarlier(id) { .refused(.sessionEnded) } }
    if story.hasOutcome { return .refused(.sessionEnded) }
    if cannotBeKept { return .refused(.unavailable) }
    records += end(.cancelled, at: now(time))
    // What was withdrawn need not be closed.
    amendCurrent { $0.isClosed = true }
    return status(of: id)
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
