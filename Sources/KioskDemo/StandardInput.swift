import Foundation
import Glibc

/// Reads standard input byte by byte on a thread of its own, so that nothing else waits for a person's finger.
struct StandardInput {
  /// Returns whether to go on.
  let take: @Sendable (UInt8) -> Bool

  func start(ended: @escaping @Sendable () -> Void) {
    let take = take
    let thread = Thread {
      var byte: UInt8 = 0
      while true {
        let count = read(0, &byte, 1)
        if count < 0, errno == EINTR { continue }
        guard count == 1, take(byte) else { break }
      }
      ended()
    }
    thread.start()
  }
}
