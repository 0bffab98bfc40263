import ForwardingContract
import Logging
import RatingModel
import ServiceLifecycle

/// Brings batches to the centre, round after round, until it is stopped.
package actor Forwarder: Service {
  /// What the kiosk says of itself.
  package struct Identity: Hashable, Sendable {
    package let unit: UnitCode
    package let counter: CounterCode
    /// `1.0.0`.
    package let software: String

    package init(unit: UnitCode, counter: CounterCode, software: String) {
      self.unit = unit
      self.counter = counter
      self.software = software
    }
  }

  let identity: Identity
  private let keyFile: KioskKeyFile
  private var keptKey: KioskKey?
  let credential: CredentialFile
  let enrolmentFile: EnrolmentFile
  private let client: CentreClient
  let source: any BatchSource
  /// How the kiosk is, told with each batch; `nil` where it does not tell.
  private let condition: @Sendable () async -> KioskCondition?

  private let clock: any ForwardingClock
  private var generator: any RandomNumberGenerator & Sendable
  private let logger: Logger
  private let wakeUp = WakeUp()
  private var policy: ForwardingPolicy
  /// The source was told of epoch and key in this run.
  private var isAnnounced = false

  /// How forwarding stands at the moment.
  package private(set) var health = ForwardingHealth(state: .enrolling)

  package init(
    identity: Identity, key: KioskKeyFile, credential: CredentialFile, enrolment: EnrolmentFile, client: CentreClient,
    source: any BatchSource, condition: @escaping @Sendable () async -> KioskCondition? = { nil },
    rules: ForwardingPolicy.Rules = .init(), clock: any ForwardingClock = MonotonicClock(),
    generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), logger: Logger
  ) {
    self.identity = identity
    self.keyFile = key
    self.credential = credential
    self.enrolmentFile = enrolment
    self.client = client
    self.source = source
    self.condition = condition
    self.policy = ForwardingPolicy(rules: rules)
    self.clock = clock
    self.generator = generator
    self.logger = logger
  }

  /// Says that there may be something new to send. Never waits; may be called from any thread, as often as one likes.
  package nonisolated func somethingReleased() { wakeUp.signal() }

  /// Runs until cancelled or gracefully stopped; an attempt under way is cut, which is safe.
  package func run() async throws {
    let centre = client.connected()
    await cancelWhenGracefulShutdown { await self.forward(to: centre) }
    await centre.stop()
  }

  private func forward(to centre: some CentreTransport) async {
    var deadline = await handle(.started, at: centre)
    while !Task.isCancelled {
      let released = await wakeUp.wait(until: deadline, by: clock)
      deadline = await handle(released ? .released : .timeReached, at: centre)
    }
  }

  /// Takes in what happened, and makes every attempt that follows from it at once.
  ///
  /// - Returns: Until when nothing is to be done unless something is released.
  func handle(_ event: ForwardingPolicy.Event, at centre: some CentreTransport) async -> Instant {
    var action = decide(event)
    while true {
      switch action {
      case .send where Task.isCancelled: return clock.now()
      case .send: action = decide(.attempted(await attempt(at: centre)))
      case .wait(let deadline): return deadline
      case .carryOn: preconditionFailure("attempts are made one after the other")
      }
    }
  }

  private func decide(_ event: ForwardingPolicy.Event) -> ForwardingPolicy.Action {
    policy.handle(event, at: clock.now(), using: &generator)
  }

  private func attempt(at centre: some CentreTransport) async -> ForwardingPolicy.Result {
    if health.state != .enrolling { health.state = .sending }
    do {
      let result = try await deliver(to: centre)
      health.state = result.isFollowed ? .sending : .current
      report(nil)
      return result
    } catch {
      health.state = error.retry ? .retrying : .refused
      report(error)
      return error.result
    }
  }

  /// One batch, from the journal to its receipt.
  private func deliver(to centre: some CentreTransport) async throws(ForwardingError) -> ForwardingPolicy.Result {
    let enrolment = try await enrolled(at: centre)
    guard let batch = try await nextBatch(enrolment) else { return .nothingToSend }
    let message = try await SignedMessage.sign(batch, type: .batch, signer: enrolment.kiosk.text, key: try key())
    let answer = try await receipt(for: batch, sentAs: message, by: centre, pinned: enrolment.centreKey)
    let receipt = answer.receipt
    if try await takeAnnouncements(of: receipt, enrolment) { return .announced }
    do { try await source.accept(answer, for: batch) } catch { throw .journalUnavailable }
    return try judge(receipt, of: batch)
  }

  /// What an accepted receipt means for what comes next and for what is said of it.
  private func judge(_ receipt: Receipt, of batch: Batch) throws(ForwardingError) -> ForwardingPolicy.Result {
    if let reason = receipt.abandon {
      // The next journal is told of epoch and key, too.
      isAnnounced = false
      health.take(receipt, of: batch, at: clock.now())
      throw .journalAbandoned(reason)
    }
    let (asked, isCompared) = (health.asked, health.isComparing)
    health.take(receipt, of: batch, at: clock.now())
    if let entry = receipt.prove {
      guard asked != entry else { throw .journalUnproven }
      return .unproven
    }
    if receipt.digest == .differs {
      // Comparing mends it; where it was done since the digests last matched, it did not. What was refused now is no wonder.
      guard receipt.compareAfter != nil, !isCompared || receipt.refused != nil else { throw .digestDiffers }
      return .compared
    }
    if receipt.compareAfter != nil || batch.groups != nil { return .asked }
    if batch.complete { return .complete }
    // With tallies kept back no batch is complete. One that was not full has left nothing that cannot wait.
    return batch.keptBack != nil && batch.tallies.count < Limits.talliesPerBatch ? .moreLater : .more
  }

  func needsAnnouncing(_ enrolment: Enrolment) -> Bool {
    !enrolment.epochAnnounced || (!isAnnounced && enrolment.sealKey != nil)
  }

  func noteAnnounced() { isAnnounced = true }

  /// Read, or made, in the first attempt that gets so far: a folder that cannot be written to stops no rating.
  func key() throws(ForwardingError) -> KioskKey {
    if let keptKey { return keptKey }
    let key = try KioskKey(path: keyFile.path)
    keptKey = key
    return key
  }

  private func nextBatch(_ enrolment: Enrolment) async throws(ForwardingError) -> Batch? {
    let batch: Batch?
    do {
      batch = try await source.batch(kiosk: enrolment.kiosk, epoch: enrolment.epoch, isDaily: policy.isDaily)
    } catch { throw .journalUnavailable }
    guard var batch else { return nil }
    batch.condition = await condition()
    return batch
  }

  /// The centre's answer, if it is signed by the pinned key and about this message.
  private func receipt(
    for batch: Batch, sentAs message: String, by centre: some CentreTransport, pinned: String
  ) async throws(ForwardingError) -> SignedReceipt {
    guard let key = CentreKey(pinned) else { throw .answerForged }
    let answer = try await centre.post(message, to: "/v1/batches")
    let receipt = try await SignedMessage.open(answer, as: Receipt.self, type: .receipt, key: key)
    guard receipt.format == Limits.format else { throw .answerForeign(field: "format") }
    guard receipt.batch == SignedMessage.digest(message) else { throw .answerForeign(field: "batch") }
    guard receipt.kiosk == batch.kiosk else { throw .answerForeign(field: "kiosk") }
    guard receipt.journal == batch.journal else { throw .answerForeign(field: "journal") }
    guard receipt.head == batch.head else { throw .answerForeign(field: "head") }
    return SignedReceipt(receipt, signed: answer)
  }

  private func report(_ failure: ForwardingError?) {
    defer { health.lastFailure = failure }
    guard failure != health.lastFailure, !Task.isCancelled else { return }
    if let failure {
      logger.warning(
        "cannot forward",
        metadata: [
          "code": "\(failure.code)", "operation": "\(failure.operation)", "subject": "\(failure.subject)",
          "hint": "\(failure.hint)", "retry": "\(failure.retry)",
        ])
    } else {
      logger.info("forwarding works again")
    }
  }
}
