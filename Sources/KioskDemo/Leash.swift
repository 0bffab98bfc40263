import Foundation
import Glibc
import Synchronization

/// Starts programs so that they end with this one, however it ends: the kernel kills them when the thread that started them
/// is gone, and this thread stays as long as the process.
///
/// The kernel is told by setpriv(1) of util-linux. Where there is none, programs end with this one only if it can still say
/// so.
final class Leash: Sendable {
  static let shared = Leash()

  private static let setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A process to start. The leash touches it until it is done, its giver before and after.
  private final class Order: @unchecked Sendable {
    let process: Process
    let done = DispatchSemaphore(value: 0)
    var failure: (any Error)?

    init(_ process: Process) { self.process = process }
  }

  private let orders = Mutex<[Order]>([])
  private let waiting = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in
      // Threads that tasks run on block signals, and programs would inherit it: they could not be asked to end.
      var none = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, nil)
      while true {
        waiting.wait()
        let order = orders.withLock { $0.removeFirst() }
        do { try order.process.run() } catch { order.failure = error }
        order.done.signal()
      }
    }
    thread.name = "leash"
    thread.start()
  }

  /// Fills in what is to be run, and runs it.
  func run(_ process: Process, program: URL, arguments: [String]) throws {
    if let setpriv = Self.setpriv {
      process.executableURL = URL(filePath: setpriv)
      process.arguments = ["--pdeathsig", "KILL", "--", program.path] + arguments
    } else {
      process.executableURL = program
      process.arguments = arguments
    }
    let order = Order(process)
    orders.withLock { $0.append(order) }
    waiting.signal()
    order.done.wait()
    if let failure = order.failure { throw failure }
  }
}
