import RatingModel

/// What the page says of one of its paints.
package struct PaintReport: Hashable, Sendable {
  /// The page's clock and the kiosk's have nothing in common but their pace: more than this was a page that slept.
  package static let longestAgoMicroseconds: Int64 = 60_000_000

  package let revision: Int64
  /// How long before the report was sent the frame had been painted.
  package let agoMicroseconds: Int64
  package let targets: [PaintedScreen.Target]

  package init(revision: Int64, agoMicroseconds: Int64, targets: [PaintedScreen.Target]) {
    self.revision = revision
    self.agoMicroseconds = agoMicroseconds
    self.targets = targets
  }

  /// The same by the kiosk's clock. The time on the way makes the paint seem later than it was, never earlier: a finger
  /// that comes down in between is judged by what stood there before, which is what its owner saw when they aimed. A paint
  /// that seemed earlier would let a finger that was aimed at something else answer a question nobody had read.
  package func screen(arrived: Instant) -> PaintedScreen {
    PaintedScreen(
      revision: revision, paintedAt: Instant(microseconds: arrived.microseconds - agoMicroseconds), targets: targets)
  }
}
