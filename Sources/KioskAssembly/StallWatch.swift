import Dispatch
import Foundation
import Synchronization

/// Notices a write to the journal that takes too long, from outside the thread that is stuck in it.
///
/// `begun` and `ended` bracket each write, with what is shown for it, and cost two semaphore signals; a thread of its own
/// waits for the time to run out.
final class StallWatch: Sendable {
  /// With the time a page needs to hear of it, below the 250 ms that a citizen may be left without an answer.
  static let patienceMilliseconds = 150

  private let begun = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let stalledChanged: @Sendable (Bool) -> Void

  /// `stalledChanged` is called on the watch's own thread: `true` when a write has taken too long, `false` when it ended.
  init(stalledChanged: @escaping @Sendable (Bool) -> Void) {
    self.stalledChanged = stalledChanged
    let thread = Thread { [begun, ended] in
      while true {
        begun.wait()
        guard ended.wait(timeout: .now() + .milliseconds(Self.patienceMilliseconds)) == .timedOut else { continue }
        stalledChanged(true)
        ended.wait()
        stalledChanged(false)
      }
    }
    thread.name = "stall-watch"
    thread.stackSize = 256 * 1024
    thread.start()
  }

  func watch<Value, Failure: Error>(_ write: () throws(Failure) -> Value) throws(Failure) -> Value {
    begun.signal()
    defer { ended.signal() }
    return try write()
  }
}
