import Foundation
import Hummingbird
import HummingbirdCore
import KioskScreen
import NIOCore
import RatingModel
import ServiceLifecycle
import Synchronization

/// The page's event stream (`text/event-stream`):
///
///     event: page    the page's own version, first: a page of another version loads itself anew
///     event: view    a `ScreenView` as JSON, at once and with every change
///     event: alive   each second, so that the page notices a kiosk that hangs as well as one that is gone
struct ScreenStream: Sendable {
  static let path = "/events"

  private let feed: any ScreenFeed
  private let version: String
  private let untilNextSign: @Sendable () async throws -> Void

  /// - Parameters:
  ///   - version: The page's own.
  ///   - untilNextSign: Returns when a sign of life is due.
  init(
    feed: any ScreenFeed, version: String,
    untilNextSign: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(1)) }
  ) {
    self.feed = feed
    self.version = version
    self.untilNextSign = untilNextSign
  }

  /// - Parameter eventLoop: The connection's.
  func response(to request: Request, on eventLoop: any EventLoop) -> Response {
    let executor = EventLoopExecutor(eventLoop)
    let body = ResponseBody { writer in
      let newest = NewestView()
      try await withGracefulShutdownHandler {
        try await request.body.consumeWithInboundCloseHandler { _ in
          try await withTaskExecutorPreference(executor) { try await write(newest, to: &writer) }
        } onInboundClosed: {
          newest.end()
        }
      } onGracefulShutdown: {
        newest.end()
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
      body: body)
  }

  private func write(_ newest: NewestView, to writer: inout any ResponseBodyWriter) async throws {
    feed.add(newest)
    defer { feed.remove(newest) }
    async let _ = live(newest)
    try await writer.write(ByteBuffer(string: "retry: 500\nevent: page\ndata: \(version)\n\n"))
    for await _ in newest.changes {
      if let view = newest.take() {
        var event = ByteBuffer(string: "event: view\ndata: ")
        event.writeBytes(try view.canonical())
        event.writeStaticString("\n\n")
        try await writer.write(event)
      } else {
        try await writer.write(ByteBuffer(string: "event: alive\ndata: \n\n"))
      }
    }
  }

  private func live(_ newest: NewestView) async {
    while (try? await untilNextSign()) != nil { newest.touch() }
  }
}

/// What is still to be written: the newest view, or just a sign of life.
private final class NewestView: ScreenWatcher {
  private let view = Mutex<ScreenView?>(nil)
  let changes: AsyncStream<Void>
  private let change: AsyncStream<Void>.Continuation

  init() { (changes, change) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

  func show(_ newer: ScreenView) {
    view.withLock { $0 = newer }
    change.yield()
  }

  func take() -> ScreenView? {
    view.withLock { view in
      defer { view = nil }
      return view
    }
  }

  func touch() { change.yield() }
  func end() { change.finish() }
}
