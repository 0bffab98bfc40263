import CLinux
import Foundation
import Glibc
import Synchronization

/// Notices a write to the journal that takes too long, from outside the thread that is stuck in it.
///
/// Each write sets a timer of the kernel and puts it out again, two calls; only a timer that runs out wakes the thread that
/// waits for it.
final class StallWatch: Sendable {
  /// With the time a page needs to hear of it, below the 250 ms that a citizen may be left without an answer.
  static let patienceMilliseconds = 150

  private struct State {
    var isWriting = false
    var isStalled = false
  }

  private let timer: Int32
  private let state = Mutex(State())
  private let stalledChanged: @Sendable (Bool) -> Void

  /// `stalledChanged` is told `true`, on the watch's own thread, when a write has taken too long, and `false` when that
  /// write ended.
  init(stalledChanged: @escaping @Sendable (Bool) -> Void) throws(KioskFailure) {
    timer = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC))
    guard timer >= 0 else { throw .outOfDescriptors }
    self.stalledChanged = stalledChanged
    let thread = Thread { [self] in while waitForTimer() { noteStall() } }
    thread.name = "stall-watch"
    thread.stackSize = 256 * 1024
    thread.start()
  }

  func watch<Value, Failure: Error>(_ write: () throws(Failure) -> Value) throws(Failure) -> Value {
    state.withLock { $0.isWriting = true }
    set(milliseconds: Self.patienceMilliseconds)
    defer {
      set(milliseconds: 0)
      noteEnd()
    }
    return try write()
  }

  private func noteStall() {
    state.withLock { state in
      guard state.isWriting, !state.isStalled else { return }
      state.isStalled = true
      stalledChanged(true)
    }
  }

  private func noteEnd() {
    state.withLock { state in
      if state.isStalled { stalledChanged(false) }
      state = State()
    }
  }

  /// - Parameter milliseconds: 0 puts the timer out.
  private func set(milliseconds: Int) {
    var time = itimerspec()
    time.it_value.tv_nsec = milliseconds * 1_000_000
    timerfd_settime(timer, 0, &time, nil)
  }

  private func waitForTimer() -> Bool {
    var expirations: UInt64 = 0
    while read(timer, &expirations, MemoryLayout<UInt64>.size) < 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }
}
