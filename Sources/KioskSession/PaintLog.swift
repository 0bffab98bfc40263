import RatingModel

/// What the screen told of its paints: with a screen, what is offered begins when it can be seen.
struct PaintLog: Hashable, Sendable {
  /// More than a question and all that follows it change.
  static let longest = 64

  private struct Shown: Hashable, Sendable {
    let revision: Int64
    let offered: RatingOffer
  }

  private struct Painted: Hashable, Sendable {
    let offered: RatingOffer
    let since: Instant
  }

  private var shown: [Shown] = []
  private var painted: [Painted] = []
  /// Of all paints that were told: one that is told later was no earlier.
  private var newest: Instant?

  /// A revision went to the screen.
  mutating func show(_ revision: Int64, offering offered: RatingOffer) {
    shown.append(Shown(revision: revision, offered: offered))
    shown.removeFirst(max(0, shown.count - Self.longest))
  }

  /// A revision can be seen. One that is not known any more tells nothing.
  mutating func paint(_ revision: Int64, at time: Instant) {
    guard let offered = offered(by: revision) else { return }
    let since = max(time, newest ?? time)
    newest = since
    guard offered != painted.last?.offered else { return }
    painted.append(Painted(offered: offered, since: since))
    painted.removeFirst(max(0, painted.count - Self.longest))
  }

  /// Whether what the finger went down on could be seen, and for long enough.
  ///
  /// A key is there whatever is painted, so that without word from a screen the times of the commands hold.
  func permits(_ press: Press, answering offered: RatingOffer) -> Bool {
    if let revision = press.painted, self.offered(by: revision) != offered { return false }
    // The keys of a correction are where they were; levels that were painted anew are not.
    if case .correction = offered, press.painted == nil { return true }
    guard let since = since(offered) else { return press.painted == nil }
    return press.down >= since.adding(milliseconds: SessionRules.settlingMilliseconds)
  }

  /// Since when it could be seen, the newest time that it could.
  func since(_ offered: RatingOffer) -> Instant? { painted.last { $0.offered == offered }?.since }

  private func offered(by revision: Int64) -> RatingOffer? { shown.last { $0.revision == revision }?.offered }
}
