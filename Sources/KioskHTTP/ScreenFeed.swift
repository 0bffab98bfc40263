import KioskScreen

/// What the screen shows, over time.
package protocol ScreenFeed: Sendable {
  /// Tells the current view at once and then each that follows, from whatever thread it comes about on, until removed.
  func add(_ watcher: any ScreenWatcher)
  func remove(_ watcher: any ScreenWatcher)
}

/// Is told what the screen shows. Takes it in without waiting: the kiosk waits for it.
package protocol ScreenWatcher: AnyObject, Sendable {
  /// Replaces the view before it.
  func show(_ view: ScreenView)
  /// The kiosk stops: nothing follows.
  func end()
}
