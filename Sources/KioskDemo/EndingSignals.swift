import Foundation
import Glibc
import Synchronization

/// The signals that end a demo: Ctrl-C, a service manager's or a shell's request, a terminal that is closed.
final class EndingSignals: @unchecked Sendable {
  // Safe: the sources are made in the beginning and stay as they are.
  static let numbers = [SIGINT, SIGTERM, SIGHUP]

  private let first = Mutex<Int32?>(nil)
  private var sources: [any DispatchSourceSignal] = []

  /// - Parameter end: Called at the first of them, on a thread of its own.
  init(end: @escaping @Sendable () -> Void) {
    for number in Self.numbers {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [weak self] in
        let isFirst = self?.first.withLock { first in
          defer { first = first ?? number }
          return first == nil
        }
        if isFirst == true { end() }
      }
      source.activate()
      sources.append(source)
    }
  }

  /// The number of the signal that came first, if one came.
  var received: Int32? { first.withLock { $0 } }
}
