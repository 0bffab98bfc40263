import ForwardingContract
import CLinux
import Foundation
import Glibc
import KioskHTTP
import KioskScreen
import KioskSession
import RatingModel
import Synchronization

/// What the other threads ask of the loop.
enum LoopCommand: Sendable {
  /// - Parameter until: Begun later, it changes nothing and is refused.
  case session(SessionCommand, until: Instant? = nil, answer: @Sendable (SessionReply) -> Void)
  /// The page has painted something: in order with commands, for either may come before a touch.
  case painted(PaintReport)
  /// A click of the demo on what was painted at that revision.
  case click(ScreenTarget, painted: Int64)
  /// Whether the centre's session feed is connected.
  case feed(isConnected: Bool)
  case status(answer: @Sendable (SessionStatus) -> Void)
  case condition(answer: @Sendable (CounterCondition) -> Void)
  case maintenance(MaintenanceOrder, answer: @Sendable (MaintenanceStatus?) -> Void)
  case health(answer: @Sendable (LoopHealth?) -> Void)
  case batch(kiosk: KioskID, epoch: String, isDaily: Bool, answer: @Sendable (Result<Batch?, any Error>) -> Void)
  case accept(
    SignedReceipt, batch: Batch, roundTripMilliseconds: Int64, answer: @Sendable (Result<Void, any Error>) -> Void)
  /// - Parameter sealKey: The centre's X25519 public key, 32 bytes.
  case announced(epoch: String, sealKey: Data?, answer: @Sendable (Result<Void, any Error>) -> Void)
  /// A job that the loop gave to the thread beside it has ended.
  case care(CareReport)
}

/// What a technician asks for.
enum MaintenanceOrder: Hashable, Sendable {
  case begin(minutes: Int)
  case end
  case tell
}

enum SessionCommand: Sendable {
  case open(SessionRequest, SessionSource)
  case invite(SessionID)
  case close(SessionID)
  case cancel(SessionID)
}

/// Commands on their way to the loop, each with the time of its arrival, and a descriptor that wakes the loop's poll.
final class LoopMailbox: Sendable {
  /// More waiting commands than this and a caller is refused: the loop is stuck, and memory is bounded.
  static let mostCommands = 256

  struct Letter: Sendable {
    let command: LoopCommand
    let arrived: Instant
  }

  /// Readable when letters wait.
  let descriptor: Int32
  private let clock: any KioskClock
  private let state = Mutex(State())

  private struct State {
    var letters: [Letter] = []
    var isStopping = false
    var isClosed = false
  }

  init(clock: any KioskClock) {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    precondition(descriptor >= 0, "no descriptor left for the loop's mailbox")
    self.clock = clock
  }

  deinit { Glibc.close(descriptor) }

  /// `false` when the box is full or closed; the command was not taken.
  func post(_ command: LoopCommand) -> Bool { post(command, most: Self.mostCommands) }

  /// For what the loop itself has asked for, one at a time: a full box takes it all the same.
  func postSurely(_ command: LoopCommand) { _ = post(command, most: .max) }

  private func post(_ command: LoopCommand, most: Int) -> Bool {
    state.withLock { state in
      guard !state.isClosed, state.letters.count < most else { return false }
      // Stamped under the lock, so that letters lie in the order of their times.
      state.letters.append(Letter(command: command, arrived: clock.now()))
      eventfd_write(descriptor, 1)
      return true
    }
  }

  /// The loop is to end. No letter: it must reach a loop whose box is full, too.
  func stop() {
    state.withLock { $0.isStopping = true }
    eventfd_write(descriptor, 1)
  }

  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// In the order of their times; what did not arrive before a time stays.
  func drain(before end: Instant? = nil) -> [Letter] {
    state.withLock { state in
      let taken = Array(state.letters.prefix { letter in end.map { letter.arrived < $0 } ?? true })
      guard !taken.isEmpty else { return [] }
      state.letters.removeFirst(taken.count)
      var count: eventfd_t = 0
      if state.letters.isEmpty { eventfd_read(descriptor, &count) }
      return taken
    }
  }

  /// The loop ends: nothing is taken any more, and whoever still waits is refused.
  func close() {
    let left = state.withLock { state in
      state.isClosed = true
      defer { state.letters = [] }
      return state.letters
    }
    for letter in left { letter.command.refuse() }
  }
}

extension LoopCommand {
  /// Answers as a kiosk that is going away.
  fileprivate func refuse() {
    switch self {
    case .session(_, _, let answer): answer(.refused(.unavailable))
    case .status(let answer): answer(SessionStatus(state: .unavailable, id: nil))
    case .condition(let answer): answer(.silent)
    case .maintenance(_, let answer): answer(nil)
    case .health(let answer): answer(nil)
    case .batch(_, _, _, let answer): answer(.failure(SessionRefusal.unavailable))
    case .accept(_, _, _, let answer), .announced(_, _, let answer): answer(.failure(SessionRefusal.unavailable))
    case .painted, .click, .feed, .care: break
    }
  }
}
