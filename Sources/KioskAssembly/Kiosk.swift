import ForwardingContract
import Foundation
import KioskConfiguration
import KioskDevices
import KioskForwarding
import KioskHTTP
import KioskInput
import KioskJournal
import KioskScreen
import KioskSession
import Logging
import RatingModel
import ServiceLifecycle

/// One kiosk, built of its parts. `run` returns after a clean stop.
final class Kiosk: Sendable {
  /// What the command line adds to the configuration.
  struct Options: Sendable {
    var demoChannel: Int32?
    var simulatedClock = false
  }

  let settings: KioskSettings
  private let options: Options
  let log: Logger
  private let clock: any KioskClock
  let mailbox: LoopMailbox
  let hub: ScreenHub
  let token: BearerToken
  private let casePublicKey: CasePublicKey?

  /// Reads every file that the settings name. Throws ``KioskFailure``, or what a part refuses.
  init(settings: KioskSettings, options: Options, log: Logger) throws {
    guard options.demoChannel != nil || !options.simulatedClock else { throw KioskFailure.simulatedClockOutsideDemo }
    self.settings = settings
    self.options = options
    self.log = log
    clock = options.simulatedClock ? SimulatedClock() : try SystemClock()
    mailbox = LoopMailbox(clock: clock)
    token = try BearerToken(
      try Self.read(settings.listeners.sessions.tokenFile, key: "listeners.sessions.token_file"))
    casePublicKey = try settings.journal.casePublicKeyFile.map { path in
      let content = try Self.read(path, key: "journal.case_public_key_file")
      guard let key = CasePublicKey(content) else { throw KioskFailure.casePublicKeyUnusable(path: path) }
      return key
    }
    hub = ScreenHub(
      presenter: ScreenPresenter(display: Self.display(settings)), clock: clock,
      offer: Counter.closedOffer(at: clock.now()))
  }

  func run() async throws {
    let started = clock.now()
    let forwarder = try makeForwarder()
    let health = KioskHealthReport(mailbox: mailbox, forwarder: forwarder, clock: clock, started: started)
    var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
      .init(
        service: LoopService(kiosk: self, forwarder: forwarder), successTerminationBehavior: .gracefullyShutdownGroup)
    ]
    services += try listeners(health: health).map { .init(service: $0) }
    if let forwarder { services.append(.init(service: forwarder)) }
    let group = ServiceGroup(
      configuration: .init(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
    try await group.run()
  }

  // MARK: The loop

  /// Runs the loop on a thread of its own until it is told to stop.
  private struct LoopService: Service {
    let kiosk: Kiosk
    let forwarder: Forwarder?

    func run() async throws {
      // Cancelled when another service fails, as a listener whose port is taken.
      try await withTaskCancellationOrGracefulShutdownHandler {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
          let thread = Thread {
            continuation.resume(with: Result { try kiosk.runLoop(released: { forwarder?.somethingReleased() }) })
          }
          thread.name = "kiosk-loop"
          thread.stackSize = 1024 * 1024
          thread.start()
        }
      } onCancelOrGracefulShutdown: {
        kiosk.hub.finish()
        _ = kiosk.mailbox.post(.stop)
      }
    }
  }

  /// Everything that only the loop's thread may touch is made here, on that thread.
  private func runLoop(released: @escaping () -> Void) throws {
    // Nobody may wait for a loop that could not begin.
    defer { mailbox.close() }
    let demo = try options.demoChannel.map { try DemoChannel(descriptor: $0) }
    let stallWatch = try StallWatch { [hub] in hub.setStalled($0) }
    let counter = Counter(
      rules: settings.sessionRules, clock: clock, stallWatch: stallWatch, log: log,
      openJournal: { [self] () throws(JournalFailure) in try openJournal() }, show: { [hub] in hub.show($0) })
    let devices =
      demo == nil
      ? try DeviceSet(
        wanted: settings.devices.map { WantedDevice(match: $0.deviceMatch, profile: $0.buttonProfile) },
        now: clock.now()) : nil
    let loop = KioskLoop(
      counter: counter, mailbox: mailbox, clock: clock, devices: devices, demo: demo, scale: settings.scale,
      supervisor: Supervisor(), log: log, releasedSomething: released)
    loop.run()
  }

  private func openJournal() throws(JournalFailure) -> Journal {
    try Journal.open(
      path: settings.journal.path, boot: clock.boot, startedAt: clock.now(), software: KioskVersion.text,
      configuration: CounterConfiguration(
        unit: settings.unit, counter: settings.counter, zone: settings.zone, scale: settings.scale,
        roster: settings.roster.clerks.map(\.id), defaultClerk: settings.roster.defaultClerk,
        shifts: settings.roster.shifts, openingHours: settings.openingHours,
        correctionWindowSeconds: settings.session.correctionWindowSeconds,
        promptTimeoutSeconds: settings.session.promptTimeoutSeconds, burstRatings: settings.session.burstRatings,
        burstMinutes: settings.session.burstMinutes, casePublicKey: casePublicKey?.bytes),
      wall: clock.wallClaim())
  }

  // MARK: Parts around the loop

  private func makeForwarder() throws -> Forwarder? {
    guard let centre = settings.centre else { return nil }
    let folder = URL(filePath: settings.journal.path).deletingLastPathComponent()
    return Forwarder(
      identity: Forwarder.Identity(unit: settings.unit, counter: settings.counter, software: KioskVersion.text),
      key: KioskKeyFile(path: folder.appending(path: "kiosk.key").path),
      credential: CredentialFile(path: centre.credentialFile),
      enrolment: EnrolmentFile(besideJournal: settings.journal.path),
      client: try CentreClient(
        address: try CentreAddress(centre.url), authorityPath: centre.certificateAuthorityFile),
      source: LoopBatchSource(mailbox: mailbox, clock: clock),
      rules: ForwardingPolicy.Rules(intervalMilliseconds: Int64(centre.intervalSeconds) * 1000), logger: log)
  }

  private static func display(_ settings: KioskSettings) -> DisplayInformation {
    DisplayInformation(
      unitName: settings.unitName, counterLabel: settings.counterLabel,
      clerks: Dictionary(
        settings.roster.clerks.map { ($0.id, DisplayInformation.Clerk(name: $0.name, title: $0.title)) },
        uniquingKeysWith: { first, _ in first }),
      scale: settings.scale)
  }

  private static func read(_ path: String, key: String) throws(KioskFailure) -> Data {
    do { return try Data(contentsOf: URL(filePath: path)) } catch {
      throw .fileUnreadable(key: key, path: path, reason: "\(error.localizedDescription)")
    }
  }
}
