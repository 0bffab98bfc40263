import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import ServiceLifecycle

/// What all three listeners share: one HTTP/1.1 server with its bounds.
struct Listener: Service {
  /// What a request brings besides itself.
  struct Context: InitializableFromSource {
    let channel: any NIOCore.Channel
    init(source: ApplicationRequestContextSource) { channel = source.channel }
  }

  private let address: ListenerAddress
  private let application: Application<CallbackResponder<Context>>

  /// - Parameters:
  ///   - certificate: `nil` for plain HTTP.
  ///   - onListening: Told the port once it is bound.
  init(
    address: ListenerAddress, certificate: ListenerCertificate? = nil, bounds: ListenerBounds, logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void,
    respond: @escaping @Sendable (Request, Context) async -> Response
  ) throws(ListenerError) {
    self.address = address
    application = Application(
      responder: CallbackResponder { request, context in await respond(request, context) },
      server: try Self.server(certificate, bounds),
      configuration: .init(
        address: .hostname(address.host, port: address.port), backlog: bounds.connections,
        availableConnectionsDelegate: MaximumAvailableConnections(bounds.connections, logger: logger)),
      onServerRunning: { channel in await onListening(channel.localAddress?.port ?? address.port) },
      eventLoopGroupProvider: .singleton, logger: logger)
  }

  /// Serves until cancelled or gracefully stopped; requests under way are answered first.
  /// - Throws: ``ListenerError/addressUnavailable(_:reason:)``.
  func run() async throws {
    do { try await application.run() } catch let error as IOError {
      throw ListenerError.addressUnavailable("\(address)", reason: error.description)
    }
  }

  private static func server(
    _ certificate: ListenerCertificate?, _ bounds: ListenerBounds
  ) throws(ListenerError) -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(
      configuration: .init(
        idleTimeout: .milliseconds(bounds.idleMilliseconds),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64)))
    guard let certificate else { return plain }
    do { return try .tls(plain, tlsConfiguration: certificate.configuration) } catch {
      throw .certificateUnreadable(path: certificate.chainPath)
    }
  }
}
