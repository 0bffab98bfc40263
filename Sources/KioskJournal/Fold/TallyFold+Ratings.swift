import RatingModel

/// Ratings, corrections and releases: counts that tell a level wait until a release names their rating.
extension TallyFold {
  mutating func rate(_ payload: RatingPayload, _ entry: Entry, _ effect: inout FoldEffect) throws(FoldFailure) {
    var session = try remembered(payload.session)
    guard session.outcome == nil else { throw .secondOutcome }
    session.follow(entry)
    sessions.update(session)
    let place = placement(of: session)
    let marks = session.marks.union(payload.marks)
    count(place.day(.outcome(.rated), channel: payload.channel, marks: marks), at: session.moment, &effect)
    let level = place.day(.level(payload.level), channel: payload.channel, marks: marks)
    pending[entry.sequence] = PendingRating(
      rating: entry.sequence, session: session.number,
      lot: Lot(unit: session.unit, counter: session.counter, clerk: session.clerk), moment: session.moment,
      isUndated: place.isUndated, restMonth: place.restMonth,
      counts: [.init(key: level, number: 1)] + Self.workAndRhythm(of: session, at: place, payload.level))
    effect.pending.insert(entry.sequence)
  }

  mutating func correct(_ payload: CorrectionPayload, _ effect: inout FoldEffect) throws(FoldFailure) {
    let session = try remembered(payload.session)
    guard session.rating == payload.rating, pending[payload.rating] != nil else { throw .ratingUnknown }
    let place = placement(of: session)
    pending[payload.rating]?.correct(
      to: payload.level, counting: place.presses(payload.direction == .raised ? .raised : .lowered))
    effect.pending.insert(payload.rating)
    count(place.presses(.disposition(.superseded)), at: session.moment, &effect)
  }

  mutating func answer(_ payload: AnswerPayload, _ effect: inout FoldEffect) throws(FoldFailure) {
    let session = try remembered(payload.session)
    guard let rating = session.rating, pending[rating] != nil else { throw .ratingUnknown }
    let place = placement(of: session)
    let matters = session.matters.count
    var counts: [PendingRating.Count] = []
    for answer in payload.answers {
      counts.append(.init(key: place.answers(.sessions, payload.question, payload.version, answer), number: 1))
      guard matters > 0 else { continue }
      counts.append(.init(key: place.answers(.dossiers, payload.question, payload.version, answer), number: matters))
    }
    pending[rating]?.answer(payload.question, version: payload.version, counting: counts)
    effect.pending.insert(rating)
  }

  mutating func release(_ payload: ReleasePayload, _ effect: inout FoldEffect) throws(FoldFailure) {
    let ratings = payload.ratings.compactMap { pending[$0] }
    guard ratings.count == payload.ratings.count else { throw .ratingUnknown }
    guard let lot = ratings.first?.lot, lot.clerk == payload.clerk, ratings.allSatisfy({ $0.lot.isSame(as: lot) }),
      zip(payload.ratings, payload.ratings.dropFirst()).allSatisfy({ $0 < $1 }),
      payload.reason != .lot || ratings.count == LotPolicy.size
    else { throw .releaseMalformed }
    for rating in ratings {
      for item in rating.counts { count(item.key, item.number, at: rating.moment, &effect) }
      pending[rating.rating] = nil
      effect.pending.insert(rating.rating)
    }
  }

  private static func workAndRhythm(
    of session: FoldedSession, at place: Placement, _ level: LevelReference
  ) -> [PendingRating.Count] {
    var kinds: [WorkKey.Kind: Int] = [:]
    for matter in session.matters { kinds[matter.kind, default: 0] += 1 }
    let dossiers = kinds.map { PendingRating.Count(key: place.work(.dossiers, $0.key, level), number: $0.value) }
    return [.init(key: place.work(.sessions, session.kind, level), number: 1)]
      + dossiers.sorted { $0.key.canonical < $1.key.canonical } + [.init(key: place.rhythm(level), number: 1)]
  }
}
