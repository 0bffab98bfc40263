import EvaluationAccess
import EvaluationHTTP
import EvaluationPrinting
import Logging
import ServiceLifecycle

extension Centre {
  /// Serves kiosks and managers until SIGTERM or SIGINT; requests under way are answered first.
  /// - Parameter announce: told of each listener once it is open.
  package func serve(
    logger: Logger, announce: @escaping @Sendable (ListeningAnnouncement) -> Void
  ) async throws(CentreFailure) {
    let access = EvaluationAccess(accounts: store, registry: store)
    let prints = printing(logger)
    let listener = CentreListener(
      store: store, access: access, key: try await key(), clock: clock, rules: settings.rules,
      makesPrints: prints != nil, lists: .files, open: settings.open, software: CentreVersion.text,
      logger: logger)
    await offerSetup(logger)
    let supervisor = Supervisor()
    let readiness = Readiness(listeners: 2) { supervisor.ready() }
    let open = { @Sendable (name: String, address: String, port: Int) in
      announce(ListeningAnnouncement(name: name, address: address, port: port))
      await readiness.opened()
    }
    let (pages, health) = (settings.pages, settings.health)
    let services: [any Service]
    do {
      services = [
        GrantSweep(access: access, clock: clock, logger: logger),
        Recounting(store: store, clock: clock, logger: logger),
        ReadingAhead(store: store, clock: clock, logger: logger),
        ListenerService(
          address: health, base: try listener.health(at: health) { port in await open("health", health.host, port) }),
        ListenerService(
          address: pages, base: try listener.pages(at: pages) { port in await open("pages", pages.host, port) }),
        // Stopped before the listener that holds its polls.
        listener.relay,
        // The last one is stopped first: systemd hears of the end before it begins.
        Supervision(supervisor: supervisor, store: store),
      ]
    } catch {
      // Only the certificate and its key are read while the listeners are built.
      throw .certificateUnreadable(path: pages.tls?.certificatePath ?? "")
    }
    let printers: [any Service] = prints.map { [$0] } ?? []
    try await run(printers + services, logger)
  }

  /// `nil` where no program is given, or it is not there: then what waits goes on waiting, and pages say so.
  private func printing(_ logger: Logger) -> ClosingPrinting? {
    guard let path = settings.weasyprintPath else { return nil }
    let program = PrintProgram(path: path)
    guard program.isThere else {
      let failure = PrintFailure.programMissing
      logger.warning(
        "makes no PDF", metadata: ["code": "\(failure.code)", "path": "\(path)", "hint": "\(failure.hint)"])
      return nil
    }
    return ClosingPrinting(store: store, program: program, now: clock.now, logger: logger)
  }

  private func run(_ services: [any Service], _ logger: Logger) async throws(CentreFailure) {
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(20)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let failure as CentreFailure {
      throw failure
    } catch {
      throw .listener(address: settings.pages.host, reason: String(describing: error))
    }
  }
}

/// Runs a listener and gives its failure a name.
private struct ListenerService: Service {
  let address: ListenerAddress
  let base: any Service

  func run() async throws {
    do {
      try await base.run()
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw CentreFailure.listener(address: "\(address.host):\(address.port)", reason: String(describing: error))
    }
  }
}

/// Counts listeners that are open, and says once when all are.
private actor Readiness {
  private var missing: Int
  private let whenReady: @Sendable () -> Void

  init(listeners: Int, whenReady: @escaping @Sendable () -> Void) {
    missing = listeners
    self.whenReady = whenReady
  }

  func opened() {
    missing -= 1
    if missing == 0 { whenReady() }
  }
}
