import Foundation
import TestSupport

/// The service manager's end of the notification socket.
final class NotifySocket: Sendable {
  /// Assignments such as `READY=1`, in the order of their arrival.
  let messages = LineStream()
  let path: String
  private let descriptor: Int32

  init(in folder: ScratchFolder) throws {
    path = folder.file("notify").path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let isShort = withUnsafeMutableBytes(of: &address.sun_path) { place in
      guard path.utf8.count < place.count else { return false }
      place.copyBytes(from: path.utf8)
      return true
    }
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard isShort, status == 0 else { throw CocoaError(.fileWriteUnknown) }
    Self.follow(descriptor, messages)
  }

  deinit {
    // Wakes the reader, which closes the socket.
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private static func follow(_ descriptor: Int32, _ messages: LineStream) {
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        for line in String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n") {
          messages.append(String(line))
        }
      }
      close(descriptor)
      messages.end()
    }
  }

  /// How many messages of this text have come.
  func count(_ text: String) -> Int { messages.all.filter { $0 == text }.count }
}
