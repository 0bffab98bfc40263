import RatingModel

/// From a panel's own coordinates to places on the screen.
package struct TouchSurface: Hashable, Sendable {
  /// What an axis announces of its values.
  package struct Axis: Hashable, Sendable {
    package let minimum: Int32
    package let maximum: Int32

    /// `nil` for an axis without extent.
    package init?(minimum: Int32, maximum: Int32) {
      guard minimum < maximum else { return nil }
      self.minimum = minimum
      self.maximum = maximum
    }

    func share(of value: Int32) -> Double {
      (Double(value) - Double(minimum)) / (Double(maximum) - Double(minimum))
    }
  }

  private let x: Axis
  private let y: Axis
  private let turn: TouchTurn

  package init(x: Axis, y: Axis, turn: TouchTurn = TouchTurn()) {
    self.x = x
    self.y = y
    self.turn = turn
  }

  /// Where a place of the panel lies on the screen; on its edge for what the panel says beyond its range.
  func point(_ raw: RawPoint) -> ScreenPoint {
    let place = (x: x.share(of: raw.x), y: y.share(of: raw.y))
    let (left, top) = (turn.calibration ?? .none).applied(
      turn.swapsAxes ? place.y : place.x, turn.swapsAxes ? place.x : place.y)
    return switch turn.rotation {
    case .none: ScreenPoint(x: left, y: top)
    case .quarter: ScreenPoint(x: top, y: 1 - left)
    case .half: ScreenPoint(x: 1 - left, y: 1 - top)
    case .threeQuarters: ScreenPoint(x: 1 - top, y: left)
    }
  }
}

/// A place in a panel's own coordinates.
package struct RawPoint: Hashable, Sendable {
  package var x: Int32
  package var y: Int32

  package init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }
}
