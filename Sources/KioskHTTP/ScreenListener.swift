import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Where the browser of the counter's screen gets its page, photos, sounds, and everything that happens.
package struct ScreenListener: Service {
  private let listener: Listener

  /// - Parameters:
  ///   - page: As this counter's display has it.
  ///   - finger: Takes clicks for touches; `nil` everywhere but in the demo.
  /// - Throws: ``ListenerError/loopbackRequired(_:)``.
  package init(
    address: ListenerAddress, page: ScreenPage, feed: any ScreenFeed, desk: any ScreenDesk, shelf: ScreenShelf = .empty,
    finger: (any DemoFinger)? = nil, bounds: ListenerBounds = ListenerBounds(), logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws(ListenerError) {
    try self.init(
      address: address, page: page, stream: ScreenStream(feed: feed, version: page.version), desk: desk, shelf: shelf,
      finger: finger, bounds: bounds, logger: logger, onListening: onListening)
  }

  init(
    address: ListenerAddress, page: ScreenPage, stream: ScreenStream, desk: any ScreenDesk, shelf: ScreenShelf = .empty,
    finger: (any DemoFinger)? = nil, bounds: ListenerBounds = ListenerBounds(), logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void
  ) throws(ListenerError) {
    guard address.isLoopback else { throw .loopbackRequired("\(address)") }
    let paints = PaintResponder(desk: desk, bounds: bounds)
    let touch = finger.map { DemoTouch(finger: $0, bounds: bounds) }
    listener = try Listener(address: address, bounds: bounds, logger: logger, onListening: onListening) {
      request, context in
      do throws(TransportRefusal) { try LoopbackHost.check(request) } catch { return Answer.refuse(error) }
      if request.uri.path == PaintResponder.path, request.method == .post {
        return await paints.respond(to: request, context)
      }
      if let touch, request.uri.path == DemoTouch.path { return await touch.respond(to: request, context) }
      return Self.respond(to: request, page, stream, shelf, on: context.channel.eventLoop)
    }
  }

  /// Serves until cancelled or gracefully stopped; ends the event streams then.
  /// - Throws: ``ListenerError/addressUnavailable(_:reason:)``.
  package func run() async throws { try await listener.run() }

  private static func respond(
    to request: Request, _ page: ScreenPage, _ stream: ScreenStream, _ shelf: ScreenShelf, on eventLoop: any EventLoop
  ) -> Response {
    do throws(TransportRefusal) {
      let path = request.uri.path
      guard path != PaintResponder.path else { throw TransportRefusal.methodUnknown(allowed: "POST") }
      let fixed = ScreenAsset(rawValue: path)?.response(of: page) ?? shelf.response(to: path)
      guard fixed != nil || path == ScreenStream.path else { throw TransportRefusal.pathUnknown }
      guard request.method == .get else { throw TransportRefusal.methodUnknown(allowed: "GET") }
      return fixed ?? stream.response(to: request, on: eventLoop)
    } catch { return Answer.refuse(error) }
  }
}
