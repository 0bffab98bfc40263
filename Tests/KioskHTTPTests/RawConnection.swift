import Foundation

/// A plain TCP connection, for callers that do not behave.
final class RawConnection: Sendable {
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "raw-connection")

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
  }

  deinit { close(descriptor) }

  /// Returns whether everything could be sent.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Everything that comes until the other side hangs up.
  func readToEnd() async -> String {
    await withCheckedContinuation { continuation in
      queue.async { [descriptor] in
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while true {
          let count = recv(descriptor, &part, part.count, 0)
          guard count > 0 else { break }
          all.append(contentsOf: part[..<count])
        }
        continuation.resume(returning: String(decoding: all, as: UTF8.self))
      }
    }
  }

  /// What has come until `text` is in it, or the other side hangs up.
  func read(until text: String) async -> String {
    await withCheckedContinuation { continuation in
      queue.async { [descriptor] in
        var all: [UInt8] = []
        var byte: UInt8 = 0
        while recv(descriptor, &byte, 1, 0) == 1 {
          all.append(byte)
          if byte == text.utf8.last, String(decoding: all, as: UTF8.self).hasSuffix(text) { break }
        }
        continuation.resume(returning: String(decoding: all, as: UTF8.self))
      }
    }
  }
}
