import ClerkPage
import Hummingbird
import KioskAccess
import Logging
import RatingModel
import ServiceLifecycle

/// Where a clerk's browser runs sessions, in an office where no other software does.
package struct ClerkListener: Service {
  private let listener: Listener

  /// - Parameters:
  ///   - certificate: Needed unless the address is a loopback one.
  ///   - unit: Of whose clerks the code alone is enough.
  ///   - names: What the page calls a clerk; the staff code for those who are not in it.
  ///   - onListening: Told the port once it is bound.
  /// - Throws: ``ListenerError/encryptionRequired(_:)``.
  package init(
    address: ListenerAddress, certificate: ListenerCertificate?, place: PagePlace, unit: UnitCode,
    names: [ClerkID: String], door: ClerkDoor, desk: any CounterDesk, clock: ClerkClock,
    bounds: ListenerBounds = .clerk, logger: Logger, onListening: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws(ListenerError) {
    guard certificate != nil || address.isLoopback else { throw .encryptionRequired("\(address)") }
    let responder = ClerkResponder(
      place: place, unit: unit, names: names, door: door, desk: ClerkDesk(desk: desk, clock: clock), clock: clock,
      cookies: ClerkCookies(secure: certificate != nil), isLoopback: address.isLoopback,
      reading: RequestBodyReading(bounds: bounds), log: logger)
    listener = try Listener(
      address: address, certificate: certificate, bounds: bounds, logger: logger, onListening: onListening
    ) { request, context in await responder.respond(to: request, context) }
  }

  /// Serves until cancelled or gracefully stopped.
  /// - Throws: ``ListenerError/addressUnavailable(_:reason:)``.
  package func run() async throws { try await listener.run() }
}

extension ListenerBounds {
  /// One clerk's browser needs six connections; the next clerk's comes from another machine.
  package static let clerk: ListenerBounds = {
    var bounds = ListenerBounds()
    bounds.connections = 24
    bounds.connectionsPerAddress = 8
    bounds.bodyBytes = FormFields.longestBytes
    bounds.discardedBytes = 256 * 1024
    return bounds
  }()
}
