import Foundation
import Synchronization

/// The daemons of one demo. Once it is dismissed all of them end, and none is started any more: whoever is still at work
/// meets a `CancellationError`.
final class DaemonCrew: Sendable {
  private struct State {
    var members: [Daemon] = []
    var isDismissed = false
  }

  private let state = Mutex(State())

  /// Starts a program as one of the crew.
  func start(
    name: String, program: URL, arguments: [String], channel: FileHandle? = nil, logPath: URL
  ) throws -> Daemon {
    // Under the lock, so that none slips in while the others are dismissed.
    try state.withLock { state in
      guard !state.isDismissed else { throw CancellationError() }
      let daemon = try Daemon(
        name: name, program: program, arguments: arguments, channel: channel, logPath: logPath)
      state.members.removeAll { !$0.isRunning }
      state.members.append(daemon)
      return daemon
    }
  }

  /// Asks all to end and returns at once; who does not listen is killed a little later.
  func dismiss() {
    let members = state.withLock { state in
      state.isDismissed = true
      return state.members
    }
    for daemon in members { daemon.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Daemon.graceSeconds)) {
      for daemon in members { daemon.kill() }
    }
  }
}
