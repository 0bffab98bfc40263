import Synchronization

/// Lines that come one by one and are awaited. Each line is taken once; all of them stay readable in ``all``.
package final class LineStream: AsyncSequence, Sendable {
  /// The stream ended, or the waiting task was cancelled, before the line came.
  package struct NoSuchLine: Error, CustomStringConvertible {
    package let seen: [String]

    package init(seen: [String]) { self.seen = seen }

    package var description: String { "no such line; seen were:\n" + seen.joined(separator: "\n") }
  }

  package struct Iterator: AsyncIteratorProtocol {
    let stream: LineStream
    package mutating func next() async -> String? { await stream.next() }
  }

  private struct State {
    var lines: [String] = []
    var taken = 0
    var isEnded = false
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    var newest = 0
  }

  private let state = Mutex(State())

  package init() {}

  package func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

  /// Everything that has come so far.
  package var all: [String] { state.withLock(\.lines) }

  package func append(_ line: String) {
    wake { $0.lines.append(line) }
  }

  package func end() {
    wake { $0.isEnded = true }
  }

  /// The next line that nobody has taken; `nil` after the last, or when the task is cancelled.
  package func next() async -> String? {
    while !Task.isCancelled {
      let (line, isEnded) = state.withLock { state -> (String?, Bool) in
        guard state.taken < state.lines.count else { return (nil, state.isEnded) }
        state.taken += 1
        return (state.lines[state.taken - 1], false)
      }
      if line != nil || isEnded { return line }
      await change()
    }
    return nil
  }

  /// Takes lines up to the first for which `condition` holds.
  @discardableResult
  package func first(where condition: (String) -> Bool) async throws -> String {
    while let line = await next() {
      if condition(line) { return line }
    }
    throw NoSuchLine(seen: all)
  }

  /// Takes lines up to the first that contains `text`.
  @discardableResult
  package func first(containing text: String) async throws -> String {
    try await first { $0.contains(text) }
  }

  private func change() async {
    let ticket = state.withLock { state in
      state.newest += 1
      return state.newest
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDue = state.withLock { state in
          let isDue = state.isEnded || state.taken < state.lines.count || Task.isCancelled
          if !isDue { state.waiting[ticket] = continuation }
          return isDue
        }
        if isDue { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: ticket) }?.resume()
    }
  }

  private func wake(_ update: (inout State) -> Void) {
    let waiting = state.withLock { state in
      update(&state)
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in waiting { continuation.resume() }
  }
}
