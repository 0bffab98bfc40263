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
  let options: Options
  var isDemo: Bool { options.demoChannel != nil }
  let log: Logger
  let clock: any KioskClock
  let mailbox: LoopMailbox
  let hub: ScreenHub
  let page: ScreenPage
  let shelf: ScreenShelf
  let tokens: SessionTokens
  let listenerStanding = NetworkListener.Standing()
  private let casePublicKey: CasePublicKey?

  /// Reads every file that the settings name. Throws ``KioskFailure``, or what a part refuses.
  init(settings: KioskSettings, options: Options, log: Logger) throws {
    guard options.demoChannel != nil || !options.simulatedClock else { throw KioskFailure.simulatedClockOutsideDemo }
    self.settings = settings
    self.options = options
    self.log = log
    clock = options.simulatedClock ? SimulatedClock() : try SystemClock()
    mailbox = LoopMailbox(clock: clock)
    tokens = try Self.tokens(settings.listeners.sessions)
    casePublicKey = try settings.journal.casePublicKeyFile.map { path in
      let content = try Self.read(path, key: "journal.case_public_key_file")
      guard let key = CasePublicKey(content) else { throw KioskFailure.casePublicKeyUnusable(path: path) }
      return key
    }
    let furnishing = try ScreenFurnishing(settings, isDemo: options.demoChannel != nil, log: log)
    page = try ScreenPage(furnishing.display)
    shelf = furnishing.shelf
    hub = ScreenHub(
      presenter: ScreenPresenter(display: furnishing.display), clock: clock,
      offer: Counter.closedOffer(at: clock.now()))
  }

  private static func tokens(_ settings: ListenerSettings.Sessions) throws -> SessionTokens {
    var tokens = SessionTokens(try BearerToken(try read(settings.tokenFile, key: "listeners.sessions.token_file")))
    for token in settings.moreTokens {
      tokens.add(try BearerToken(try read(token.file, key: "listeners.sessions.tokens.file")), for: token.scope)
    }
    return tokens
  }

  func run() async throws {
    let started = clock.now()
    let condition = ConditionTelling(clock: clock)
    let forwarder = try makeForwarder(condition)
    let feed = try makeFeed()
    let health = KioskHealthReport(
      mailbox: mailbox, place: JournalPlace(path: settings.journal.path),
      budgetMebibytes: settings.journal.diskBudgetMebibytes, hub: hub, forwarder: forwarder, feed: feed,
      listeners: listenerStanding, clock: clock,
      started: started)
    condition.ask(health)
    var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
      .init(
        service: LoopService(kiosk: self, forwarder: forwarder), successTerminationBehavior: .gracefullyShutdownGroup)
    ]
    services += try listeners(health: health).map { .init(service: $0) }
    if let forwarder { services.append(.init(service: forwarder)) }
    if let feed { services.append(.init(service: feed)) }
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
        kiosk.mailbox.stop()
      }
    }
  }

  /// Everything that only the loop's thread may touch is made here, on that thread.
  private func runLoop(released: @escaping () -> Void) throws {
    // Nobody may wait for a loop that could not begin.
    defer { mailbox.close() }
    let demo = try options.demoChannel.map { try DemoChannel(descriptor: $0) }
    let stallWatch = try StallWatch { [hub] in hub.setStalled($0) }
    let place = JournalPlace(path: settings.journal.path)
    let counter = Counter(
      rules: settings.sessionRules, clock: clock, stallWatch: stallWatch, log: log,
      scanStage: settings.scans.stage, place: place,
      openJournal: { [self] witness throws(JournalFailure) in try openJournal(witness) },
      show: { [hub] in hub.show($0) })
    let devices =
      demo == nil ? try DeviceSet(wanted: settings.wantedDevices, now: clock.now()) : nil
    let loop = KioskLoop(
      counter: counter, mailbox: mailbox,
      careThread: CareThread(place: place, archives: settings.journal.archiveFolder, mailbox: mailbox),
      monthsKept: settings.journal.monthsKept, clock: clock, devices: devices, demo: demo, scale: settings.scale,
      supervisor: Supervisor(), log: log, releasedSomething: released,
      touchedScreen: { [hub] in hub.touch($0) })
    loop.run()
  }

  private func openJournal(_ witness: JournalWitness?) throws(JournalFailure) -> Journal {
    try Journal.open(
      path: settings.journal.path, boot: clock.boot, startedAt: clock.now(), software: KioskVersion.text,
      configuration: CounterConfiguration(
        unit: settings.unit, counter: settings.counter, zone: settings.zone, scale: settings.scale,
        roster: settings.roster.clerks.map(\.id), defaultClerk: settings.roster.defaultClerk,
        shifts: settings.roster.shifts, openingHours: settings.openingHours,
        correctionWindowSeconds: settings.session.correctionWindowSeconds,
        promptTimeoutSeconds: settings.session.promptTimeoutSeconds, burstRatings: settings.session.burstRatings,
        burstMinutes: settings.session.burstMinutes, secondStep: settings.secondStep,
        usualSource: settings.session.usualSource, casePublicKey: casePublicKey?.bytes),
      wall: clock.wallClaim(), witness: witness)
  }

  // MARK: Parts around the loop

  private func makeForwarder(_ condition: ConditionTelling) throws -> Forwarder? {
    guard let centre = settings.centre else { return nil }
    return Forwarder(
      identity: Forwarder.Identity(unit: settings.unit, counter: settings.counter, software: KioskVersion.text),
      key: keyFile,
      credential: CredentialFile(path: centre.credentialFile),
      enrolment: EnrolmentFile(besideJournal: settings.journal.path),
      client: try CentreClient(
        address: try CentreAddress(centre.url), authorityPath: centre.certificateAuthorityFile),
      source: LoopBatchSource(mailbox: mailbox, clock: clock), condition: { await condition.condition() },
      rules: ForwardingPolicy.Rules(intervalMilliseconds: Int64(centre.intervalSeconds) * 1000), logger: log)
  }

  /// `nil` unless sessions come from the centre.
  private func makeFeed() throws -> SessionFeed? {
    guard let centre = settings.centre, centre.sessionFeed else { return nil }
    var bounds = CentreClient.Bounds()
    bounds.totalMilliseconds = SessionFeed.pollMilliseconds
    return SessionFeed(
      key: keyFile, enrolment: EnrolmentFile(besideJournal: settings.journal.path),
      client: try CentreClient(
        address: try CentreAddress(centre.url), authorityPath: centre.certificateAuthorityFile, bounds: bounds),
      desk: LoopFeedDesk(mailbox: mailbox, clock: clock), logger: log)
  }

  private var keyFile: KioskKeyFile {
    KioskKeyFile(
      path: URL(filePath: settings.journal.path).deletingLastPathComponent().appending(path: "kiosk.key").path)
  }

  private static func read(_ path: String, key: String) throws(KioskFailure) -> Data {
    do { return try Data(contentsOf: URL(filePath: path)) } catch {
      throw .fileUnreadable(key: key, path: path, reason: "\(error.localizedDescription)")
    }
  }
}
