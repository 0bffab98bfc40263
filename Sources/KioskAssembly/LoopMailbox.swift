import ForwardingContract
import CLinux
import Glibc
import KioskSession
import RatingModel
import Synchronization

/// What the other threads ask of the loop.
enum LoopCommand: Sendable {
  case session(SessionCommand, answer: @Sendable (SessionReply) -> Void)
  case status(answer: @Sendable (SessionStatus) -> Void)
  case health(answer: @Sendable (LoopHealth?) -> Void)
  case batch(kiosk: KioskID, epoch: String, answer: @Sendable (Result<Batch?, any Error>) -> Void)
  case accept(
    SignedReceipt, batch: Batch, roundTripMilliseconds: Int64, answer: @Sendable (Result<Void, any Error>) -> Void)
  case announced(epoch: String, answer: @Sendable (Result<Void, any Error>) -> Void)
  case stop
}

enum SessionCommand: Sendable {
  case open(SessionRequest)
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
    var isClosed = false
  }

  init(clock: any KioskClock) {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    precondition(descriptor >= 0, "no descriptor left for the loop's mailbox")
    self.clock = clock
  }

  deinit { Glibc.close(descriptor) }

  /// `false` when the box is full or closed; the command was not taken.
  func post(_ command: LoopCommand) -> Bool {
    state.withLock { state in
      guard !state.isClosed, state.letters.count < Self.mostCommands else { return false }
      // Stamped under the lock, so that letters lie in the order of their times.
      state.letters.append(Letter(command: command, arrived: clock.now()))
      eventfd_write(descriptor, 1)
      return true
    }
  }

  /// In the order of their times.
  func drain() -> [Letter] {
    state.withLock { state in
      guard !state.letters.isEmpty else { return [] }
      var count: eventfd_t = 0
      eventfd_read(descriptor, &count)
      defer { state.letters = [] }
      return state.letters
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
    case .session(_, let answer): answer(.refused(.unavailable))
    case .status(let answer): answer(SessionStatus(state: .unavailable, id: nil))
    case .health(let answer): answer(nil)
    case .batch(_, _, let answer): answer(.failure(SessionRefusal.unavailable))
    case .accept(_, _, _, let answer), .announced(_, let answer): answer(.failure(SessionRefusal.unavailable))
    case .stop: break
    }
  }
}
