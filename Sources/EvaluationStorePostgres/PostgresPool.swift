import EvaluationStore
import Foundation

/// Connections, at most so many, and those who wait for one, at most so many and so long.
actor PostgresPool {
  private let address: PostgresAddress
  private var idle: [PostgresSession] = []
  /// Idle, in use, and being made.
  private var standing = 0
  private var waiters: [(number: Int, continuation: CheckedContinuation<PostgresSession?, any Error>)] = []
  private var lastNumber = 0
  private var isClosed = false

  init(_ address: PostgresAddress) { self.address = address }

  /// Runs `body` with a connection of its own for its time.
  func with<Value: Sendable>(_ body: @Sendable (PostgresSession) async throws -> Value) async throws -> Value {
    let session = try await take()
    do {
      let value = try await body(session)
      give(back: session, isSound: true)
      return value
    } catch {
      give(back: session, isSound: await isSound(session, after: error))
      throw error
    }
  }

  private func isSound(_ session: PostgresSession, after error: any Error) async -> Bool {
    let isLost = (error as? PostgresFault)?.isLost ?? (error is PostgresSession.NotBegun)
    guard !isLost else { return false }
    return (try? await session.run { $0.isSound }) ?? false
  }

  /// Connections that nobody uses are older than what has just happened to one: the server may have restarted.
  func dropIdle() {
    standing -= idle.count
    idle = []
  }

  func close() {
    isClosed = true
    dropIdle()
    for waiter in waiters { waiter.continuation.resume(throwing: PostgresFault(state: nil)) }
    waiters = []
  }

  private func take() async throws -> PostgresSession {
    while true {
      guard !isClosed else { throw PostgresFault(state: nil) }
      if let session = idle.popLast() { return session }
      if standing < address.connections {
        do { return try await make() } catch let fault as PostgresFault where fault.isCrowded && standing > 0 {
          // Others have taken the server's connections; one of ours will be free, if it is not by now.
          if let session = idle.popLast() { return session }
        }
      }
      guard waiters.count < address.waiting else { throw PostgresFault(state: PostgresFault.crowded) }
      if let session = try await wait() { return session }
    }
  }

  private func make() async throws -> PostgresSession {
    standing += 1
    do {
      return try await PostgresSession.open(address)
    } catch let fault as PostgresFault where fault.isCrowded {
      // Whoever waits would find no room either.
      standing -= 1
      throw fault
    } catch {
      leave()
      throw error
    }
  }

  /// - Returns: `nil` for who may make a connection.
  private func wait() async throws -> PostgresSession? {
    lastNumber += 1
    let number = lastNumber
    let patience = Task {
      try await Task.sleep(for: .milliseconds(address.patienceMilliseconds))
      giveUp(number)
    }
    defer { patience.cancel() }
    return try await withCheckedThrowingContinuation { waiters.append((number, $0)) }
  }

  private func giveUp(_ number: Int) {
    guard let place = waiters.firstIndex(where: { $0.number == number }) else { return }
    waiters.remove(at: place).continuation.resume(throwing: PostgresFault(state: PostgresFault.crowded))
  }

  private func give(back session: PostgresSession, isSound: Bool) {
    guard isSound, !isClosed else { return leave() }
    guard !waiters.isEmpty else { return idle.append(session) }
    waiters.removeFirst().continuation.resume(returning: session)
  }

  /// A connection stands no more; who waits longest may make another.
  private func leave() {
    standing -= 1
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().continuation.resume(returning: nil)
  }
}
