import Hummingbird
import Logging
import ServiceLifecycle

/// Where a technician and a monitoring agent on this machine read how the kiosk is.
package struct HealthListener: Service {
  private let listener: Listener

  /// - Throws: ``ListenerError/loopbackRequired(_:)``.
  package init(
    address: ListenerAddress, source: any KioskHealthSource, bounds: ListenerBounds = ListenerBounds(), logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws(ListenerError) {
    guard address.isLoopback else { throw .loopbackRequired("\(address)") }
    listener = try Listener(address: address, bounds: bounds, logger: logger, onListening: onListening) { request, _ in
      await Self.respond(to: request, source)
    }
  }

  /// Serves until cancelled or gracefully stopped.
  /// - Throws: ``ListenerError/addressUnavailable(_:reason:)``.
  package func run() async throws { try await listener.run() }

  private static func respond(to request: Request, _ source: any KioskHealthSource) async -> Response {
    do throws(TransportRefusal) {
      try LoopbackHost.check(request)
      guard ["/health", "/metrics"].contains(request.uri.path) else { throw TransportRefusal.pathUnknown }
      guard request.method == .get else { throw TransportRefusal.methodUnknown(allowed: "GET") }
    } catch { return Answer.refuse(error) }
    let health = await source.health()
    if request.uri.path == "/metrics" {
      return Answer.text(MetricsText.text(of: health), type: MetricsText.contentType)
    }
    return Answer.json(health, status: health.status == .failing ? .serviceUnavailable : .ok)
  }
}
