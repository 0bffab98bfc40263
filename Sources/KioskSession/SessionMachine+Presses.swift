import RatingModel

/// Every press gets exactly one record: a rating, a correction, a choice not to rate, or a disposition.
extension SessionMachine {
  mutating func take(_ press: Press) -> [SessionRecord] {
    let records = judge(press)
    if case .press(let kept) = records.last?.body, kept.disposition != .maintenance { pressedInVain(press) }
    return records
  }

  private mutating func judge(_ press: Press) -> [SessionRecord] {
    fingers.lift(press.meaning, device: press.device)
    let judgement = judgement(of: press)
    if case .noRating(.maintenance, _) = judgement { return [without(.maintenance, nil, press)] }
    guard !press.simultaneous else { return [without(.simultaneous, judgement.session, press)] }
    switch judgement {
    case .noRating(let disposition, let session):
      return [without(disposition, session, press)]
    case .answers(let number):
      guard let session = current, session.number == number, case .window = session.standing else {
        // Read too late: the window it belongs to has been answered or cut in the meantime.
        return [without(.unsettled, number, press)]
      }
      return [takeAnswer(press, of: session)]
    case .corrects(let number):
      guard let session = current, session.number == number, case .thanks = session.standing else {
        return [without(.unsettled, number, press)]
      }
      return [takeAnotherAnswer(press, of: session)]
    case .chooses(let number, let page):
      guard let session = current, session.number == number, case .asking(page, _, _) = session.standing else {
        return [without(.unsettled, number, press)]
      }
      return [choose(press, page: page, of: session)]
    }
  }

  /// By the times of the commands, and by what the screen had painted.
  private func judgement(of press: Press) -> PressJudgement {
    let judgement = history.judge(press)
    if let answered = judgement.answered {
      return paints.permits(press, answering: answered) ? judgement : .noRating(.unsettled, judgement.session)
    }
    // Nothing is offered any more, but it was still to be seen.
    guard press.painted != nil, case .noRating(let disposition, let session) = judgement,
      disposition == .ambient || disposition == .early
    else { return judgement }
    return .noRating(.unsettled, session)
  }

  private mutating func takeAnswer(_ press: Press, of session: ServedSession) -> SessionRecord {
    let until = press.decided.adding(seconds: rules.correctionWindowSeconds)
    switch press.meaning {
    case .option, .proceed:
      // Of a page that is gone: what it said is not what is asked now.
      return without(.unsettled, session.number, press)
    case .decline:
      move(to: .thanks(until: until, repeatUntil: nil), since: press.decided)
      return session.ending(.declined, invited: true, channel: press.channel, at: press.decided)
    case .level(let name):
      let marks = Marks().with(.burst, if: pace.isBurst(ratedAt: press.decided, rules: rules))
      let repeatUntil = press.decided.adding(seconds: rules.promptTimeoutSeconds)
      current?.level = name
      current?.answeredUntil = until
      if !beginAsking(session, repeatUntil: repeatUntil, at: press.decided) {
        move(to: .thanks(until: until, repeatUntil: repeatUntil), since: press.decided)
      }
      let rated = SessionRecord.Rated(
        session: session.number, level: level(name).reference, channel: press.channel, marks: marks, down: press.down,
        device: press.device)
      return SessionRecord(at: press.decided, body: .rating(rated))
    }
  }

  /// Nothing is shown for it: whoever watches the screen learns neither that there was a correction nor which.
  private mutating func takeAnotherAnswer(_ press: Press, of session: ServedSession) -> SessionRecord {
    guard case .level(let name) = press.meaning, let earlier = session.level, name != earlier, !session.wasAsked else {
      return without(.repeat, session.number, press)
    }
    current?.level = name
    let (reference, position) = level(name)
    let corrected = SessionRecord.Corrected(
      session: session.number, level: reference, direction: position < level(earlier).position ? .raised : .lowered,
      channel: press.channel, down: press.down, device: press.device)
    return SessionRecord(at: press.decided, body: .correction(corrected))
  }

  /// A level as it is written, and its place in the scale: 0 is the best.
  private func level(_ name: LevelName) -> (reference: LevelReference, position: Int) {
    guard let position = rules.scale.position(name) else {
      preconditionFailure("A key stands for a level that the scale does not have; the configuration must refuse it.")
    }
    return (rules.scale.reference(name), position)
  }

  mutating func without(_ disposition: Disposition, _ session: SessionNumber?, _ press: Press) -> SessionRecord {
    if let current, current.number == session {
      passing = PassingNotice(disposition, at: press.decided, while: current.standing) ?? passing
    }
    var reference: LevelReference?
    if case .level(let name) = press.meaning { reference = level(name).reference }
    let noRating = SessionRecord.NoRating(
      session: session, disposition: disposition, level: reference, channel: press.channel, down: press.down,
      device: press.device)
    return SessionRecord(at: press.decided, body: .press(noRating))
  }
}
