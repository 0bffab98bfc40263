import ForwardingContract
import Logging
import RatingModel
import ServiceLifecycle

/// The kiosk's end of the session feed: polls the centre, carries commands to the counter and answers back, one after the
/// other, until it is stopped.
package actor SessionFeed: Service {
  /// A poll that has no answer by then counts as lost: so long at most nothing reaches the kiosk when a network drops
  /// everything and says nothing.
  package static let pollMilliseconds = Limits.feedHoldMilliseconds + 5000

  private let keyFile: KioskKeyFile
  private let enrolmentFile: EnrolmentFile
  private let client: CentreClient
  private let desk: any FeedDesk
  private let clock: any ForwardingClock
  private var generator: any RandomNumberGenerator & Sendable
  private let logger: Logger

  private var policy: FeedPolicy
  private var inbox = FeedInbox()
  private var keptKey: KioskKey?

  /// How the feed stands at the moment.
  package private(set) var health = FeedHealth(state: .connecting)

  /// - Parameter client: One of its own, so that neither the feed nor the forwarder waits for the other.
  package init(
    key: KioskKeyFile, enrolment: EnrolmentFile, client: CentreClient, desk: any FeedDesk,
    clock: any ForwardingClock = MonotonicClock(),
    generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), logger: Logger
  ) {
    keyFile = key
    enrolmentFile = enrolment
    self.client = client
    self.desk = desk
    self.clock = clock
    self.generator = generator
    self.logger = logger
    policy = FeedPolicy(rules: .init())
  }

  /// Runs until cancelled or gracefully stopped; a poll under way is cut, which is safe.
  package func run() async throws {
    let centre = client.connected()
    await cancelWhenGracefulShutdown { await self.follow(centre) }
    await centre.stop()
  }

  private func follow(_ centre: CentreConnection) async {
    await wait(milliseconds: policy.start(using: &generator))
    while !Task.isCancelled {
      do {
        try await exchange(with: centre)
        policy.answered()
        connected()
      } catch {
        guard !Task.isCancelled else { return }
        inbox.disconnected()
        failed(error)
        await wait(milliseconds: policy.failed(error, using: &generator))
      }
    }
  }

  /// One poll and what came of it.
  private func exchange(with centre: CentreConnection) async throws(ForwardingError) {
    // Only the forwarder enrols. Read each time: it may do so anew, with another key of the centre.
    guard let enrolment = try enrolmentFile.read() else { throw .credentialMissing(path: "") }
    guard let centreKey = CentreKey(enrolment.centreKey) else { throw .answerForged }
    let poll = inbox.poll(kiosk: enrolment.kiosk)
    let message = try await SignedMessage.sign(poll, type: .feedPoll, signer: enrolment.kiosk.text, key: try key())
    let sentAt = clock.now()
    let answer = try await centre.post(message, to: "/v1/feed")
    let commands = try await SignedMessage.open(answer, as: FeedCommands.self, type: .feedCommands, key: centreKey)
    try check(commands, answers: message, of: poll)
    let onTheWay = max(0, clock.now().milliseconds(since: sentAt) - max(0, commands.heldMilliseconds))
    await carryOut(inbox.take(commands, olderByMilliseconds: onTheWay))
  }

  private func check(
    _ commands: FeedCommands, answers message: String, of poll: FeedPoll
  ) throws(ForwardingError) {
    guard commands.format == Limits.format else { throw .answerForeign(field: "format") }
    guard commands.poll == SignedMessage.digest(message) else { throw .answerForeign(field: "poll") }
    guard commands.kiosk == poll.kiosk else { throw .answerForeign(field: "kiosk") }
    guard commands.commands.count <= Limits.commandsPerKiosk else { throw .answerForeign(field: "commands") }
  }

  /// In order, each after the one before: so do they reach the counter.
  private func carryOut(_ work: [FeedInbox.Work]) async {
    let begun = clock.now()
    for one in work {
      let left = one.validMilliseconds - clock.now().milliseconds(since: begun)
      let answer = left > 0 ? await desk.perform(one.action, validMilliseconds: left) : .late
      inbox.answered(one.serial, answer)
      health.commands += 1
    }
  }

  private func key() throws(ForwardingError) -> KioskKey {
    if let keptKey { return keptKey }
    let key = try KioskKey(path: keyFile.path)
    keptKey = key
    return key
  }

  private func wait(milliseconds: Int64) async {
    try? await clock.sleep(until: clock.now().adding(milliseconds: milliseconds))
  }

  private func connected() {
    desk.feed(isConnected: true)
    if health.lastFailure != nil { logger.info("the session feed works again") }
    health.lastFailure = nil
    health.state = .connected
    health.connectedSince = health.connectedSince ?? clock.now()
  }

  private func failed(_ error: ForwardingError) {
    desk.feed(isConnected: false)
    defer { health.lastFailure = error }
    health.connectedSince = nil
    if case .credentialMissing = error {
      health.state = .enrolling
      return
    }
    health.state = error.retry ? .retrying : .refused
    guard error != health.lastFailure else { return }
    logger.warning(
      "the session feed is not connected",
      metadata: [
        "code": "\(error.code)", "operation": "\(error.operation)", "subject": "\(error.subject)",
        "hint": "\(error.hint)", "retry": "\(error.retry)",
      ])
  }
}
