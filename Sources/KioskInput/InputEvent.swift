import RatingModel

/// What people did at the devices.
package enum InputEvent: Hashable, Sendable {
  /// A finger went down on a key and is not up yet. On a device that acts on press there is only the press.
  case fingerDown(KeyMeaning, device: String, at: Instant)
  /// Fingers were down on the device and what became of them will not be told: there will be no press and no touch for
  /// any of them.
  case fingerGone(device: String, at: Instant)
  case press(Press)
  /// A finger came down on a touch screen and is not up yet.
  case touchDown(TouchDown)
  /// It left again; what it meant depends on what was painted.
  case touch(Touch)
  /// The clerk pressed the button that invites.
  case pleaseRate(device: String, at: Instant)
  /// A code was held before a scanner.
  case scan(Scan, device: String, at: Instant)

  /// When it happened; for a press or a touch, when it was decided.
  package var at: Instant {
    switch self {
    case .fingerDown(_, _, let at), .fingerGone(_, let at), .pleaseRate(_, let at), .scan(_, _, let at): at
    case .press(let press): press.decided
    case .touchDown(let down): down.at
    case .touch(let touch): touch.decided
    }
  }
}
