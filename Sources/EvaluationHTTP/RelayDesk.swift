import EvaluationFeed
import ForwardingContract
import RatingModel
import ServiceLifecycle

/// The relay with its clock and with those who wait. It holds commands in memory and writes nothing anywhere.
package actor RelayDesk: Service {
  /// How late a deadline may be noticed.
  private static let tickMilliseconds: Int64 = 250

  /// Monotonic.
  let clock: @Sendable () -> Instant
  private var relay: SessionRelay
  private var polls: [RelayTicket: CheckedContinuation<Result<RelayDelivery, PollRefusal>, Never>] = [:]
  private var callers: [RelayTicket: CheckedContinuation<RelayReply, Never>] = [:]
  private var lastTicket: Int64 = 0

  /// - Parameter clock: Monotonic.
  package init(clock: @escaping @Sendable () -> Instant = RelayDesk.monotonicClock()) {
    self.clock = clock
    relay = SessionRelay(feed: Self.randomCode())
  }

  /// Time since now.
  package static func monotonicClock() -> @Sendable () -> Instant {
    let start = ContinuousClock.now
    return {
      let passed = (ContinuousClock.now - start).components
      return Instant(microseconds: passed.seconds * 1_000_000 + passed.attoseconds / 1_000_000_000_000)
    }
  }

  /// Watches the deadlines until cancelled or gracefully stopped; then everybody who waits is answered, so that no listener
  /// waits for a poll that is held.
  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(Self.tickMilliseconds))
        await self.perform(.timeReached)
      }
    }
    perform(.stopped)
  }

  /// Kiosks that a command would reach at the moment.
  var connectedKiosks: Int { relay.connectedKiosks(at: clock()) }

  /// Returns when there is something to deliver, or when the poll was held long enough.
  func poll(_ poll: FeedPoll) async -> Result<RelayDelivery, PollRefusal> {
    let ticket = nextTicket()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        polls[ticket] = continuation
        perform(.polled(poll, ticket, newConnection: Self.randomCode()))
      }
    } onCancel: {
      Task { await self.end(ticket) }
    }
  }

  /// Returns with the kiosk's answer, or when it has been waited for long enough.
  func ask(_ kiosk: KioskID, _ action: FeedAction) async -> RelayReply {
    guard let bytes = try? CanonicalJSON.data(action).count else { return .full }
    let ticket = nextTicket()
    return await withCheckedContinuation { continuation in
      callers[ticket] = continuation
      perform(.asked(kiosk, action, ticket, bytes: bytes))
    }
  }

  private func end(_ ticket: RelayTicket) {
    perform(.pollEnded(ticket))
    polls.removeValue(forKey: ticket)?.resume(returning: .failure(.superseded))
  }

  private func nextTicket() -> RelayTicket {
    lastTicket += 1
    return RelayTicket(lastTicket)
  }

  private func perform(_ event: RelayEvent) {
    for effect in relay.handle(event, at: clock()) {
      switch effect {
      case .deliver(let ticket, let delivery): polls.removeValue(forKey: ticket)?.resume(returning: .success(delivery))
      case .refuse(let ticket, let refusal): polls.removeValue(forKey: ticket)?.resume(returning: .failure(refusal))
      case .answer(let ticket, let reply): callers.removeValue(forKey: ticket)?.resume(returning: reply)
      }
    }
  }

  /// 128 bits from the system's generator.
  private static func randomCode<Rule>() -> Code<Rule> {
    let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    guard let code = Code<Rule>(Hexadecimal.text(bytes)) else { preconditionFailure("32 digits are an id") }
    return code
  }
}
