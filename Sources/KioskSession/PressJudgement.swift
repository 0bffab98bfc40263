import RatingModel

/// What the times of a press make of it, before its level is looked at.
enum PressJudgement: Hashable, Sendable {
  /// The first answer of this session, if it is still to be had.
  case answers(SessionNumber)
  /// Down and up within the correction window of this session.
  case corrects(SessionNumber)
  /// An answer to what this session is asked on this page.
  case chooses(SessionNumber, page: Int)
  case noRating(Disposition, SessionNumber?)

  var session: SessionNumber? {
    switch self {
    case .answers(let session), .corrects(let session), .chooses(let session, _): session
    case .noRating(_, let session): session
    }
  }
}

/// What a press could make: what must not change under a finger.
enum RatingOffer: Hashable, Sendable {
  case nothing
  case answer(SessionNumber?)
  case correction(SessionNumber?)
  case page(SessionNumber?, Int)

  init(_ standing: Standing, of session: SessionNumber?) {
    self =
      switch standing {
      case .window: .answer(session)
      case .asking(let page, _, _): .page(session, page)
      case .thanks: .correction(session)
      case .nothing, .serving, .over: .nothing
      }
  }
}

extension PressJudgement {
  /// What must have been there for the press; `nil` for a press that makes nothing.
  var answered: RatingOffer? {
    switch self {
    case .answers(let session): .answer(session)
    case .corrects(let session): .correction(session)
    case .chooses(let session, let page): .page(session, page)
    case .noRating: nil
    }
  }
}

extension OfferHistory {
  func judge(_ press: Press) -> PressJudgement {
    let place = index(at: press.down)
    if isMaintenance(at: press.down) { return .noRating(.maintenance, nil) }
    guard isUnchanged(from: place, during: press) else {
      return .noRating(.unsettled, stretches[place].session ?? stretches[index(at: press.decided)].session)
    }
    let stretch = stretches[place]
    switch standing(of: stretch, at: press.down) {
    case .nothing:
      return .noRating(.ambient, nil)
    case .serving:
      return .noRating(.early, stretch.session)
    case .window:
      guard stretch.isAvailable, let session = stretch.session, !isSettling(place, at: press.down) else {
        return .noRating(.unsettled, stretch.session)
      }
      return .answers(session)
    case .asking(let page, _, _):
      guard stretch.isAvailable, let session = stretch.session else { return .noRating(.repeat, stretch.session) }
      return isSettling(place, at: press.down) ? .noRating(.unsettled, session) : .chooses(session, page: page)
    case .thanks:
      guard stretch.isAvailable, let session = stretch.session else { return .noRating(.repeat, stretch.session) }
      return .corrects(session)
    case .over(let repeatUntil):
      if let repeatUntil, press.down < repeatUntil { return .noRating(.repeat, stretch.session) }
      return isSettling(place, at: press.down) ? .noRating(.unsettled, stretch.session) : .noRating(.ambient, nil)
    }
  }

  /// Whether the same rating was on offer from the down to the up.
  private func isUnchanged(from place: Int, during press: Press) -> Bool {
    let offer = ratingOffer(of: stretches[place], at: press.down)
    let last = index(at: press.decided)
    for later in stretches.indices where later > place && later <= last {
      guard ratingOffer(of: stretches[later], at: stretches[later].since) == offer else { return false }
    }
    guard offer != .nothing, let until = stretches[last].standing.until else { return true }
    // The clock ended the offer under the finger: the outcome waits for the up, but not for ever.
    return press.decided < until.adding(milliseconds: SessionRules.longestHoldMilliseconds)
  }

  private func ratingOffer(of stretch: Stretch, at time: Instant) -> RatingOffer {
    guard stretch.isAvailable else { return .nothing }
    return RatingOffer(standing(of: stretch, at: time), of: stretch.session)
  }

  /// A stretch whose end by the clock has passed is over, whether or not the machine has recorded it yet.
  private func standing(of stretch: Stretch, at time: Instant) -> Standing {
    guard let until = stretch.standing.until, time >= until else { return stretch.standing }
    return stretch.standing.next
  }

  /// Whether `time` lies within 300 ms after a change of the rating that is offered.
  private func isSettling(_ place: Int, at time: Instant) -> Bool {
    guard let change = lastChange(until: place, at: time) else { return false }
    return time < change.adding(milliseconds: SessionRules.settlingMilliseconds)
  }

  /// When the rating that is offered at `time`, which lies in the stretch at `place`, took the place of another.
  private func lastChange(until place: Int, at time: Instant) -> Instant? {
    var last = time
    for index in stretches.indices.reversed() where index <= place {
      let stretch = stretches[index]
      if stretch.isAvailable, let until = stretch.standing.until, until > stretch.since, until <= last { return until }
      last = Instant(microseconds: stretch.since.microseconds - 1)
      guard index > 0 else { break }
      // What was offered in the last moment before, not what the clock would have made of it since.
      let earlier = stretches[index - 1]
      let offerBefore = ratingOffer(of: earlier, at: max(earlier.since, last))
      if offerBefore != ratingOffer(of: stretch, at: stretch.since) { return stretch.since }
    }
    return nil
  }
}
