import Foundation
import Glibc
import Synchronization
import TestSupport

/// Stands between a kiosk and its centre, as an office's proxy does, and breaks what a test tells it to.
final class CuttingProxy: Sendable {
  enum Mode: Sendable {
    case passing
    /// The centre's next answer is lost, and the connection with it.
    case losingAnswer
    /// The centre's next answer arrives; what the kiosk says after it is lost, and the connection with it.
    case losingWhatFollows
    case losingRequest
    /// Everything in both directions is lost and nobody is told: connections stay, and never carry anything again.
    case swallowing
  }

  private struct State {
    var mode = Mode.passing
    var descriptors: Set<Int32> = []
    /// Of connections that have lost something without a word.
    var dead: Set<Int32> = []
  }

  struct CannotListen: Error {}

  let port: Int
  var address: String { "http://127.0.0.1:\(port)" }
  /// A line for each message that was lost.
  let lost = LineStream()

  private let listener: Int32
  private let centre: Int
  private let state = Mutex(State())

  /// - Parameter centre: The centre's port on loopback.
  convenience init(to centre: Int) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard let port = Self.bindAndListen(listener) else { throw CannotListen() }
    self.init(listener: listener, port: port, centre: centre)
    Thread.detachNewThread { [weak self, listener] in
      while case let client = accept(listener, nil, nil), client >= 0 { self?.join(client) }
    }
  }

  private init(listener: Int32, port: Int, centre: Int) {
    (self.listener, self.port, self.centre) = (listener, port, centre)
  }

  /// The port of the system's choice; `nil` when there is none.
  private static func bindAndListen(_ listener: Int32) -> Int? {
    var address = loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isNamed = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    return isNamed ? Int(UInt16(bigEndian: address.sin_port)) : nil
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    cut()
  }

  func set(_ mode: Mode) { state.withLock { $0.mode = mode } }

  /// Breaks every connection that there is.
  func cut() {
    state.withLock { state in for descriptor in state.descriptors { shutdown(descriptor, Int32(SHUT_RDWR)) } }
  }

  private static func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private func join(_ client: Int32) {
    let upstream = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.loopback(port: centre)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(upstream, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else {
      close(client)
      close(upstream)
      return
    }
    state.withLock { $0.descriptors.formUnion([client, upstream]) }
    Thread.detachNewThread { [self] in
      let answered = DispatchSemaphore(value: 0)
      Thread.detachNewThread { [self] in
        pump(from: upstream, to: client, isAnswer: true)
        answered.signal()
      }
      pump(from: client, to: upstream, isAnswer: false)
      answered.wait()
      state.withLock { state in
        state.descriptors.subtract([client, upstream])
        state.dead.subtract([client, upstream])
      }
      close(client)
      close(upstream)
    }
  }

  /// Whether a message in this direction is lost now.
  private func loses(isAnswer: Bool) -> Bool {
    state.withLock { state in
      switch (state.mode, isAnswer) {
      case (.losingAnswer, true), (.losingRequest, false):
        state.mode = .passing
        return true
      case (.losingWhatFollows, true):
        state.mode = .losingRequest
        return false
      default: return false
      }
    }
  }

  private func isSwallowed(_ source: Int32, _ target: Int32) -> Bool {
    state.withLock { state in
      if state.mode == .swallowing { state.dead.formUnion([source, target]) }
      return state.dead.contains(source)
    }
  }

  /// Ends with either side, and ends the other direction too.
  private func pump(from source: Int32, to target: Int32, isAnswer: Bool) {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while case let count = read(source, &buffer, buffer.count), count > 0 {
      if isSwallowed(source, target) {
        lost.append("something, without a word")
        continue
      }
      if loses(isAnswer: isAnswer) {
        lost.append(isAnswer ? "an answer" : "a request")
        break
      }
      var written = 0
      while written < count {
        let more = buffer[written..<count].withUnsafeBytes {
          send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard more > 0 else { break }
        written += more
      }
      guard written == count else { break }
    }
    shutdown(source, Int32(SHUT_RDWR))
    shutdown(target, Int32(SHUT_RDWR))
  }
}
