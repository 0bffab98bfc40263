import RatingModel
import Synchronization

@testable import KioskForwarding

/// Time stands still until the test moves it.
final class MockClock: ForwardingClock {
  private struct Sleeper {
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Instant(microseconds: 0)
    var sleepers: [Int: Sleeper] = [:]
    var cancelled: Set<Int> = []
    var next = 0
  }

  private let state = Mutex(State())
  private let (deadlines, newDeadline) = AsyncStream.makeStream(of: Instant.self)

  func now() -> Instant { state.withLock(\.now) }

  func sleep(until deadline: Instant) async throws {
    let number = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let cancelled = state.withLock { state in
          if state.cancelled.remove(number) != nil { return true }
          state.sleepers[number] = Sleeper(deadline: deadline, continuation: continuation)
          return false
        }
        if cancelled { continuation.resume(throwing: CancellationError()) } else { newDeadline.yield(deadline) }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        let sleeper = state.sleepers.removeValue(forKey: number)
        if sleeper == nil { state.cancelled.insert(number) }
        return sleeper
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  /// The deadline of the next sleep that begins, in the order in which they began.
  func nextDeadline() async -> Instant {
    for await deadline in deadlines { return deadline }
    return now()
  }

  func advance(to time: Instant) {
    let due = state.withLock { state in
      state.now = max(state.now, time)
      let due = state.sleepers.filter { $0.value.deadline <= state.now }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values
    }
    for sleeper in due { sleeper.continuation.resume() }
  }
}
