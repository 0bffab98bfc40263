import Foundation
import Glibc
import KioskScreen
import KioskSession
import RatingModel

/// The demo's own input source: one inherited stream socket, JSON lines both ways.
///
///     in   {"clock":{"mono":µs,"wall":ms}}    moves a simulated clock; without `wall` nobody vouches for civil time
///          {"press":{"serial":7,"key":1}}     a finger came up from key 1; 1 is the best level, 0 declines. May also say
///                                             `down`: µs (when it went down), `device`, `simultaneous`; `target` in place
///                                             of `key` for what the screen shows (`option:2`, `proceed`), and `painted`:
///                                             true for a finger on what was painted last
///          {"down":{"key":1,"device":"…"}}    a finger went down and is not up yet
///          {"painted":true}                   the screen has painted what is shown now
///          {"touched":true}                   a finger came down on the screen, wherever; with `control`: true on what
///                                             changes the screen itself, as its language
///          {"source":"feed"}                  where sessions come from, from now on; `demo` at the start
///          {"badge":"UNIT/STAFF"}             a clerk's badge was scanned; an empty text takes it away
///          {"button":true}                    the clerk pressed the key that asks for a rating
///          {"receipt":"CODE"}                 a citizen's receipt was scanned
///          {"feed":true}                      the centre's session feed is connected, until it is `false` again
///          {"keys":false}                     nothing but touch screens is there to rate on, until it is `true` again
///          {"gone":{"device":"…"}}            the fingers on a device slid off
///          {"maintenance":true}               a technician begins to work, until it is `false` again
///          {"plugged":false}                  the input is gone, until it is `true` again
///     out  {"clock":µs}                       the clock stands there and every turn up to it is done
///          {"press":7,"result":"rating"}      durable; `correction`, a disposition, or `notTaken`
///
/// Read by the loop like an input device. Answers never tell a level. Whatever is pressed here came by the channel `demo`.
final class DemoChannel {
  enum Message: Equatable {
    case clock(mono: Instant, wall: WallTime?)
    case down(Key)
    case gone(device: String)
    case press(serial: Int, Key, down: Instant?, isSimultaneous: Bool, isOnPainted: Bool)
    case painted
    case touched(onControl: Bool)
    case source(SessionSource)
    case desk(DeskAction)
    case feed(isConnected: Bool)
    case keys(areThere: Bool)
    case maintenance(Bool)
    case plugged(Bool)
  }

  /// What the clerk does at the counter.
  enum DeskAction: Equatable {
    case badge(ClerkID?)
    case button
    case receipt(DossierCode)
  }

  /// A key by its number or what it stands for, and the panel that it is on.
  struct Key: Equatable {
    enum Name: Equatable {
      case number(Int)
      case meaning(KeyMeaning)
    }
    let name: Name
    let device: String
  }

  /// The device of messages that name none.
  static let standardDevice = "demo"
  /// A longer line ends the channel.
  static let longestLineBytes = 4096

  let descriptor: Int32
  private var buffer: [UInt8] = []
  private(set) var isClosed = false

  /// Takes the descriptor over. Throws when it is not open.
  init(descriptor: Int32) throws(KioskFailure) {
    let flags = fcntl(descriptor, F_GETFL)
    guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0,
      fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
    else { throw .demoChannelClosed }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Every whole message that has arrived. Lines that say nothing known are passed over.
  func readAll() -> [Message] {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !isClosed {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        buffer.append(contentsOf: chunk[..<count])
      } else if count < 0, errno == EINTR {
        continue
      } else {
        // The demo has gone: nothing more will come, and poll must not report it for ever.
        isClosed = count == 0 || errno != EAGAIN
        break
      }
    }
    var messages: [Message] = []
    while let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
      if let message = Self.message(Data(buffer[..<end])) { messages.append(message) }
      buffer.removeSubrange(...end)
    }
    if buffer.count > Self.longestLineBytes { isClosed = true }
    return messages
  }

  func answer(clock: Instant) { send(["clock": .integer(clock.microseconds)]) }

  func answer(press serial: Int, result: String) {
    send(["press": .integer(Int64(serial)), "result": .text(result)])
  }

  private enum Value: Encodable {
    case integer(Int64)
    case text(String)
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .integer(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }

  private func send(_ line: [String: Value]) {
    guard !isClosed, let data = try? CanonicalJSON.data(line) else { return }
    let bytes = Array(data) + [UInt8(ascii: "\n")]
    // The demo reads every answer; one that does not has gone, and its answers with it.
    let sent = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    if sent != bytes.count { isClosed = true }
  }

  private struct Line: Decodable {
    struct Clock: Decodable {
      let mono: Instant
      let wall: WallTime?
    }
    struct Finger: Decodable {
      let serial: Int?
      let key: Int?
      let target: String?
      let painted: Bool?
      let device: String?
      let down: Instant?
      let simultaneous: Bool?

      var panelKey: Key? {
        if let key { return Key(name: .number(key), device: deviceName) }
        guard case .press(let meaning)? = target.flatMap(ScreenTarget.init) else { return nil }
        return Key(name: .meaning(meaning), device: deviceName)
      }

      /// Named by the rule for names of configured devices, or not at all.
      var deviceName: String { device.flatMap(Code<ScaleRule>.init)?.text ?? standardDevice }
    }
    let clock: Clock?
    let press: Finger?
    let down: Finger?
    let gone: Finger?
    let painted: Bool?
    let touched: Bool?
    let control: Bool?
    let source: SessionSource?
    let badge: String?
    let button: Bool?
    let receipt: String?
    let feed: Bool?
    let keys: Bool?
    let maintenance: Bool?
    let plugged: Bool?

    var deskAction: DeskAction? {
      if let badge { return .badge(ClerkID(badge)) }
      if button == true { return .button }
      return receipt.flatMap(DossierCode.init).map(DeskAction.receipt)
    }
  }

  private static func message(_ data: Data) -> Message? {
    guard let line = try? JSONDecoder().decode(Line.self, from: data) else { return nil }
    if let clock = line.clock { return .clock(mono: clock.mono, wall: clock.wall) }
    if let finger = line.press, let key = finger.panelKey, let serial = finger.serial {
      return .press(
        serial: serial, key, down: finger.down, isSimultaneous: finger.simultaneous ?? false,
        isOnPainted: finger.painted ?? false)
    }
    if let key = line.down?.panelKey { return .down(key) }
    if let gone = line.gone { return .gone(device: gone.deviceName) }
    if line.painted == true { return .painted }
    if line.touched == true { return .touched(onControl: line.control ?? false) }
    if let source = line.source { return .source(source) }
    if let action = line.deskAction { return .desk(action) }
    if let isConnected = line.feed { return .feed(isConnected: isConnected) }
    if let areThere = line.keys { return .keys(areThere: areThere) }
    if let maintenance = line.maintenance { return .maintenance(maintenance) }
    return line.plugged.map(Message.plugged)
  }
}
