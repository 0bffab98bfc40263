import KioskConfiguration
import KioskHTTP
import ServiceLifecycle

extension Kiosk {
  /// The three listeners. Screen and health are for this machine alone.
  func listeners(health: any KioskHealthSource) throws -> [any Service] {
    let settings = settings.listeners
    let loopback = ListenerSettings.loopback
    let certificate = try settings.sessions.tls.map {
      try ListenerCertificate(chainPath: $0.certificateFile, keyPath: $0.keyFile)
    }
    return [
      try SessionListener(
        address: try ListenerAddress(host: settings.sessions.address, port: settings.sessions.port),
        certificate: certificate, token: token, desk: LoopDesk(mailbox: mailbox), logger: log,
        onListening: Self.announce("sessions", on: settings.sessions.address)),
      try ScreenListener(
        address: try ListenerAddress(host: loopback, port: settings.screenPort), feed: hub, logger: log,
        onListening: Self.announce("screen", on: loopback)),
      try HealthListener(
        address: try ListenerAddress(host: loopback, port: settings.healthPort), source: health, logger: log,
        onListening: Self.announce("health", on: loopback)),
    ]
  }

  private static func announce(_ name: String, on address: String) -> @Sendable (Int) async -> Void {
    { port in ListeningAnnouncement(name: name, address: address, port: port).make() }
  }
}
