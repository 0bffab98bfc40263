import RatingModel

/// From a panel's own coordinates to places on the screen. Where a calibration joins.
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

  package let x: Axis
  package let y: Axis
  package let rotation: TouchRotation

  package init(x: Axis, y: Axis, rotation: TouchRotation) {
    self.x = x
    self.y = y
    self.rotation = rotation
  }

  func point(_ raw: RawPoint) -> ScreenPoint {
    let (across, down) = (x.share(of: raw.x), y.share(of: raw.y))
    return switch rotation {
    case .none: ScreenPoint(x: across, y: down)
    case .quarter: ScreenPoint(x: down, y: 1 - across)
    case .half: ScreenPoint(x: 1 - across, y: 1 - down)
    case .threeQuarters: ScreenPoint(x: 1 - down, y: across)
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
