import RatingModel

/// What the page has painted, and since when it has been there to be seen.
package struct PaintedScreen: Hashable, Sendable {
  /// One target and where it was painted.
  package struct Target: Hashable, Sendable {
    package let target: ScreenTarget
    package let area: ScreenArea

    package init(_ target: ScreenTarget, in area: ScreenArea) {
      self.target = target
      self.area = area
    }
  }

  /// More targets than any view has.
  package static let mostTargets = 64

  /// The revision of the view.
  package let revision: Int64
  package let paintedAt: Instant
  /// In the order of painting: of two that lie over each other the later is seen.
  package let targets: [Target]

  package init(revision: Int64, paintedAt: Instant, targets: [Target]) {
    self.revision = revision
    self.paintedAt = paintedAt
    self.targets = targets
  }

  /// What is seen at a point.
  package func target(at point: ScreenPoint) -> Target? { targets.last { $0.area.contains(point) } }
}

/// A rectangle of the screen, in shares of its width and height.
package struct ScreenArea: Hashable, Sendable {
  package let x: Double
  package let y: Double
  package let width: Double
  package let height: Double

  /// Shares are rounded where they are computed: an edge may stand this far beyond the screen's.
  private static let tolerance = 1e-6

  /// `nil` unless the rectangle has an extent and lies on the screen.
  package init?(x: Double, y: Double, width: Double, height: Double) {
    let edges = [x, y, x + width, y + height]
    guard edges.allSatisfy({ $0.isFinite && $0 >= 0 && $0 <= 1 + Self.tolerance }), width > 0, height > 0 else {
      return nil
    }
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package func contains(_ point: ScreenPoint) -> Bool {
    point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
  }
}
