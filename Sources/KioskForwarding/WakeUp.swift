import RatingModel
import Synchronization

/// One signal, remembered until it is taken. Signals that come before it is taken are one.
final class WakeUp: Sendable {
  private struct State {
    var signalled = false
    var waiter: CheckedContinuation<Bool, Never>?
  }

  private let state = Mutex(State())

  func signal() {
    let waiter = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard let waiter = state.waiter else {
        state.signalled = true
        return nil
      }
      state.waiter = nil
      return waiter
    }
    waiter?.resume(returning: true)
  }

  /// Waits for the signal or the deadline, whichever comes first; `nil` waits for the signal alone.
  /// - Returns: Whether there was a signal. `false` also when the task was cancelled.
  func wait(until deadline: Instant?, by clock: any ForwardingClock) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { await self.signalled() }
      if let deadline {
        group.addTask {
          try? await clock.sleep(until: deadline)
          return false
        }
      }
      let first = await group.next() ?? false
      group.cancelAll()
      // A signal that came together with the deadline was taken as well: it must not be lost.
      return await group.reduce(first) { $0 || $1 }
    }
  }

  private func signalled() async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer = state.withLock { state -> Bool? in
          if state.signalled {
            state.signalled = false
            return true
          }
          if Task.isCancelled { return false }
          state.waiter = continuation
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume(returning: false)
    }
  }
}
