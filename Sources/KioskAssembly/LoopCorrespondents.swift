import ForwardingContract
import Foundation
import KioskForwarding
import KioskHTTP
import KioskScreen
import KioskSession
import RatingModel
import Synchronization

/// The counter as listeners see it: each call a letter to the loop and its answer.
struct LoopDesk: CounterDesk {
  /// A command that the loop comes to later is void: whoever sent it has seen it fail, and the citizen may be another.
  static let validSeconds = 5

  let mailbox: LoopMailbox
  let clock: any KioskClock

  func open(_ request: SessionRequest, source: SessionSource) async -> SessionReply {
    await ask(.open(request, source))
  }
  func invite(_ id: SessionID) async -> SessionReply { await ask(.invite(id)) }
  func close(_ id: SessionID) async -> SessionReply { await ask(.close(id)) }
  func cancel(_ id: SessionID) async -> SessionReply { await ask(.cancel(id)) }

  func status() async -> SessionStatus {
    await mailbox.ask(orElse: SessionStatus(state: .unavailable, id: nil), within: LoopMailbox.patience) {
      .status(answer: $0)
    }
  }

  func condition() async -> CounterCondition {
    await mailbox.ask(orElse: .silent, within: LoopMailbox.patience) { .condition(answer: $0) }
  }

  private func ask(_ command: SessionCommand) async -> SessionReply {
    let until = clock.now().adding(seconds: Self.validSeconds)
    return await mailbox.ask(orElse: .refused(.unavailable)) { .session(command, until: until, answer: $0) }
  }
}

/// The counter as the screen's page sees it.
struct LoopScreenDesk: ScreenDesk {
  let mailbox: LoopMailbox

  func painted(_ report: PaintReport) -> Bool { mailbox.post(.painted(report)) }
}

/// The loop as a technician's control sees it.
struct LoopMaintenance: MaintenanceDesk {
  let mailbox: LoopMailbox

  func begin(minutes: Int) async -> MaintenanceStatus? { await ask(.begin(minutes: minutes)) }
  func end() async -> MaintenanceStatus? { await ask(.end) }
  func status() async -> MaintenanceStatus? { await ask(.tell) }

  private func ask(_ order: MaintenanceOrder) async -> MaintenanceStatus? {
    await mailbox.ask(orElse: nil) { .maintenance(order, answer: $0) }
  }
}

/// The journal as the forwarder sees it.
final class LoopBatchSource: BatchSource {
  private let mailbox: LoopMailbox
  private let clock: any KioskClock
  /// When the batch that is under way was handed out: a receipt is an anchor only when it came soon after.
  private let handedOut = Mutex(Instant(microseconds: 0))

  init(mailbox: LoopMailbox, clock: any KioskClock) {
    self.mailbox = mailbox
    self.clock = clock
  }

  func batch(kiosk: KioskID, epoch: String, isDaily: Bool) async throws -> Batch? {
    let batch = try await mailbox.ask(orElse: .failure(SessionRefusal.unavailable)) {
      .batch(kiosk: kiosk, epoch: epoch, isDaily: isDaily, answer: $0)
    }.get()
    handedOut.withLock { $0 = clock.now() }
    return batch
  }

  func accept(_ receipt: SignedReceipt, for batch: Batch) async throws {
    let roundTrip = handedOut.withLock { clock.now().milliseconds(since: $0) }
    try await mailbox.ask(orElse: .failure(SessionRefusal.unavailable)) {
      .accept(receipt, batch: batch, roundTripMilliseconds: roundTrip, answer: $0)
    }.get()
  }

  func announced(epoch: String, sealKey: Data?) async throws {
    try await mailbox.ask(orElse: .failure(SessionRefusal.unavailable)) {
      .announced(epoch: epoch, sealKey: sealKey, answer: $0)
    }.get()
  }
}

extension LoopMailbox {
  /// How long questions that change nothing wait for a loop that is held up, as by a disk that does not answer.
  static let patience = Duration.seconds(1)

  /// Posts a command and awaits its answer; a full box answers `fallback` at once.
  ///
  /// - Parameter limit: When `fallback` is the answer at the latest. Only for questions: the loop still gets the letter.
  func ask<Answer: Sendable>(
    orElse fallback: Answer, within limit: Duration? = nil,
    _ command: (@escaping @Sendable (Answer) -> Void) -> LoopCommand
  ) async -> Answer {
    await withCheckedContinuation { continuation in
      let reply = FirstReply(continuation)
      if !post(command({ reply.give($0) })) { reply.give(fallback) }
      guard let limit else { return }
      Task {
        try? await Task.sleep(for: limit)
        reply.give(fallback)
      }
    }
  }
}

/// The first answer counts.
private final class FirstReply<Answer: Sendable>: Sendable {
  private let continuation: Mutex<CheckedContinuation<Answer, Never>?>

  init(_ continuation: CheckedContinuation<Answer, Never>) { self.continuation = Mutex(continuation) }

  func give(_ answer: Answer) {
    let waiting = continuation.withLock { continuation in
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(returning: answer)
  }
}
