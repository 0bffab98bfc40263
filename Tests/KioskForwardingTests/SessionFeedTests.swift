import Crypto
import ForwardingContract
import Foundation
import Logging
import RatingModel
import SeededRandom
import Synchronization
import Testing

@testable import KioskForwarding

/// The kiosk's end of the feed against a centre that does what the test tells it.
@Suite struct SessionFeedTests {
  /// A counter that remembers what it was asked.
  private final class Desk: FeedDesk {
    static let answer = SessionAnswer.state(StateAnswer(state: .serving, session: nil))
    private let asked = Mutex<[FeedAction]>([])
    let (performed, told) = AsyncStream.makeStream(of: FeedAction.self)

    var actions: [FeedAction] { asked.withLock { $0 } }

    func perform(_ action: FeedAction, validMilliseconds: Int64) async -> SessionAnswer {
      asked.withLock { $0.append(action) }
      told.yield(action)
      return Self.answer
    }

    private let connections = Mutex<[Bool]>([])
    /// What the counter was told of the feed, without repetitions.
    var connectionsTold: [Bool] { connections.withLock { $0 } }

    func feed(isConnected: Bool) {
      connections.withLock { if $0.last != isConnected { $0.append(isConnected) } }
    }
  }

  /// What the centre answers to the polls, one after the other; then it is silent.
  private typealias Script = @Sendable (FakeCentre, FakeCentre.Arrival, _ poll: FeedPoll, Int) -> FakeCentre.Answer

  private static func connection(_ id: Character = "b") -> FeedPoll.Connection? {
    guard let feed = FeedID(String(repeating: "a", count: 32)),
      let id = ConnectionID(String(repeating: id, count: 32))
    else { return nil }
    return FeedPoll.Connection(feed: feed, id: id)
  }

  private static func commands(
    _ centre: FakeCentre, _ arrival: FakeCentre.Arrival, _ poll: FeedPoll, serials: [Int64], age: Int64 = 0,
    digest: String? = nil, kiosk: KioskID? = nil, format: Int = Limits.format, type: MessageType = .feedCommands
  ) -> FakeCentre.Answer {
    guard let connection = connection() else { return .silence }
    return centre.message(
      FeedCommands(
        format: format, kiosk: kiosk ?? poll.kiosk,
        poll: digest ?? FakeCentre.hex(SHA256.hash(data: Data(arrival.text.utf8))), connection: connection,
        heldMilliseconds: 0,
        commands: serials.map { FeedCommand(serial: $0, ageMilliseconds: age, action: .state) }), type: type)
  }

  /// Runs an enrolled kiosk's feed against the script while `body` acts; time passes by itself.
  private static func run(
    enrolled: Bool = true, _ script: @escaping Script,
    _ body: @escaping @Sendable (Desk, FakeCentre, SessionFeed, AsyncStream<Int>) async throws -> Void
  ) async throws {
    let scratch = try ScratchFolder()
    let count = Mutex(0)
    let (polls, polled) = AsyncStream.makeStream(of: Int.self)
    let centre = FakeCentre { centre, arrival in
      guard let poll = try? JSONDecoder().decode(FeedPoll.self, from: arrival.payload) else { return .silence }
      let number = count.withLock { number in
        number += 1
        return number
      }
      polled.yield(number)
      return script(centre, arrival, poll, number)
    }
    let enrolment = EnrolmentFile(path: scratch.file("enrolment.json"))
    if enrolled, let kiosk = KioskID("kiosk-q03") {
      try enrolment.write(
        Enrolment(
          kiosk: kiosk, epoch: "e", centreKey: centre.publicKeyText, epochAnnounced: true, codeDigest: ""))
    }
    let desk = Desk()
    try await centre.serve { base in
      var logger = Logger(label: "feed")
      logger.logLevel = .critical
      let feed = SessionFeed(
        key: KioskKeyFile(path: scratch.file("kiosk.key")), enrolment: enrolment,
        client: try CentreClient(address: try CentreAddress(base), authorityPath: nil), desk: desk,
        clock: HurriedClock(), generator: SeededGenerator(seed: 1), logger: logger)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await feed.run() }
        try await body(desk, centre, feed, polls)
        group.cancelAll()
      }
    }
  }

  /// Waits for nothing: every delay is over at once.
  private final class HurriedClock: ForwardingClock {
    func now() -> Instant { Instant(microseconds: 0) }
    func sleep(until deadline: Instant) async throws { try Task.checkCancellation() }
  }

  private static func wait(for number: Int, in polls: AsyncStream<Int>) async {
    for await poll in polls where poll >= number { return }
  }

  @Test func aCommandIsCarriedOutAndAnsweredWithTheNextPoll() async throws {
    try await Self.run { centre, arrival, poll, number in
      number > 2 ? .silence : Self.commands(centre, arrival, poll, serials: number == 2 ? [1] : [])
    } _: { desk, centre, feed, polls in
      await Self.wait(for: 3, in: polls)
      #expect(desk.actions == [.state])
      let sent = try centre.arrivals(at: "/v1/feed").map { try JSONDecoder().decode(FeedPoll.self, from: $0.payload) }
      #expect(sent.map(\.number) == [1, 1, 2])
      #expect(sent.map { $0.connection == nil } == [true, false, false])
      #expect(sent.last?.answers == [FeedPoll.Answer(serial: 1, answer: Desk.answer)])
      #expect(centre.arrivals.first?.header["typ"] == "kiosk-feed+jwt")
      let health = await feed.health
      #expect(health.state == .connected && health.commands == 1 && health.connectedSince != nil)
    }
  }

  @Test func aCommandThatComesAgainIsCarriedOutOnce() async throws {
    try await Self.run { centre, arrival, poll, number in
      number > 4 ? .silence : Self.commands(centre, arrival, poll, serials: number == 1 ? [] : [1])
    } _: { desk, centre, _, polls in
      await Self.wait(for: 5, in: polls)
      #expect(desk.actions == [.state])
      let last = try #require(centre.arrivals.last)
      #expect(try JSONDecoder().decode(FeedPoll.self, from: last.payload).answers.map(\.serial) == [1])
    }
  }

  @Test func whatThePinnedKeyDidNotSignForThisPollIsNotCarriedOut() async throws {
    let other = Curve25519.Signing.PrivateKey()
    try await Self.run { centre, arrival, poll, number in
      switch number {
      case 1: return Self.commands(centre, arrival, poll, serials: [1], digest: String(repeating: "0", count: 64))
      case 2: return Self.commands(centre, arrival, poll, serials: [1], kiosk: KioskID("k-other"))
      case 3: return Self.commands(centre, arrival, poll, serials: [1], format: 2)
      case 4: return Self.commands(centre, arrival, poll, serials: [1], type: .receipt)
      case 5: return Self.commands(centre, arrival, poll, serials: Array(1...Int64(Limits.commandsPerKiosk + 1)))
      case 6:
        guard let forged = try? centre.sign(arrival.payload, type: MessageType.feedCommands.rawValue, with: other)
        else {
          return .silence
        }
        return .plain(status: 200, body: forged)
      default: return .silence
      }
    } _: { desk, _, feed, polls in
      await Self.wait(for: 7, in: polls)
      #expect(desk.actions.isEmpty)
      #expect(await feed.health.state == .retrying)
    }
  }

  @Test func aCommandThatIsTooOldIsNotCarriedOut() async throws {
    try await Self.run { centre, arrival, poll, number in
      number > 2
        ? .silence
        : Self.commands(centre, arrival, poll, serials: number == 2 ? [1] : [], age: Limits.commandMilliseconds)
    } _: { desk, _, _, polls in
      await Self.wait(for: 3, in: polls)
      #expect(desk.actions.isEmpty)
    }
  }

  @Test func afterARefusalItGreetsAnew() async throws {
    try await Self.run { centre, arrival, poll, number in
      switch number {
      case 2: FakeCentre.refusal(status: 409, retry: true)
      case 4...: .silence
      default: Self.commands(centre, arrival, poll, serials: [])
      }
    } _: { desk, centre, _, polls in
      await Self.wait(for: 4, in: polls)
      let sent = try centre.arrivals.map { try JSONDecoder().decode(FeedPoll.self, from: $0.payload) }
      #expect(sent.map { $0.connection == nil } == [true, false, true, false])
      // The counter hears of it: who opens a session meanwhile stands in for the feed.
      #expect(desk.connectionsTold == [true, false, true])
    }
  }

  @Test func aKioskThatIsNotEnrolledPollsNothingAndMakesNoKey() async throws {
    let scratch = try ScratchFolder()
    var logger = Logger(label: "feed")
    logger.logLevel = .critical
    let clock = MockClock()
    let feed = SessionFeed(
      key: KioskKeyFile(path: scratch.file("kiosk.key")),
      enrolment: EnrolmentFile(path: scratch.file("enrolment.json")),
      client: try CentreClient(address: try CentreAddress("http://127.0.0.1:9"), authorityPath: nil), desk: Desk(),
      clock: clock, generator: SeededGenerator(seed: 1), logger: logger)
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await feed.run() }
      clock.advance(to: await clock.nextDeadline())
      _ = await clock.nextDeadline()
      #expect(await feed.health.state == .enrolling)
      #expect(!FileManager.default.fileExists(atPath: scratch.file("kiosk.key")))
      group.cancelAll()
    }
  }
}
