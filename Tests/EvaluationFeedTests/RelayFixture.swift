import ForwardingContract
import RatingModel
import Testing

@testable import EvaluationFeed

/// A relay whose time is moved by hand, with one kiosk and short ways to write what happens.
struct RelayFixture {
  var relay: SessionRelay
  var now = Instant(milliseconds: 0)
  private var lastTicket: Int64 = 0
  private var connections: Int64 = 0

  init() throws { relay = SessionRelay(feed: try Self.code(1)) }

  static func code<Rule>(_ number: Int64) throws -> Code<Rule> {
    let digits = String(number, radix: 16)
    return try #require(Code<Rule>(String(repeating: "0", count: 32 - digits.count) + digits))
  }

  static func kiosk(_ name: String = "k-1") throws -> KioskID { try #require(KioskID(name)) }
  static func session(_ name: String) throws -> SessionID { try #require(SessionID(name)) }

  static func opened(_ name: String) throws -> SessionAnswer {
    .state(StateAnswer(state: .serving, session: try session(name)))
  }

  mutating func pass(milliseconds: Int64) -> [RelayEffect] {
    now = now.adding(milliseconds: milliseconds)
    return relay.handle(.timeReached, at: now)
  }

  mutating func ticket() -> RelayTicket {
    lastTicket += 1
    return RelayTicket(lastTicket)
  }

  /// A greeting, and the connection that it was answered with.
  mutating func greet(_ kiosk: String = "k-1") throws -> FeedPoll.Connection {
    let effects = try poll(nil, kiosk: kiosk).effects
    for case .deliver(_, let delivery) in effects { return delivery.connection }
    throw Unanswered(effects: effects)
  }

  struct Unanswered: Error { let effects: [RelayEffect] }

  mutating func poll(
    _ connection: FeedPoll.Connection?, number: Int64 = 1, answers: [FeedPoll.Answer] = [], kiosk: String = "k-1"
  ) throws -> (ticket: RelayTicket, effects: [RelayEffect]) {
    connections += 1
    let poll = FeedPoll(
      kiosk: try Self.kiosk(kiosk), connection: connection, number: number, answers: answers)
    let ticket = ticket()
    let effects = relay.handle(
      .polled(poll, ticket, newConnection: try Self.code(1000 + connections)), at: now)
    return (ticket, effects)
  }

  mutating func ask(
    _ action: FeedAction, kiosk: String = "k-1", bytes: Int = 100
  ) throws -> (ticket: RelayTicket, effects: [RelayEffect]) {
    let ticket = ticket()
    return (ticket, relay.handle(.asked(try Self.kiosk(kiosk), action, ticket, bytes: bytes), at: now))
  }

  mutating func open(
    _ name: String, kiosk: String = "k-1", bytes: Int = 100
  ) throws -> (ticket: RelayTicket, effects: [RelayEffect]) {
    try ask(.open(try Self.session(name), SessionOpening()), kiosk: kiosk, bytes: bytes)
  }
}

extension [RelayEffect] {
  /// Commands that left, whichever poll they left with.
  var commands: [FeedCommand] {
    flatMap { effect -> [FeedCommand] in if case .deliver(_, let delivery) = effect { delivery.commands } else { [] } }
  }
}
