import RatingModel

/// Decides for whom a press counts. Events with their times in, effects out; a value, so that the caller can handle an
/// event on a copy and drop the copy when the records could not be written.
package struct SessionMachine: Sendable {
  package let rules: SessionRules
  /// What the counter offers at the moment.
  package private(set) var offer: Offer

  var current: ServedSession?
  var ended = EndedSessions()
  var causes: Set<Unavailability>
  var history: OfferHistory
  var fingers = HeldFingers()
  var pace = RatingPace()
  var passing: PassingNotice?
  /// Nothing but touch screens can send a rating.
  var hasOnlyTouchScreens = false
  private(set) var paints = PaintLog()
  /// Since when the citizen has been thanked.
  private(set) var thanksSince: Instant?
  private var wish: Instant?
  /// Of all events so far: some, as a paint, are told with a time that has passed.
  private var latest: Instant

  /// A machine without a session; see ``recovering(_:rules:at:unavailable:)`` for the start of a process.
  ///
  /// - Parameter revision: Of the first offer.
  package init(
    rules: SessionRules, at start: Instant, unavailable causes: Set<Unavailability> = [], revision: Int64 = 0
  ) {
    self.rules = rules
    self.causes = causes
    latest = start
    history = OfferHistory(start: start, availability: OfferHistory.Availability(causes))
    offer = Offer(
      phase: causes.isEmpty ? .idle : .unavailable(causes), since: start, session: nil, clerk: nil,
      isPossible: causes.isEmpty, revision: revision)
    paints.show(revision, offering: .nothing)
  }

  /// What a caller may know of the counter's newest session.
  package var status: SessionStatus { SessionStatus(state: offer.state, id: offer.session) }

  /// Takes in one event that happened at `time`. Appended records come first, then the reply, then `show` and `wake`.
  package mutating func handle(_ event: SessionEvent, at time: Instant) -> [SessionEffect] {
    latest = max(latest, time)
    switch event {
    case .open(let request, let facts, let source):
      return answer(open(request, facts, source, at: time), about: request.id, at: time)
    case .invite(let id):
      return answer(invite(id, at: time), about: id, at: time)
    case .close(let id):
      return answer(close(id, at: time), about: id, at: time)
    case .cancel(let id):
      return answer(cancel(id, at: time), about: id, at: time)
    case .press(let press):
      return take(press).map(SessionEffect.append) + changes(at: time)
    case .fingerDown(let meaning, let device):
      fingers.lower(meaning, device: device, at: time)
      return []
    case .fingerGone(let device):
      fingers.liftAll(device: device)
      return []
    case .painted(let revision):
      paints.paint(revision, at: time)
      return beginWithThePaint() ? changes(at: latest) : []
    case .shown:
      if case .thanks = offer.phase { thanksSince = max(thanksSince ?? time, time) }
      return changes(at: time)
    case .touched(let down, let onControl):
      touched(at: down, onControl: onControl)
      return changes(at: time)
    case .onlyTouchScreens(let isSo):
      change(onlyTouchScreens: isSo, at: time)
      return []
    case .availability(let causes):
      return change(causes, at: time).map(SessionEffect.append) + changes(at: time)
    case .readThrough:
      return endWhatIsDue(at: time).map(SessionEffect.append) + changes(at: time)
    }
  }

  /// Moves the newest session on, with effect from `since`.
  mutating func move(to standing: Standing, since: Instant) {
    guard let session = current else { return }
    passing = nil
    current?.standing = standing
    current?.standingSince = since
    history.change(to: standing, session: session.number, since: since)
  }

  private mutating func answer(
    _ result: Result<[SessionRecord], SessionRefusal>, about id: SessionID, at time: Instant
  ) -> [SessionEffect] {
    switch result {
    case .failure(let refusal):
      return [.reply(.refused(refusal))]
    case .success(let records):
      let changes = changes(at: time)
      return records.map(SessionEffect.append) + [.reply(.done(status(of: id)))] + changes
    }
  }

  /// A session that is not the newest has its outcome for long.
  private func status(of id: SessionID) -> SessionStatus {
    current?.id == id ? status : SessionStatus(state: .done, id: id)
  }

  /// What the outside has to be told after an event: a new offer, a new wish to be woken.
  private mutating func changes(at time: Instant) -> [SessionEffect] {
    var effects: [SessionEffect] = []
    let (phase, notice, isOver) = (phase, notice(at: time), isOverForCallers(at: time))
    noteThanks(phase, at: time)
    if phase != offer.phase || notice != offer.notice || isOver != offer.isOverForCallers
      || causes.isEmpty != offer.isPossible || current?.id != offer.session || current?.clerk != offer.clerk
    {
      offer = Offer(
        phase: phase, notice: notice, since: history.newest.since, session: current?.id, clerk: current?.clerk,
        dossiers: current?.dossiers, isOverForCallers: isOver, isPossible: causes.isEmpty,
        isCorrectable: isCorrectable, revision: offer.revision + 1)
      paints.show(offer.revision, offering: causes.isEmpty ? standingOffer : .nothing)
      effects.append(.show(offer))
    }
    if let next = nextDue(at: time), next != wish {
      wish = next
      effects.append(.wake(next))
    }
    return effects
  }

  private mutating func noteThanks(_ phase: Offer.Phase, at time: Instant) {
    guard case .thanks = phase else {
      thanksSince = nil
      return
    }
    thanksSince = thanksSince ?? time
  }

  private var standingOffer: RatingOffer { RatingOffer(current?.standing ?? .nothing, of: current?.number) }

  private var isCorrectable: Bool {
    guard causes.isEmpty, let session = current, case .thanks = session.standing else { return false }
    return session.level != nil && !session.wasAsked
  }

  private func isOverForCallers(at time: Instant) -> Bool {
    guard let session = current, session.wasAsked, let until = session.answeredUntil else { return false }
    return time >= until
  }

  private func notice(at time: Instant) -> Offer.Notice? {
    guard causes.isEmpty else {
      if case .window = current?.standing { return .promptBroken }
      return nil
    }
    return passing.flatMap { time < $0.until ? $0.notice : nil }
  }

  private var phase: Offer.Phase {
    // A rating is durable: what is missing meanwhile does not take its thanks away.
    if case .thanks(let until, _) = current?.standing { return .thanks(until: until) }
    guard causes.isEmpty else { return .unavailable(causes) }
    return switch current?.standing ?? .nothing {
    case .nothing: .idle
    case .serving: .serving
    case .window(let until): .inviting(until: until)
    case .asking(let page, let until, _): asking(page).map { .asking($0, until: until) } ?? .done
    case .thanks(let until, _): .thanks(until: until)
    case .over: .done
    }
  }
}
