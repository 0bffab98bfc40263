import Foundation
import Glibc

/// The demo's end of the socket that stands in for a kiosk's buttons. One question at a time, each answered.
final class DemoChannelClient: @unchecked Sendable {
  // Safe: used by one task at a time; the descriptor is closed once.
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// A connected pair: ours, and the handle that becomes the kiosk's standard input.
  static func pair() throws -> (client: DemoChannelClient, kiosk: FileHandle) {
    var ends: [Int32] = [0, 0]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw DemoFailure.channelClosed("socketpair") }
    return (DemoChannelClient(descriptor: ends[0]), FileHandle(fileDescriptor: ends[1], closeOnDealloc: true))
  }

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Moves the kiosk's clock. `false` when the kiosk has gone.
  func move(mono: Int64, wall: Int64) -> Bool {
    guard send(#"{"clock":{"mono":\#(mono),"wall":\#(wall)}}"#) else { return false }
    return receive() != nil
  }

  /// Something that the kiosk does not answer. `false` when it has gone.
  func tell(_ word: DemoWord) -> Bool { send(word.line) }

  /// What became of a press; `nil` when the kiosk went before it answered.
  ///
  /// - Parameter target: What was touched on the screen, of what was painted last; `nil` for the key of a panel.
  func press(serial: Int, key: Int, target: String? = nil) -> String? {
    let what = target.map { #""target":"\#($0)","painted":true,"device":"screen""# } ?? #""key":\#(key)"#
    guard send(#"{"press":{\#(what),"serial":\#(serial)}}"#) else { return nil }
    while let line = receive() {
      guard let answer = try? JSONDecoder().decode(Answer.self, from: line), answer.press == serial else { continue }
      return answer.result
    }
    return nil
  }

  private struct Answer: Decodable {
    let press: Int?
    let result: String?
  }

  private func send(_ line: String) -> Bool {
    let bytes = Array((line + "\n").utf8)
    return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// The next line, or `nil` at the end of the stream. Blocks: the kiosk answers every message or goes.
  private func receive() -> Data? {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer.removeSubrange(...end) }
        return Data(buffer[..<end])
      }
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      buffer.append(contentsOf: chunk[..<count])
    }
  }
}
