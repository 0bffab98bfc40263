/// A place on the screen at the counter: 0, 0 is the upper left corner as the citizen sees it, 1, 1 the lower right one.
package struct ScreenPoint: Hashable, Sendable {
  package let x: Double
  package let y: Double

  /// What lies outside is moved to the nearest edge: panels report values beyond the range that they announce.
  package init(x: Double, y: Double) {
    self.x = min(max(x, 0), 1)
    self.y = min(max(y, 0), 1)
  }
}
