import RatingModel

/// Boots, the configuration in force, and how counts without a date get one.
extension TallyFold {
  mutating func begin(_ payload: BootPayload, boot next: BootID, _ effect: inout FoldEffect) throws(FoldFailure) {
    guard journal == nil || journal == payload.journal else { throw .otherJournal }
    journal = payload.journal
    // A process that starts knows the newest session only: nothing names another any more.
    sessions.forgetEarlier()
    if boot != next {
      // A boot that ended without an anchor stays undated for ever.
      undated = UndatedCounts()
      effect.isUndatedCleared = true
      boot = next
    }
    let remembered = Set(sessions.all.map(\.moment.boot) + [next])
    anchors = anchors.filter { remembered.contains($0.key) }
    // No correction outlives the process that took the rating.
    for rating in pending.keys { pending[rating]?.isFinal = true }
  }

  mutating func configure(_ payload: CounterConfiguration) throws(FoldFailure) {
    guard let zone = Zone(payload.zone) else { throw .zoneUnknown }
    self.zone = zone
    configuration = payload
  }

  mutating func takeAnchor(_ payload: AnchorPayload, _ entry: Entry, _ effect: inout FoldEffect) {
    anchors[entry.boot] = Anchor(sequence: entry.sequence, mono: entry.mono, wall: payload.wall)
    guard let now = local(at: Moment(boot: entry.boot, mono: entry.mono)) else { return }
    for (rating, waiting) in pending where waiting.restMonth == nil && waiting.moment.boot != entry.boot {
      pending[rating]?.restMonth = .month(of: now.date)
      effect.pending.insert(rating)
    }
  }

  mutating func date(_ payload: DatingPayload, _ effect: inout FoldEffect) throws(FoldFailure) {
    guard let boot, let anchor = anchors[boot], anchor.sequence == payload.anchor else { throw .anchorUnknown }
    for count in undated.all {
      guard let local = local(at: Moment(boot: boot, mono: count.mono)) else { continue }
      effect.counts[count.key, default: 0] -= count.number
      effect.counts[count.key.dated(at: local), default: 0] += count.number
    }
    undated = UndatedCounts()
    effect.isUndatedCleared = true
    for (rating, waiting) in pending where waiting.isUndated && waiting.moment.boot == boot {
      guard let local = local(at: waiting.moment) else { continue }
      pending[rating]?.date(at: local)
      effect.pending.insert(rating)
    }
  }

  /// Whether a dating entry would move anything.
  var hasUndated: Bool {
    !undated.isEmpty || pending.values.contains { $0.isUndated && $0.moment.boot == boot }
  }
}
