import KioskHTTP
import KioskScreen
import KioskSession
import RatingModel
import Synchronization

/// The newest view, how the citizen wants it, and everyone who watches it. Filled by the loop, read by the screen's listener.
final class ScreenHub: ScreenFeed {
  private struct State {
    var offer: Offer
    var shownAt: Instant
    var isStalled = false
    var preferences: ScreenPreferences
    var watchers: [ObjectIdentifier: any ScreenWatcher] = [:]
  }

  private let presenter: ScreenPresenter
  private let clock: any KioskClock
  private let state: Mutex<State>

  init(presenter: ScreenPresenter, clock: any KioskClock, offer: Offer) {
    self.presenter = presenter
    self.clock = clock
    state = Mutex(State(offer: offer, shownAt: clock.now(), preferences: presenter.display.preferences))
  }

  func show(_ offer: Offer) {
    let now = clock.now()
    state.withLock { state in
      state.preferences.follow(from: state.offer, to: offer)
      state.offer = offer
      state.shownAt = now
      publish(state)
    }
  }

  /// A finger on something that changes how the screen is; a press is no business of the screen's.
  func touch(_ target: ScreenTarget) {
    let now = clock.now()
    state.withLock { state in
      guard state.preferences.touch(target) else { return }
      state.shownAt = now
      publish(state)
    }
  }

  func setStalled(_ isStalled: Bool) {
    let now = clock.now()
    state.withLock { state in
      guard state.isStalled != isStalled else { return }
      state.shownAt = now
      state.isStalled = isStalled
      publish(state)
    }
  }

  func add(_ watcher: any ScreenWatcher) {
    state.withLock { state in
      state.watchers[ObjectIdentifier(watcher)] = watcher
      watcher.show(view(state))
    }
  }

  func remove(_ watcher: any ScreenWatcher) {
    state.withLock { state in state.watchers[ObjectIdentifier(watcher)] = nil }
  }

  /// A page is connected.
  var isWatched: Bool { state.withLock { !$0.watchers.isEmpty } }

  /// Ends every stream, so that the listener can stop.
  func finish() {
    let watchers = state.withLock { Array($0.watchers.values) }
    for watcher in watchers { watcher.end() }
  }

  private func publish(_ state: State) {
    guard !state.watchers.isEmpty else { return }
    let view = view(state)
    for watcher in state.watchers.values { watcher.show(view) }
  }

  private func view(_ state: State) -> ScreenView {
    var view = presenter.view(of: state.offer, oneMoment: state.isStalled, preferences: state.preferences)
    view.shownMicroseconds = state.shownAt.microseconds
    return view
  }
}
