import KioskSession
import RatingModel

/// The single place where entries become counts: state × entry → changed tallies.
///
/// The writer applies each entry before it writes it, the verifier applies all of them again. The rules stand in
/// `Format.md`; they may not change within a scheme.
package struct TallyFold: Sendable {
  package internal(set) var journal: JournalID?
  package internal(set) var boot: BootID?
  package internal(set) var configuration: CounterConfiguration?
  /// Of the current boot and of those in which a remembered session took place.
  package internal(set) var anchors: [BootID: Anchor] = [:]
  package internal(set) var sessions = RememberedSessions()
  package internal(set) var lastSession = SessionNumber(0)
  /// By the sequence number of the rating.
  package internal(set) var pending: [Int64: PendingRating] = [:]
  package internal(set) var undated = UndatedCounts()
  var zone: Zone?

  package init() {}

  /// Takes in the next entry. After a failure the value is not to be used any further.
  package mutating func apply(_ entry: Entry) throws(FoldFailure) -> FoldEffect {
    var effect = FoldEffect()
    if case .boot(let payload) = entry.payload {
      try begin(payload, boot: entry.boot, &effect)
      return effect
    }
    guard entry.boot == boot else { throw .bootMissing }
    switch entry.payload {
    case .configuration(let payload): try configure(payload)
    case .anchor(let payload): takeAnchor(payload, entry, &effect)
    case .dating(let payload): try date(payload, &effect)
    case .open(let payload): try open(payload, entry, &effect)
    case .invite(let payload), .close(let payload): try invite(payload.session, entry, &effect)
    case .outcome(let payload): try end(payload, entry, &effect)
    case .rating(let payload): try rate(payload, entry, &effect)
    case .correction(let payload): try correct(payload, &effect)
    case .press(let payload): try press(payload, entry, &effect)
    case .answer(let payload): try answer(payload, &effect)
    case .release(let payload): try release(payload, &effect)
    // What comes of a wish to be called is for the case handlers: it is counted nowhere.
    case .boot, .availability, .erasure, .contact, .seal, .cut, .reserved: break
    }
    return effect
  }

  /// Local civil time at a moment; `nil` while its boot has no anchor.
  package func local(at moment: Moment) -> LocalTime? {
    guard let zone, let anchor = anchors[moment.boot] else { return nil }
    return zone.local(anchor.wall(at: moment.mono))
  }

  /// The session's correction window is over.
  mutating func finalise(_ session: SessionNumber) {
    guard let rating = sessions[session]?.rating else { return }
    pending[rating]?.isFinal = true
  }

  func placement(of session: FoldedSession) -> Placement {
    Placement(
      unit: session.unit, counter: session.counter, clerk: session.clerk, moment: session.moment,
      local: local(at: session.moment))
  }

  mutating func count(_ key: TallyKey, _ number: Int = 1, at moment: Moment, _ effect: inout FoldEffect) {
    effect.counts[key, default: 0] += number
    guard key.period.isUndated, moment.boot == boot else { return }
    let count = UndatedCount(mono: moment.mono, key: key, number: number)
    if undated.add(count) { effect.undated.append(count) }
  }
}
