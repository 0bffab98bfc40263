import Foundation
import Logging
import RatingModel
import SeededRandom

@testable import KioskForwarding

/// A forwarder with its folder, clock and journal, before any centre.
struct ForwarderFixture: Sendable {
  let scratch: ScratchFolder
  let source: RecordingSource
  let clock = MockClock()

  static let rules = ForwardingPolicy.Rules(
    intervalMilliseconds: 60_000, firstRetryMilliseconds: 2000, longestRetryMilliseconds: 300_000,
    refusedRetryMilliseconds: 1_800_000)

  init(batches: Int = 1) throws {
    scratch = try ScratchFolder()
    source = RecordingSource(batches: batches)
  }

  func write(_ code: String) throws { try scratch.write(code + "\n", to: "credential") }

  func forwarder(
    at base: String, authority: String? = nil, connectMilliseconds: Int64 = 10_000, totalMilliseconds: Int64 = 30_000,
    answerBytes: Int? = nil
  ) throws -> Forwarder {
    guard let unit = UnitCode("H56.14"), let counter = CounterCode("Q03") else { throw CocoaError(.coderInvalidValue) }
    var bounds = CentreClient.Bounds()
    bounds.connectMilliseconds = connectMilliseconds
    bounds.totalMilliseconds = totalMilliseconds
    if let answerBytes { bounds.answerBytes = answerBytes }
    var logger = Logger(label: "forwarder")
    logger.logLevel = .critical
    return Forwarder(
      identity: .init(unit: unit, counter: counter, software: "1.0.0"),
      key: KioskKeyFile(path: scratch.file("kiosk.key")),
      credential: CredentialFile(path: scratch.file("credential")),
      enrolment: EnrolmentFile(path: scratch.file("enrolment.json")),
      client: try CentreClient(address: try CentreAddress(base), authorityPath: authority, bounds: bounds),
      source: source, rules: Self.rules, clock: clock, generator: SeededGenerator(seed: 1), logger: logger)
  }

  /// Runs a forwarder while `body` acts, then stops it.
  func run(_ forwarder: Forwarder, _ body: @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await forwarder.run() }
      try await body()
      group.cancelAll()
    }
  }

  /// Lets the current wait end, so that an attempt is made.
  func nextAttempt() async { clock.advance(to: await clock.nextDeadline()) }

  /// Waits until the forwarder waits again, which ends the attempt, and returns for how long it wants to.
  func delayAfterAttempt() async -> Int64 {
    let deadline = await clock.nextDeadline()
    return deadline.milliseconds(since: clock.now())
  }
}
