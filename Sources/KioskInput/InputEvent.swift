import RatingModel

/// What people did at the devices. Touches and scans join here when there are devices for them.
package enum InputEvent: Hashable, Sendable {
  /// A finger went down on a key and is not up yet. On a device that acts on press there is only the press.
  case fingerDown(KeyMeaning, device: String, at: Instant)
  /// The device vanished while fingers were down on it: there will be no press for any of them.
  case fingerGone(device: String, at: Instant)
  case press(Press)

  /// When it happened; for a press, when it was decided.
  package var at: Instant {
    switch self {
    case .fingerDown(_, _, let at), .fingerGone(_, let at): at
    case .press(let press): press.decided
    }
  }
}
