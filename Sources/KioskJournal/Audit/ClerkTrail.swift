import KioskSession
import RatingModel

/// Follows one clerk through a walk over the entries: what is counted of the clerk's days, and by which entries.
struct ClerkTrail {
  /// A session of the clerk.
  private struct Session {
    /// The day that its counts belong to; `nil` before they have any.
    var period: Period?
    var moment: Moment
    /// Everything that says something of it.
    var entries: [Int64]
  }

  /// What a head of the centre vouches for.
  struct Proven {
    let through: Int64
    let counts: [TallyKey: Int]
  }

  let question: ClerkQuestion
  private(set) var counts: [TallyKey: Int] = [:]
  private(set) var proven: Proven?
  private(set) var satisfied: [LevelReference: Bool] = [:]
  /// Up to this entry the counts come from a cut; 0 without one.
  private(set) var cutThrough: Int64 = 0
  private var sessions: [SessionNumber: Session] = [:]
  /// By the rating's entry.
  private var ratings: [Int64: SessionNumber] = [:]

  init(_ question: ClerkQuestion) { self.question = question }

  /// What was pruned counts by its cut alone.
  mutating func begin(from base: WalkBase) {
    cutThrough = base.cut.through
    for (key, change) in base.tallies where question.asks(for: key) { counts[key] = change.number }
    if let configuration = base.fold.configuration { learn(configuration.scale) }
    for session in base.fold.sessions.all where session.clerk == question.clerk {
      sessions[session.number] = Session(moment: session.moment, entries: [])
      session.rating.map { ratings[$0] = session.number }
    }
    for rating in base.fold.pending.values where rating.lot.clerk == question.clerk {
      sessions[rating.session] = Session(
        period: rating.counts.first?.key.period, moment: rating.moment, entries: [])
      ratings[rating.rating] = rating.session
    }
  }

  mutating func take(_ entry: Entry, _ effect: FoldEffect, _ fold: TallyFold) {
    for (key, number) in effect.counts where question.asks(for: key) { counts[key, default: 0] += number }
    switch entry.payload {
    case .configuration(let configuration): learn(configuration.scale)
    case .open(let payload) where payload.clerk == question.clerk:
      let opened = Moment(boot: entry.boot, mono: entry.mono)
      sessions[payload.session] = Session(moment: opened, entries: [entry.sequence])
    case .release(let payload):
      for number in Set(payload.ratings.compactMap { ratings[$0] }) { note(entry.sequence, number) }
    case .dating(let payload): date(payload.anchor, entry, fold)
    default:
      guard let number = entry.payload.session else { return }
      note(entry.sequence, number)
      if case .rating = entry.payload, sessions[number] != nil { ratings[entry.sequence] = number }
      if let session = fold.sessions[number], sessions[number] != nil { place(session, fold) }
    }
  }

  /// A head of the centre stands at this entry.
  mutating func stand(at sequence: Int64) { proven = Proven(through: sequence, counts: counts) }

  /// The entries that say something of the clerk's sessions on the days that are asked for, or without a date.
  var entries: [Int64] {
    let asked = sessions.values.filter { session in
      session.period.map { $0.isUndated || question.asks(for: $0) } ?? true
    }
    return Set(asked.flatMap(\.entries)).sorted()
  }

  /// The day of the invite, which may still come.
  private mutating func place(_ session: FoldedSession, _ fold: TallyFold) {
    let isCounted = session.outcome != nil && sessions[session.number]?.period != nil
    guard !isCounted else { return }
    sessions[session.number]?.moment = session.moment
    sessions[session.number]?.period =
      fold.local(at: session.moment).map { .day($0.date) } ?? .undated(session.moment.boot)
  }

  private mutating func date(_ anchor: Int64, _ entry: Entry, _ fold: TallyFold) {
    for (number, session) in sessions where session.period == .undated(entry.boot) {
      guard let local = fold.local(at: session.moment) else { continue }
      sessions[number]?.period = .day(local.date)
      note(anchor, number)
      note(entry.sequence, number)
    }
  }

  private mutating func note(_ sequence: Int64, _ session: SessionNumber) {
    sessions[session]?.entries.append(sequence)
  }

  private mutating func learn(_ scale: Scale) {
    for level in scale.levels { satisfied[scale.reference(level.name)] = level.satisfied }
  }
}

extension EntryPayload {
  /// The session that the entry is about.
  fileprivate var session: SessionNumber? {
    switch self {
    case .open(let payload): payload.session
    case .invite(let payload), .close(let payload): payload.session
    case .outcome(let payload): payload.session
    case .rating(let payload): payload.session
    case .correction(let payload): payload.session
    case .press(let payload): payload.session
    case .answer(let payload): payload.session
    case .contact(let payload): payload.session
    case .boot, .configuration, .anchor, .dating, .release, .availability, .erasure, .seal, .cut, .reserved: nil
    }
  }
}
