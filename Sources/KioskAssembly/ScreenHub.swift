import KioskHTTP
import KioskScreen
import KioskSession
import RatingModel
import Synchronization

/// The newest view, and everyone who watches it. Filled by the loop, read by the screen's listener.
final class ScreenHub: ScreenFeed {
  private struct State {
    var offer: Offer
    var shownAt: Instant
    var isStalled = false
    var watchers: [Int: AsyncStream<ScreenView>.Continuation] = [:]
    var nextWatcher = 0
  }

  private let presenter: ScreenPresenter
  private let clock: any KioskClock
  private let state: Mutex<State>

  init(presenter: ScreenPresenter, clock: any KioskClock, offer: Offer) {
    self.presenter = presenter
    self.clock = clock
    state = Mutex(State(offer: offer, shownAt: clock.now()))
  }

  func show(_ offer: Offer) {
    let now = clock.now()
    state.withLock { state in
      state.offer = offer
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

  /// Begins with the current view; a slow watcher gets the newest only.
  func views() -> AsyncStream<ScreenView> {
    let (stream, continuation) = AsyncStream.makeStream(of: ScreenView.self, bufferingPolicy: .bufferingNewest(1))
    let watcher = state.withLock { state in
      state.nextWatcher += 1
      state.watchers[state.nextWatcher] = continuation
      continuation.yield(view(state))
      return state.nextWatcher
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { state in state.watchers[watcher] = nil }
    }
    return stream
  }

  /// Ends every stream, so that the listener can stop.
  func finish() {
    let watchers = state.withLock { Array($0.watchers.values) }
    for watcher in watchers { watcher.finish() }
  }

  private func publish(_ state: State) {
    guard !state.watchers.isEmpty else { return }
    let view = view(state)
    for watcher in state.watchers.values { watcher.yield(view) }
  }

  private func view(_ state: State) -> ScreenView {
    var view = presenter.view(of: state.offer, oneMoment: state.isStalled)
    view.shownMicroseconds = state.shownAt.microseconds
    return view
  }
}
