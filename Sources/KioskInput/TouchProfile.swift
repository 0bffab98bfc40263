/// How a touch screen is to be read.
package struct TouchProfile: Hashable, Sendable {
  /// The configured name, which stands in presses and health.
  package let device: String
  package let rotation: TouchRotation

  /// `nil` without a name.
  package init?(device: String, rotation: TouchRotation = .none) {
    guard !device.isEmpty else { return nil }
    self.device = device
    self.rotation = rotation
  }
}

/// By how many degrees, clockwise, the picture is turned on the panel.
package enum TouchRotation: Int, Hashable, Sendable, CaseIterable {
  case none = 0
  case quarter = 90
  case half = 180
  case threeQuarters = 270
}
