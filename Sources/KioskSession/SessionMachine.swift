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
  private var wish: Instant?

  /// A machine without a session; see ``recovering(_:rules:at:unavailable:)`` for the start of a process.
  package init(rules: SessionRules, at start: Instant, unavailable causes: Set<Unavailability> = []) {
    self.rules = rules
    self.causes = causes
    history = OfferHistory(start: start, isAvailable: causes.isEmpty)
    offer = Offer(
      phase: causes.isEmpty ? .idle : .unavailable(causes), since: start, session: nil, clerk: nil, revision: 0)
  }

  /// What a caller may know of the counter's newest session.
  package var status: SessionStatus { SessionStatus(state: offer.state, id: offer.session) }

  /// Takes in one event that happened at `time`. Appended records come first, then the reply, then `show` and `wake`.
  package mutating func handle(_ event: SessionEvent, at time: Instant) -> [SessionEffect] {
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
    let (phase, notice) = (phase, notice(at: time))
    if phase != offer.phase || notice != offer.notice || current?.id != offer.session || current?.clerk != offer.clerk {
      offer = Offer(
        phase: phase, notice: notice, since: history.newest.since, session: current?.id, clerk: current?.clerk,
        dossiers: current?.dossiers, revision: offer.revision + 1)
      effects.append(.show(offer))
    }
    if let next = nextDue(at: time), next != wish {
      wish = next
      effects.append(.wake(next))
    }
    return effects
  }

  private func notice(at time: Instant) -> Offer.Notice? {
    guard causes.isEmpty else {
      if case .window = current?.standing { return .promptBroken }
      return nil
    }
    return passing.flatMap { time < $0.until ? $0.notice : nil }
  }

  private var phase: Offer.Phase {
    guard causes.isEmpty else { return .unavailable(causes) }
    return switch current?.standing ?? .nothing {
    case .nothing: .idle
    case .serving: .serving
    case .window(let until): .inviting(until: until)
    case .thanks(let until, _): .thanks(until: until)
    case .over: .done
    }
  }
}
