import EvaluationAccess
import EvaluationStore
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL

/// Where a listener listens.
package struct ListenerAddress: Hashable, Sendable {
  package let host: String
  /// 0 for any free port.
  package let port: Int
  package let tls: TLSFiles?

  package init(host: String, port: Int, tls: TLSFiles?) {
    self.host = host
    self.port = port
    self.tls = tls
  }
}

/// Certificate chain and private key, both PEM.
package struct TLSFiles: Hashable, Sendable {
  package let certificatePath: String
  package let keyPath: String

  package init(certificatePath: String, keyPath: String) {
    self.certificatePath = certificatePath
    self.keyPath = keyPath
  }
}

/// Builds the two listeners.
package struct CentreListener: Sendable {
  private static let mostConnections = 4096
  private static let idleSeconds: Int64 = 60

  private let store: any EvaluationStore
  private let access: EvaluationAccess
  private let key: CentreKey
  private let clock: CentreClock
  private let health: CentreHealth
  private let software: String
  private let logger: Logger

  package init(
    store: any EvaluationStore, access: EvaluationAccess, key: CentreKey, clock: CentreClock, software: String,
    logger: Logger
  ) {
    self.store = store
    self.access = access
    self.key = key
    self.clock = clock
    self.software = software
    self.logger = logger
    health = CentreHealth(startedAt: clock.now())
  }

  /// Messages of kiosks, pages of managers.
  /// - Parameter listening: told the port once it is open.
  /// - Throws: when certificate or key cannot be read.
  package func pages(
    at address: ListenerAddress, listening: @escaping @Sendable (Int) async -> Void
  ) throws -> some ApplicationProtocol {
    let secure = address.tls != nil
    let router = Router(context: CentreRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(ProtectiveHeaders(secure: secure))
    router.middlewares.add(FailureAnswers())
    IngestRoutes(
      batches: BatchIntake(store: store, key: key, clock: clock),
      enrolments: EnrolmentIntake(store: store, key: key, clock: clock), health: health
    ).add(to: router)
    let services = PageServices(
      access: access, desk: ReportDesk(store: store, clock: clock), clock: clock, cookies: PageCookies(secure: secure),
      health: health)
    SignInRoutes(services: services, tokens: FormTokens()).add(to: router)
    ReportRoutes(services: services).add(to: router)
    return try application(router, at: address, listening)
  }

  /// Health and metrics. The address must be a loopback one.
  package func health(
    at address: ListenerAddress, listening: @escaping @Sendable (Int) async -> Void
  ) throws -> some ApplicationProtocol {
    let router = Router(context: CentreRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(ProtectiveHeaders(secure: false))
    router.middlewares.add(FailureAnswers())
    HealthRoutes(store: store, health: health, clock: clock, software: software).add(to: router)
    return try application(router, at: address, listening)
  }

  private func application(
    _ router: Router<CentreRequestContext>, at address: ListenerAddress,
    _ listening: @escaping @Sendable (Int) async -> Void
  ) throws -> some ApplicationProtocol {
    Application(
      router: router, server: try Self.server(address.tls),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: .maximum(Self.mostConnections, logger: logger)),
      onServerRunning: { channel in await listening(channel.localAddress?.port ?? address.port) }, logger: logger)
  }

  private static func server(_ files: TLSFiles?) throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(idleSeconds)))
    guard let files else { return plain }
    let chain = try NIOSSLCertificate.fromPEMFile(files.certificatePath).map { NIOSSLCertificateSource.certificate($0) }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: files.keyPath, format: .pem)))
    configuration.minimumTLSVersion = .tlsv12
    return try .tls(plain, tlsConfiguration: configuration)
  }
}
