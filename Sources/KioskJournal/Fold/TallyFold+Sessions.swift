import KioskSession
import RatingModel

/// Sessions, their outcomes, and presses that are no rating: all of it is released by the entry itself.
extension TallyFold {
  mutating func open(_ payload: OpenPayload, _ entry: Entry, _ effect: inout FoldEffect) throws(FoldFailure) {
    guard let configuration else { throw .configurationMissing }
    guard payload.session.number == lastSession.number &+ 1 else { throw .sessionOutOfOrder }
    let session = FoldedSession(payload, of: configuration, at: Moment(boot: entry.boot, mono: entry.mono))
    lastSession = payload.session
    sessions.add(session)
    guard let waited = payload.waitedMilliseconds else { return }
    count(placement(of: session).minutes(.waiting, milliseconds: waited), at: session.opened, &effect)
  }

  mutating func invite(_ number: SessionNumber, _ entry: Entry, _ effect: inout FoldEffect) throws(FoldFailure) {
    var session = try remembered(number)
    let wasInvited = session.invited != nil
    session.follow(entry)
    sessions.update(session)
    // Across boots there is no time between two monotonic times.
    guard !wasInvited, session.opened.boot == session.moment.boot else { return }
    let served = session.moment.mono.microseconds &- session.opened.mono.microseconds
    count(placement(of: session).minutes(.serving, milliseconds: served / 1000), at: session.moment, &effect)
  }

  mutating func end(_ payload: OutcomePayload, _ entry: Entry, _ effect: inout FoldEffect) throws(FoldFailure) {
    var session = try remembered(payload.session)
    guard session.outcome == nil else { throw .secondOutcome }
    session.follow(entry)
    sessions.update(session)
    let key = placement(of: session)
      .day(.outcome(payload.outcome), channel: payload.channel, marks: session.marks)
    count(key, at: session.moment, &effect)
  }

  mutating func press(_ payload: PressPayload, _ entry: Entry, _ effect: inout FoldEffect) throws(FoldFailure) {
    let place: Placement
    if let number = payload.session {
      place = placement(of: try remembered(number))
    } else {
      guard let configuration else { throw .configurationMissing }
      let moment = Moment(boot: entry.boot, mono: payload.down)
      place = Placement(
        unit: configuration.unit, counter: configuration.counter, clerk: nil, moment: moment, local: local(at: moment))
    }
    count(place.presses(.disposition(payload.disposition)), at: place.moment, &effect)
  }

  func remembered(_ number: SessionNumber) throws(FoldFailure) -> FoldedSession {
    guard let session = sessions[number] else { throw .sessionUnknown }
    return session
  }
}
