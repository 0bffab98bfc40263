import Foundation
import RatingModel

/// The entries of a process start, of an anchor and of an erasure.
extension JournalDraft {
  /// - Parameter keptConfiguration: The newest configuration entry's payload, if there is one.
  mutating func begin(
    software: String, configuration: CounterConfiguration, keptConfiguration: CounterConfiguration?, at instant: Instant
  ) throws(JournalFailure) {
    if state.fold.boot != state.boot {
      changes.bootBegan = nextSequence
      let boot = state.boot
      rewriteDossiers { $0.forgetUndated(except: boot) }
    }
    try append(.boot(BootPayload(journal: state.journal, software: software, format: 1, scheme: 1)), at: instant)
    if configuration != keptConfiguration {
      changes.configuration = nextSequence
      changes.scale = configuration.scale
      changes.questions = configuration.secondStep?.questions ?? []
      try append(.configuration(configuration), at: instant)
    }
    try releaseFullLots(at: instant)
    try releaseRests(at: instant)
  }

  mutating func anchor(wall: WallTime, source: AnchorSource, at instant: Instant) throws(JournalFailure) {
    let isFirst = state.fold.anchors[state.boot] == nil
    // The entry's time may be later than the anchor's, and the wall time must be the entry's.
    let delay = max(0, state.mono.milliseconds(since: instant))
    let anchor = AnchorPayload(wall: WallTime(milliseconds: wall.milliseconds + delay), source: source)
    try append(.anchor(anchor), at: instant)
    changes.anchor = state.fold.anchors[state.boot]
    var dated: Set<Int64> = []
    if isFirst, state.fold.hasUndated {
      let boot = state.boot
      dated = Set(state.fold.pending.values.filter { $0.isUndated && $0.moment.boot == boot }.map(\.rating))
      try append(.dating(DatingPayload(anchor: state.head.sequence)), at: instant)
    }
    let state = state
    rewriteDossiers { dossiers in dossiers.date(state.boot, state.local(at:)) }
    try releaseRests(at: instant, dated: dated)
  }

  mutating func erase(through sequence: Int64, fields: Int, at instant: Instant) throws(JournalFailure) {
    changes.erasedThrough = sequence
    rewriteDossiers { $0.erase(through: sequence) }
    try append(.erasure(ErasurePayload(through: sequence, fields: fields)), at: instant)
  }
}
