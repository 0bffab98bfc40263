import AsyncHTTPClient
import Foundation
import KioskScreen
import NIOCore
import TestSupport

/// The browser at the counter: follows the screen's event stream.
final class ScreenWatch: Sendable {
  /// Each view as JSON, and a line for each sign of life, in the order of their arrival.
  let events = LineStream()
  private let following: Task<Void, any Error>

  private static let signOfLife = "alive"

  /// Begins to watch; the current view comes first.
  convenience init(_ kiosk: RunningKiosk) async throws { try await self.init(screen: kiosk.screen) }

  /// - Parameter screen: Where the screen is served, without a stroke at the end.
  init(screen: String) async throws {
    let request = HTTPClientRequest(url: screen + "/events")
    let response = try await Caller.client.execute(request, timeout: Caller.patience)
    following = Task { [events] in
      defer { events.end() }
      var rest = ByteBuffer()
      for try await part in response.body {
        rest.writeImmutableBuffer(part)
        while let line = rest.readLine() { Self.take(line, events) }
      }
    }
  }

  deinit { following.cancel() }

  private static func take(_ line: String, _ events: LineStream) {
    if line == "event: alive" { events.append(signOfLife) }
    if line.hasPrefix("data: {") { events.append(String(line.dropFirst(6))) }
  }

  /// Every view so far.
  var views: [ScreenView] { events.all.compactMap(Self.view) }

  /// Takes views up to the first in one of these states.
  @discardableResult
  func view(_ states: ScreenView.State...) async throws -> ScreenView {
    while let line = await events.next() {
      if let view = Self.view(line), states.contains(view.state) { return view }
    }
    throw LineStream.NoSuchLine(seen: events.all)
  }

  /// The next view; `nil` for a sign of life, of which one comes each second.
  func next() async throws -> ScreenView? {
    guard let line = await events.next() else { throw LineStream.NoSuchLine(seen: events.all) }
    return Self.view(line)
  }

  /// Lets time pass: takes events until the machine's monotonic clock has passed a moment. A sign of life comes each
  /// second.
  func passes(_ microseconds: Int64) async throws {
    while MonotonicClock.microseconds() <= microseconds {
      guard await events.next() != nil else { throw LineStream.NoSuchLine(seen: events.all) }
    }
  }

  /// Waits until a question that has just appeared may be answered: 300 ms.
  func settles(_ view: ScreenView) async throws { try await passes(view.sinceMicroseconds + 300_000) }

  /// The current view and nothing more.
  static func look(at kiosk: RunningKiosk) async throws -> ScreenView {
    let watch = try await ScreenWatch(kiosk)
    while let line = await watch.events.next() {
      if let view = view(line) { return view }
    }
    throw LineStream.NoSuchLine(seen: watch.events.all)
  }

  private static func view(_ line: String) -> ScreenView? {
    try? JSONDecoder().decode(ScreenView.self, from: Data(line.utf8))
  }
}

extension ByteBuffer {
  /// The next line without its end; `nil` while it has not arrived.
  fileprivate mutating func readLine() -> String? {
    guard let end = readableBytesView.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { moveReaderIndex(forwardBy: 1) }
    return readString(length: end - readerIndex)
  }
}

/// CLOCK_MONOTONIC, by which the kiosk stamps what it shows.
enum MonotonicClock {
  static func microseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
