import ConnectionShares
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import ServiceLifecycle

/// What all listeners share: one HTTP/1.1 server with its bounds.
struct Listener: Service {
  /// What a request brings besides itself.
  struct Context: InitializableFromSource {
    let channel: any NIOCore.Channel
    init(source: ApplicationRequestContextSource) { channel = source.channel }
  }

  /// The address, or the path of a socket.
  private let place: String
  private let application: Application<CallbackResponder<Context>>

  /// - Parameters:
  ///   - certificate: `nil` for plain HTTP.
  ///   - onListening: Told the port once it is bound.
  init(
    address: ListenerAddress, certificate: ListenerCertificate? = nil, bounds: ListenerBounds, logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void,
    respond: @escaping @Sendable (Request, Context) async -> Response
  ) throws(ListenerError) {
    self.init(
      .hostname(address.host, port: address.port), "\(address)", server: try Self.server(certificate, bounds),
      bounds: bounds, logger: logger,
      onServerRunning: { channel in await onListening(channel.localAddress?.port ?? address.port) }, respond: respond)
  }

  /// - Parameters:
  ///   - socketPath: Of a socket on this machine; one that lies there already is replaced.
  ///   - onListening: Called once it is bound.
  init(
    socketPath: String, bounds: ListenerBounds, logger: Logger, onListening: @escaping @Sendable () async -> Void,
    respond: @escaping @Sendable (Request, Context) async -> Response
  ) {
    self.init(
      .unixDomainSocket(path: socketPath), socketPath, server: Self.plainServer(bounds), bounds: bounds, logger: logger,
      onServerRunning: { _ in await onListening() }, respond: respond)
  }

  private init(
    _ address: BindAddress, _ place: String, server: HTTPServerBuilder, bounds: ListenerBounds, logger: Logger,
    onServerRunning: @escaping @Sendable (any NIOCore.Channel) async -> Void,
    respond: @escaping @Sendable (Request, Context) async -> Response
  ) {
    self.place = place
    application = Application(
      responder: CallbackResponder { request, context in await respond(request, context) }, server: server,
      configuration: .init(
        address: address, backlog: bounds.connections,
        availableConnectionsDelegate: MaximumAvailableConnections(bounds.connections, logger: logger)),
      onServerRunning: onServerRunning, eventLoopGroupProvider: .singleton, logger: logger)
  }

  /// Serves until cancelled or gracefully stopped; requests under way are answered first.
  /// - Throws: ``ListenerError/addressUnavailable(_:reason:)``.
  func run() async throws {
    do { try await application.run() } catch let error as IOError {
      throw ListenerError.addressUnavailable(place, reason: error.description)
    }
  }

  private static func server(
    _ certificate: ListenerCertificate?, _ bounds: ListenerBounds
  ) throws(ListenerError) -> HTTPServerBuilder {
    guard let certificate else { return plainServer(bounds) }
    return HTTPServerBuilder { responder in
      shared(
        try TLSChannel(plainChannel(responder, bounds), tlsConfiguration: certificate.configuration), bounds)
    }
  }

  private static func plainServer(_ bounds: ListenerBounds) -> HTTPServerBuilder {
    HTTPServerBuilder { responder in shared(plainChannel(responder, bounds), bounds) }
  }

  private static func plainChannel(
    _ responder: @escaping HTTPChannelHandler.Responder, _ bounds: ListenerBounds
  ) -> HTTP1Channel {
    HTTP1Channel(
      responder: responder,
      configuration: .init(
        idleTimeout: .milliseconds(bounds.idleMilliseconds),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64)))
  }

  private static func shared(_ channel: some ServerChildChannel, _ bounds: ListenerBounds) -> any ServerChildChannel {
    guard let most = bounds.connectionsPerAddress else { return channel }
    return SharedConnections(base: channel, shares: AddressShares(most: most))
  }
}
