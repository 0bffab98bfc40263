import RatingModel

/// What was painted when: a short, bounded memory, so that a touch is judged by what was on the screen as the finger came
/// down.
package struct PaintHistory: Hashable, Sendable {
  /// A session makes some dozen paints, and a finger rests for seconds.
  package static let longest = 64

  /// In order of time.
  private var screens: [PaintedScreen] = []

  package init() {}

  package var newest: PaintedScreen? { screens.last }

  /// Takes in a paint. `false` for one of an older revision than the newest: it was told late and is no longer there.
  @discardableResult
  package mutating func add(_ screen: PaintedScreen) -> Bool {
    guard let newest else {
      screens.append(screen)
      return true
    }
    guard screen.revision >= newest.revision else { return false }
    // Reports need different times on their way; paints follow each other all the same.
    screens.append(
      PaintedScreen(
        revision: screen.revision, paintedAt: max(screen.paintedAt, newest.paintedAt), targets: screen.targets))
    screens.removeFirst(max(0, screens.count - Self.longest))
    return true
  }

  /// What was on the screen at a time; `nil` before the first paint that is remembered.
  package func screen(at time: Instant) -> PaintedScreen? { screens.last { $0.paintedAt <= time } }

  /// What a finger that came down then and there is on.
  package func target(at point: ScreenPoint, when time: Instant) -> ScreenTarget? {
    screen(at: time)?.target(at: point)?.target
  }

  /// What a finger has touched that came down and left again: both within one rectangle of what was on the screen as it
  /// came down. Sliding off cancels.
  ///
  /// - Returns: `nil` for a touch of nothing.
  package func touched(
    from down: ScreenPoint, at time: Instant, to up: ScreenPoint
  ) -> (target: ScreenTarget, revision: Int64)? {
    guard let screen = screen(at: time), let hit = screen.target(at: down), screen.target(at: up) == hit else {
      return nil
    }
    return (hit.target, screen.revision)
  }
}
