/// How a touch screen is to be read.
package struct TouchProfile: Hashable, Sendable {
  /// The configured name, which stands in presses and health.
  package let device: String
  package let turn: TouchTurn

  /// `nil` without a name.
  package init?(device: String, turn: TouchTurn = TouchTurn()) {
    guard !device.isEmpty else { return nil }
    self.device = device
    self.turn = turn
  }
}

/// How places on the panel lie on the screen: first the axes are swapped, then the places calibrated, then turned.
package struct TouchTurn: Hashable, Sendable {
  package let swapsAxes: Bool
  /// `nil` for what udev says of the device, or the panel's own word where it says nothing.
  package let calibration: TouchCalibration?
  package let rotation: TouchRotation

  package init(swapsAxes: Bool = false, calibration: TouchCalibration? = nil, rotation: TouchRotation = .none) {
    self.swapsAxes = swapsAxes
    self.calibration = calibration
    self.rotation = rotation
  }

  /// With what udev says of a device where nothing else is configured.
  package func calibrated(by properties: [String: String]) -> TouchTurn {
    let calibration = calibration ?? properties[TouchCalibration.property].flatMap { TouchCalibration($0) }
    return TouchTurn(swapsAxes: swapsAxes, calibration: calibration, rotation: rotation)
  }
}

/// By how many degrees, clockwise, the picture is turned on the panel.
package enum TouchRotation: Int, Hashable, Sendable, CaseIterable {
  case none = 0
  case quarter = 90
  case half = 180
  case threeQuarters = 270
}

/// The first two rows of the matrix that brings a place on the panel, in shares of its width and height, to where it lies on the
/// screen; as libinput has it (`LIBINPUT_CALIBRATION_MATRIX`).
package struct TouchCalibration: Hashable, Sendable {
  /// udev's property of a device that was calibrated.
  package static let property = "LIBINPUT_CALIBRATION_MATRIX"
  package static let none = TouchCalibration(rows: [1, 0, 0, 0, 1, 0])

  /// a b c d e f: x becomes ax + by + c, y becomes dx + ey + f.
  private let rows: [Double]

  private init(rows: [Double]) { self.rows = rows }

  /// `nil` unless six numbers that leave both directions apart.
  package init?(_ numbers: [Double]) {
    guard numbers.count == 6, numbers.allSatisfy({ $0.isFinite && abs($0) <= 1000 }),
      abs(numbers[0] * numbers[4] - numbers[1] * numbers[3]) > 1e-6
    else { return nil }
    rows = numbers
  }

  /// Six numbers between blanks, as udev has them; a third row is left unread.
  package init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    let numbers = words.compactMap { Double($0) }
    guard numbers.count == words.count, [6, 9].contains(numbers.count) else { return nil }
    self.init(Array(numbers.prefix(6)))
  }

  func applied(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (rows[0] * x + rows[1] * y + rows[2], rows[3] * x + rows[4] * y + rows[5])
  }
}
