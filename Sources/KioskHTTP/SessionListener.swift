import ForwardingContract
import Hummingbird
import KioskSession
import Logging
import RatingModel
import ServiceLifecycle

/// Where the one-stop software, or the queue system, tells of sessions.
package struct SessionListener: Service {
  private let listener: Listener

  /// - Parameters:
  ///   - certificate: Needed unless the address is a loopback one.
  ///   - onListening: Told the port once it is bound.
  /// - Throws: ``ListenerError/encryptionRequired(_:)``, ``ListenerError/certificateUnreadable(path:)``.
  package init(
    address: ListenerAddress, certificate: ListenerCertificate?, tokens: SessionTokens, desk: any CounterDesk,
    bounds: ListenerBounds = ListenerBounds(), logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws(ListenerError) {
    guard certificate != nil || address.isLoopback else { throw .encryptionRequired("\(address)") }
    let responder = SessionResponder(tokens: tokens, desk: desk, reading: RequestBodyReading(bounds: bounds))
    listener = try Listener(
      address: address, certificate: certificate, bounds: bounds, logger: logger, onListening: onListening
    ) { request, context in await responder.respond(to: request, context) }
  }

  /// Serves until cancelled or gracefully stopped.
  /// - Throws: ``ListenerError/addressUnavailable(_:reason:)``.
  package func run() async throws { try await listener.run() }
}
