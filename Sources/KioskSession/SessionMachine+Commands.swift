import RatingModel

/// Invite, close and cancel. A command that changes nothing is answered with the status and records nothing.
extension SessionMachine {
  mutating func invite(_ id: SessionID, at time: Instant) -> Result<[SessionRecord], SessionRefusal> {
    guard let session = current, session.id == id else { return answerForEarlier(id) }
    guard session.standing == .serving else { return .success([]) }
    return ifWritable { $0.beginWindow(of: session, at: time) }
  }

  /// Close invites by itself, so that a caller without an invitation of its own needs one command only.
  mutating func close(_ id: SessionID, at time: Instant) -> Result<[SessionRecord], SessionRefusal> {
    guard let session = current, session.id == id else { return answerForEarlier(id) }
    guard !session.isClosed else { return .success([]) }
    return ifWritable { machine in
      let invitation = session.standing == .serving ? machine.beginWindow(of: session, at: time) : []
      machine.current?.isClosed = true
      return invitation + [SessionRecord(at: time, body: .close(session.number))]
    }
  }

  /// Only before the invite. Afterwards it would tell whether the citizen has answered, or take the question away.
  mutating func cancel(_ id: SessionID, at time: Instant) -> Result<[SessionRecord], SessionRefusal> {
    guard let session = current, session.id == id else {
      return .failure(ended.contains(id) ? .sessionEnded : .sessionUnknown)
    }
    guard !session.isInvited else { return .failure(.sessionInvited) }
    guard session.standing == .serving else { return .failure(.sessionEnded) }
    return ifWritable { machine in
      machine.current?.isClosed = true
      machine.move(to: .over(repeatUntil: nil), since: time)
      return [session.ending(.cancelled, invited: false, at: time)]
    }
  }

  /// Nothing is accepted that could not be kept.
  mutating func ifWritable(
    _ change: (inout SessionMachine) -> [SessionRecord]
  ) -> Result<[SessionRecord], SessionRefusal> {
    guard !causes.contains(.journal) else { return .failure(.unavailable) }
    return .success(change(&self))
  }

  private mutating func beginWindow(of session: ServedSession, at time: Instant) -> [SessionRecord] {
    current?.isInvited = true
    current?.unavailableSince = causes.isEmpty ? nil : time
    current?.onlyScreensSince = hasOnlyTouchScreens ? time : nil
    move(to: .window(until: time.adding(seconds: rules.promptTimeoutSeconds)), since: time)
    return [SessionRecord(at: time, body: .invite(session.number))]
  }

  /// A late command for a session that another followed changes nothing.
  private func answerForEarlier(_ id: SessionID) -> Result<[SessionRecord], SessionRefusal> {
    ended.contains(id) ? .success([]) : .failure(.sessionUnknown)
  }
}

extension ServedSession {
  func ending(_ outcome: Outcome, invited: Bool, channel: Channel = .none, at time: Instant) -> SessionRecord {
    SessionRecord(
      at: time,
      body: .outcome(SessionRecord.Ended(session: number, outcome: outcome, invited: invited, channel: channel)))
  }

  /// The outcome of a window that ended without an answer. A question that nobody could see, where only what is seen can be
  /// answered, was no question.
  var outcomeWithoutAnswer: Outcome {
    guard case .window(let until) = standing else { return .timedOut }
    func isWithin(_ time: Instant?) -> Bool { time.map { $0 < until } ?? false }
    return isWithin(unavailableSince) || (isWithin(onlyScreensSince) && !isWithin(paintedSince))
      ? .unavailable : .timedOut
  }
}
