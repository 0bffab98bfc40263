import Foundation

/// A plain TCP connection, for callers that do not behave.
package final class RawConnection: Sendable {
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "raw-connection")

  package init(port: Int) throws {
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
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Bytes that are no text.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Sends a text again and again, beside the threads that tasks run on, for the other side may not read.
  ///
  /// - Returns: How often all of it could be sent.
  package func send(_ text: String, times: Int) async -> Int {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        var sent = 0
        while sent < times, send(text) { sent += 1 }
        continuation.resume(returning: sent)
      }
    }
  }

  /// Whether the program at the other end has read all that was sent: nothing is left in the kernel's hands.
  package var hasBeenRead: Bool {
    get throws {
      let (ours, theirs) = (try port(of: getsockname), try port(of: getpeername))
      // Columns as in proc(5): local and remote address, state, what is queued for sending and for reading.
      let table = try FileHandle(forReadingFrom: URL(filePath: "/proc/net/tcp")).readToEnd() ?? Data()
      for line in String(decoding: table, as: UTF8.self).split(separator: "\n") {
        let columns = line.split(separator: " ")
        guard columns.count > 4, columns[1].hasSuffix(":\(theirs)"), columns[2].hasSuffix(":\(ours)") else { continue }
        return columns[4].hasSuffix(":00000000")
      }
      throw POSIXError(.ENOTCONN)
    }
  }

  /// Four upper-case hexadecimal digits.
  private func port(
    of name: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) throws -> String {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name(descriptor, $0, &length) }
    }
    guard status == 0 else { throw POSIXError(.ENOTCONN) }
    let digits = String(in_port_t(bigEndian: address.sin_port), radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Everything that comes until the other side hangs up.
  package func readToEnd() async -> String {
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
  package func read(until text: String) async -> String {
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
