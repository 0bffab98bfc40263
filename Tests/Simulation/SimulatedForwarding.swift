import ForwardingContract
import Foundation
import Logging
import RatingModel
import SeededRandom

@testable import KioskAssembly
@testable import KioskForwarding

/// A kiosk's forwarder, driven by hand: the real one, over a simulated line, with the kiosk's loop as its source.
final class SimulatedForwarding {
  private let kiosk: SimulatedKiosk
  let line: SimulatedLine
  private let seed: UInt64
  private var runs: UInt64 = 0
  private var forwarder: Forwarder?
  /// When the forwarder wants to be asked again.
  private var deadline = Instant(microseconds: 0)

  init(of kiosk: SimulatedKiosk, over line: SimulatedLine, seed: UInt64) {
    self.kiosk = kiosk
    self.line = line
    self.seed = seed
  }

  /// The program begins anew.
  func restart() {
    forwarder = nil
    line.whileAnswerIsUnderWay = {}
  }

  /// What is due at the kiosk's time, and what follows from it at once.
  func step(released: Bool) async throws {
    let now = kiosk.clock.now()
    let isNew = forwarder == nil
    let forwarder = try forwarder ?? make()
    self.forwarder = forwarder
    guard isNew || released || now >= deadline else { return }
    deadline = await forwarder.handle(isNew ? .started : now >= deadline ? .timeReached : .released, at: line)
  }

  private func make() throws -> Forwarder {
    runs += 1
    var log = Logger(label: "simulated")
    log.logLevel = .critical
    let words = try OfficeFixture.words()
    return Forwarder(
      identity: .init(unit: words.unit, counter: kiosk.counter, software: "1.0.0"),
      key: KioskKeyFile(path: kiosk.disk.file("kiosk.key")),
      credential: CredentialFile(path: kiosk.disk.file("enrolment.code")),
      enrolment: EnrolmentFile(path: kiosk.disk.file("enrolment.json")),
      client: try CentreClient(address: try CentreAddress("https://centre.invalid"), authorityPath: nil),
      source: Source(kiosk), clock: Clock(kiosk), generator: SeededGenerator(seed: seed &+ runs), logger: log)
  }

  /// The loop as the forwarder sees it: each question is a letter, answered by a turn.
  private final class Source: BatchSource, @unchecked Sendable {
    struct Unavailable: Error {}
    private let kiosk: SimulatedKiosk
    init(_ kiosk: SimulatedKiosk) { self.kiosk = kiosk }

    func batch(kiosk id: KioskID, epoch: String, isDaily: Bool) async throws -> Batch? {
      try ask { .batch(kiosk: id, epoch: epoch, isDaily: isDaily, answer: $0) }
    }
    func accept(_ receipt: SignedReceipt, for batch: Batch) async throws {
      try ask { .accept(receipt, batch: batch, roundTripMilliseconds: 20, answer: $0) }
    }
    func announced(epoch: String, sealKey: Data?) async throws {
      try ask { .announced(epoch: epoch, sealKey: sealKey, answer: $0) }
    }

    private func ask<Value: Sendable>(
      _ command: (@escaping @Sendable (Result<Value, any Error>) -> Void) -> LoopCommand
    ) throws -> Value {
      let box = Box<Value>()
      guard kiosk.ask(command { box.answer = $0 }), let answer = box.answer else { throw Unavailable() }
      return try answer.get()
    }
  }

  private final class Box<Value: Sendable>: @unchecked Sendable { var answer: Result<Value, any Error>? }

  private final class Clock: ForwardingClock, @unchecked Sendable {
    private let kiosk: SimulatedKiosk
    init(_ kiosk: SimulatedKiosk) { self.kiosk = kiosk }
    func now() -> Instant { kiosk.clock.now() }
    /// Time passes by steps of the simulation only.
    func sleep(until deadline: Instant) async throws { throw CancellationError() }
  }
}
