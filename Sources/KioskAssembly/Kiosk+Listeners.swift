import ClerkPage
import KioskAccess
import KioskConfiguration
import KioskHTTP
import ServiceLifecycle

extension Kiosk {
  /// Screen, health and control are for this machine alone; the clerks' page is served where it is configured.
  func listeners(health: any KioskHealthSource) throws -> [any Service] {
    let settings = settings.listeners
    let loopback = ListenerSettings.loopback
    let certificate = try settings.sessions.tls.map {
      try ListenerCertificate(chainPath: $0.certificateFile, keyPath: $0.keyFile)
    }
    let sessions = try ListenerAddress(host: settings.sessions.address, port: settings.sessions.port)
    return [
      onTheNetwork(
        "sessions", at: sessions,
        try SessionListener(
          address: sessions, certificate: certificate, tokens: tokens, desk: LoopDesk(mailbox: mailbox, clock: clock),
          logger: log,
          onListening: announce("sessions", on: sessions.host))),
      try ScreenListener(
        address: try ListenerAddress(host: loopback, port: settings.screenPort), page: page,
        feed: hub, desk: LoopScreenDesk(mailbox: mailbox), shelf: shelf,
        finger: isDemo ? DemoClicks(hub: hub, mailbox: mailbox) : nil, logger: log,
        onListening: announce("screen", on: loopback)),
      try HealthListener(
        address: try ListenerAddress(host: loopback, port: settings.healthPort), source: health, logger: log,
        onListening: announce("health", on: loopback)),
    ] + (try settings.clerk.map { [try clerkListener($0)] } ?? [])
      + (settings.controlSocket.map { [controlListener($0)] } ?? [])
  }

  private func controlListener(_ path: String) -> any Service {
    ControlListener(path: path, desk: LoopMaintenance(mailbox: mailbox), logger: log)
  }

  private func clerkListener(_ listener: ListenerSettings.Clerk) throws -> any Service {
    let names = settings.roster.clerks.compactMap { clerk in clerk.name.map { (clerk.id, $0) } }
    let keys = settings.roster.clerks.filter { $0.pin != nil || $0.badge != nil }
      .map { ClerkKey(clerk: $0.id, pin: $0.pin, badge: $0.badge) }
    let address = try ListenerAddress(host: listener.address, port: listener.port)
    let page = try ClerkListener(
      address: address,
      certificate: try listener.tls.map {
        try ListenerCertificate(chainPath: $0.certificateFile, keyPath: $0.keyFile)
      },
      place: PagePlace(
        base: "", unitName: settings.unitName, counterLabel: settings.counterLabel, counter: settings.counter.text),
      unit: settings.unit, names: Dictionary(names, uniquingKeysWith: { first, _ in first }),
      door: ClerkDoor(keys: keys), desk: LoopDesk(mailbox: mailbox, clock: clock),
      clock: ClerkClock(
        now: { [clock] in clock.now() }, wall: { [clock] in clock.wallClaim() }, zone: settings.zone),
      logger: log, onListening: announce("clerk", on: listener.address))
    return onTheNetwork("clerk", at: address, page)
  }

  /// A loopback address is there from the start: what cannot be had there is a mistake to be told at once.
  private func onTheNetwork(_ name: String, at address: ListenerAddress, _ listener: any Service) -> any Service {
    if address.isLoopback { return listener }
    return NetworkListener(name: name, listener: listener, standing: listenerStanding, log: log)
  }

  private func announce(_ name: String, on address: String) -> @Sendable (Int) async -> Void {
    { [listenerStanding] port in
      listenerStanding.note(nil, of: name)
      ListeningAnnouncement(name: name, address: address, port: port).make()
    }
  }
}
