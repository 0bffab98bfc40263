import KioskScreen

/// What the screen shows, over time.
package protocol ScreenFeed: Sendable {
  /// Begins with the current view; a slow watcher gets the newest only. Ends when the kiosk stops.
  func views() -> AsyncStream<ScreenView>
}
