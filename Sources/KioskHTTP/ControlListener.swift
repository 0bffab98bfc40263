import ForwardingContract
import Foundation
import Glibc
import Hummingbird
import Logging
import ServiceLifecycle

/// Where a technician on this machine controls the running kiosk: a socket that only its owner and group may open.
package struct ControlListener: Service {
  /// How long maintenance may be asked to last.
  package static let minutes = 1...240
  /// Read and write for owner and group.
  private static let mode: mode_t = 0o660

  private let listener: Listener
  private let path: String
  private let log: Logger

  /// - Parameter path: Of the socket; one that an earlier kiosk left there is replaced.
  package init(
    path: String, desk: any MaintenanceDesk, bounds: ListenerBounds = .control, logger: Logger,
    onListening: @escaping @Sendable () async -> Void = {}
  ) {
    let responder = ControlResponder(desk: desk, reading: RequestBodyReading(bounds: bounds))
    // That it listens is no news: where stands in the configuration, and a technician notices if it does not.
    var server = logger
    server.logLevel = max(server.logLevel, .notice)
    listener = Listener(
      socketPath: path, bounds: bounds, logger: server,
      onListening: {
        chmod(path, Self.mode)
        await onListening()
      },
      respond: { request, context in await responder.respond(to: request, context) })
    self.path = path
    log = logger
  }

  /// Serves until cancelled or gracefully stopped. A kiosk whose socket cannot be made takes ratings all the same, and
  /// says so in its log.
  package func run() async throws {
    do {
      try await listener.run()
    } catch is CancellationError {
    } catch {
      log.error(
        "the control socket cannot be made",
        metadata: [
          "code": "control-unavailable", "path": "\(path)", "hint": "Make its folder for the kiosk's user: \(error)",
        ])
      try? await gracefulShutdown()
    }
  }
}

extension ListenerBounds {
  package static let control: ListenerBounds = {
    var bounds = ListenerBounds()
    bounds.connections = 4
    bounds.bodyBytes = 1024
    return bounds
  }()
}
