import ConnectionShares
import EvaluationAccess
import EvaluationReports
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
  private let store: any EvaluationStore
  private let access: EvaluationAccess
  private let key: CentreKey
  private let clock: CentreClock
  private let health: CentreHealth
  /// Must run beside the listeners, and be stopped before them: it ends the polls that they hold.
  package let relay: RelayDesk
  private let software: String
  private let logger: Logger
  private let clerks: ClerkAccess
  private let bounds: CentreBounds
  private let rules: SubjectRules
  private let makesPrints: Bool
  private let open: PublicSettings
  private let imports: ImportDesk
  private let setupAttempts = SetupAttempts()

  /// - Parameters:
  ///   - rules: how the province ranks, compares, asks and scores.
  ///   - makesPrints: whether this server makes PDF of what is issued.
  ///   - open: whose issued figures everybody may read.
  package init(
    store: any EvaluationStore, access: EvaluationAccess, key: CentreKey, clock: CentreClock,
    rules: SubjectRules = SubjectRules(), relay: RelayDesk = RelayDesk(), bounds: CentreBounds = CentreBounds(),
    makesPrints: Bool = false, lists: ListReader = .csv, open: PublicSettings = PublicSettings(), software: String,
    logger: Logger
  ) {
    self.open = open
    self.makesPrints = makesPrints
    self.store = store
    self.access = access
    self.key = key
    self.clock = clock
    self.relay = relay
    self.bounds = bounds
    self.rules = rules
    self.software = software
    self.logger = logger
    clerks = ClerkAccess(clerks: store, trail: store)
    imports = ImportDesk(store: store, lists: lists)
    health = CentreHealth(startedAt: clock.now())
  }

  /// Messages of kiosks, pages of managers and clerks.
  /// - Parameter listening: told the port once it is open.
  /// - Throws: when certificate or key cannot be read.
  package func pages(
    at address: ListenerAddress, listening: @escaping @Sendable (Int) async -> Void
  ) throws -> some ApplicationProtocol {
    try application(pagesRouter(secure: address.tls != nil), at: address, listening)
  }

  /// - Parameter secure: whether the listener speaks TLS.
  func pagesRouter(secure: Bool) -> Router<CentreRequestContext> {
    let router = Router(context: CentreRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(ProtectiveHeaders(secure: secure))
    let services = PageServices(
      access: access, desk: ReportDesk(store: store, clock: clock, rules: rules), clock: clock,
      cookies: PageCookies(secure: secure), health: health)
    let setup = setupRoutes(services)
    router.middlewares.add(
      BodyGate(bounds: bounds, memory: BodyMemory(most: bounds.bodyBytesTogether)) { request in
        let reader = try? await services.reader(of: request)
        if reader?.may(.importRegistry) == true { return true }
        return (try? await setup.mayUpload(request)) ?? false
      })
    router.middlewares.add(FailureAnswers())
    let callers = CallerAccess(callers: store, trail: store)
    router.middlewares.add(SessionGateway(access: callers, relay: relay, clock: clock, health: health))
    router.middlewares.add(
      ClerkGateway(
        access: clerks, counters: RelayedCounters(relay: relay, clock: clock), clock: clock, now: relay.clock,
        cookies: PageCookies(kind: .clerk, secure: secure), health: health))
    router.middlewares.add(DataGate(access: callers, clock: clock, health: health))
    router.middlewares.add(RightsGate(services: services))
    FeedRoutes(intake: FeedIntake(store: store, relay: relay, key: key), health: health).add(to: router)
    IngestRoutes(
      batches: BatchIntake(store: store, key: key, clock: clock),
      enrolments: EnrolmentIntake(store: store, key: key, clock: clock), health: health
    ).add(to: router)
    SignInRoutes(services: services, store: store, tokens: FormTokens(key)).add(to: router)
    ReportRoutes(services: services).add(to: router)
    SubjectReportRoutes(services: services).add(to: router)
    ElsewhereRoutes(services: services).add(to: router)
    PrintRoutes(services: services).add(to: router)
    let closings = ClosingDesk(store: store, desk: services.desk, clock: clock)
    ClosingRoutes(services: services, closings: closings, makesPrints: makesPrints).add(to: router)
    ClosingIssueRoutes(services: services, closings: closings).add(to: router)
    PosterRoutes(services: services, store: store, settings: open).add(to: router)
    OwnRoutes(services: services).add(to: router)
    AccountRoutes(services: services, accounts: AccountDesk(accounts: store, registry: store)).add(to: router)
    AuditRoutes(services: services, store: store, accounts: AccountDesk(accounts: store, registry: store)).add(
      to: router)
    let data = DataServices(
      store: store, desk: services.desk, callers: callers, clock: clock, cursors: DataCursors(key))
    DataListRoutes(services: data).add(to: router)
    DataReportRoutes(services: data).add(to: router)
    DataRollUpRoutes(services: data).add(to: router)
    DataResultRoutes(services: data).add(to: router)
    KioskRoutes(services: services, store: store, codes: CodeDesk(services: services, store: store, key: key)).add(
      to: router)
    ImportRoutes(services: services, store: store, desk: imports).add(to: router)
    PaperRoutes(services: services, store: store).add(to: router)
    setup.add(to: router)
    return router
  }

  private func setupRoutes(_ services: PageServices) -> SetupRoutes {
    SetupRoutes(
      services: services, store: store, desk: imports, codes: CodeDesk(services: services, store: store, key: key),
      grant: SetupGrant(key), attempts: setupAttempts)
  }

  /// Health and metrics. The address must be a loopback one.
  package func health(
    at address: ListenerAddress, listening: @escaping @Sendable (Int) async -> Void
  ) throws -> some ApplicationProtocol {
    let router = Router(context: CentreRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(ProtectiveHeaders(secure: false))
    router.middlewares.add(FailureAnswers())
    HealthRoutes(store: store, health: health, relay: relay, clock: clock, software: software).add(to: router)
    return try application(router, at: address, listening)
  }

  private func application(
    _ router: Router<CentreRequestContext>, at address: ListenerAddress,
    _ listening: @escaping @Sendable (Int) async -> Void
  ) throws -> some ApplicationProtocol {
    Application(
      router: router, server: try server(address.tls),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: .maximum(bounds.connections, logger: logger)),
      onServerRunning: { channel in await listening(channel.localAddress?.port ?? address.port) }, logger: logger)
  }

  private func server(_ files: TLSFiles?) throws -> HTTPServerBuilder {
    let shares = AddressShares(most: bounds.connectionsPerAddress)
    let configuration = HTTP1Channel.Configuration(
      idleTimeout: .milliseconds(bounds.idleMilliseconds),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64))
    guard let files else {
      return HTTPServerBuilder { responder in
        SharedConnections(base: HTTP1Channel(responder: responder, configuration: configuration), shares: shares)
      }
    }
    let encryption = try Self.encryption(files)
    return HTTPServerBuilder { responder in
      let plain = HTTP1Channel(responder: responder, configuration: configuration)
      return SharedConnections(base: try TLSChannel(plain, tlsConfiguration: encryption), shares: shares)
    }
  }

  private static func encryption(_ files: TLSFiles) throws -> TLSConfiguration {
    let chain = try NIOSSLCertificate.fromPEMFile(files.certificatePath).map { NIOSSLCertificateSource.certificate($0) }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: files.keyPath, format: .pem)))
    configuration.minimumTLSVersion = .tlsv12
    return configuration
  }
}
