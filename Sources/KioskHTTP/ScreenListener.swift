import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Where the browser of the counter's screen gets its page and everything that happens.
package struct ScreenListener: Service {
  private let listener: Listener

  /// - Throws: ``ListenerError/loopbackRequired(_:)``.
  package init(
    address: ListenerAddress, feed: any ScreenFeed, bounds: ListenerBounds = ListenerBounds(), logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws(ListenerError) {
    try self.init(
      address: address, stream: ScreenStream(feed: feed), bounds: bounds, logger: logger, onListening: onListening)
  }

  init(
    address: ListenerAddress, stream: ScreenStream, bounds: ListenerBounds = ListenerBounds(), logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void
  ) throws(ListenerError) {
    guard address.isLoopback else { throw .loopbackRequired("\(address)") }
    listener = try Listener(address: address, bounds: bounds, logger: logger, onListening: onListening) {
      request, context in
      Self.respond(to: request, stream, on: context.channel.eventLoop)
    }
  }

  /// Serves until cancelled or gracefully stopped; ends the event streams then.
  /// - Throws: ``ListenerError/addressUnavailable(_:reason:)``.
  package func run() async throws { try await listener.run() }

  private static func respond(
    to request: Request, _ stream: ScreenStream, on eventLoop: any EventLoop
  ) -> Response {
    do throws(TransportRefusal) {
      try LoopbackHost.check(request)
      let asset = ScreenAsset(rawValue: request.uri.path)
      guard asset != nil || request.uri.path == ScreenStream.path else { throw TransportRefusal.pathUnknown }
      guard request.method == .get else { throw TransportRefusal.methodUnknown(allowed: "GET") }
      return asset?.response ?? stream.response(to: request, on: eventLoop)
    } catch { return Answer.refuse(error) }
  }
}
