import ForwardingContract
import RatingModel
import SeededRandom
import Testing

@testable import EvaluationFeed
@testable import KioskForwarding

/// Both ends of the feed over a wire that loses, delays and repeats, with programs that die, against a few lines that say
/// what must hold: nothing is carried out twice, late, or out of order; everybody is answered once and truly.
@Suite struct LossyWireTests {
  /// One kiosk, one centre, one wire.
  private struct World {
    struct Command {
      let ticket: RelayTicket
      let askedAt: Instant
      let session: SessionID
    }

    var generator: SeededGenerator
    var now = Instant(milliseconds: 0)
    var relay: SessionRelay
    var inbox = FeedInbox()
    let kiosk: KioskID
    var random: Int64 = 0

    var commands: [RelayTicket: Command] = [:]
    var replies: [RelayTicket: [RelayReply]] = [:]
    /// Which sessions this run of the kiosk has carried out, in order.
    var carriedOut: [SessionID] = []
    var everCarriedOut: Set<SessionID> = []
    /// The kiosk's poll on its way or held: when it left, and its ticket at the centre once it arrived.
    var polled: (at: Instant, ticket: RelayTicket?)?
    /// Answers of the centre on their way to the kiosk.
    var onTheWay: [(arrives: Instant, ticket: RelayTicket, delivery: RelayDelivery)] = []
    var tickets: Int64 = 0

    init(seed: UInt64) throws {
      generator = SeededGenerator(seed: seed)
      kiosk = try RelayFixture.kiosk()
      relay = SessionRelay(feed: try RelayFixture.code(1))
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    mutating func ticket() -> RelayTicket {
      tickets += 1
      return RelayTicket(tickets)
    }

    mutating func step() throws {
      now = now.adding(milliseconds: .random(in: 0...400, using: &generator))
      perform(relay.handle(.timeReached, at: now))
      try arrive()
      switch Int.random(in: 0..<100, using: &generator) {
      case 0..<40: try ask()
      case 40..<85: try poll()
      case 85..<92: cut()
      case 92..<95: restartKiosk()
      case 95..<97: try restartCentre()
      default: now = now.adding(milliseconds: .random(in: 0...6000, using: &generator))
      }
    }

    mutating func ask() throws {
      let ticket = ticket()
      let session = try RelayFixture.session("s-\(ticket.number)")
      commands[ticket] = Command(ticket: ticket, askedAt: now, session: session)
      perform(relay.handle(.asked(kiosk, .open(session, SessionOpening()), ticket, bytes: 50), at: now))
    }

    mutating func poll() throws {
      guard polled == nil else { return }
      let poll = inbox.poll(kiosk: kiosk)
      let arrives = !chance(10)
      let ticket = ticket()
      polled = (now, arrives ? ticket : nil)
      guard arrives else { return }
      random += 1
      perform(relay.handle(.polled(poll, ticket, newConnection: try RelayFixture.code(1000 + random)), at: now))
    }

    /// The connection breaks: what is on its way is lost, and the kiosk starts anew.
    mutating func cut() {
      onTheWay = []
      polled = nil
      inbox.disconnected()
    }

    mutating func restartKiosk() {
      cut()
      inbox = FeedInbox()
      carriedOut = []
    }

    mutating func restartCentre() throws {
      perform(relay.handle(.stopped, at: now))
      random += 1
      relay = SessionRelay(feed: try RelayFixture.code(random))
    }

    mutating func arrive() throws {
      let due = onTheWay.filter { $0.arrives <= now }
      onTheWay.removeAll { $0.arrives <= now }
      for answer in due {
        guard let sent = polled, sent.ticket == answer.ticket else { continue }
        polled = nil
        let message = FeedCommands(
          kiosk: kiosk, poll: "", connection: answer.delivery.connection,
          heldMilliseconds: answer.delivery.heldMilliseconds, commands: answer.delivery.commands)
        let older = now.milliseconds(since: sent.at) - answer.delivery.heldMilliseconds
        for work in inbox.take(message, olderByMilliseconds: older) { try carryOut(work) }
      }
    }

    mutating func carryOut(_ work: FeedInbox.Work) throws {
      guard case .open(let session, _, _) = work.action else { return }
      let command = try #require(commands.values.first { $0.session == session })
      #expect(!carriedOut.contains(session), "carried out twice")
      #expect(now.milliseconds(since: command.askedAt) < Limits.commandMilliseconds, "carried out late")
      let ticket = { (session: SessionID) in Int64(session.text.dropFirst(2)) ?? 0 }
      #expect(carriedOut.last.map { ticket($0) < ticket(session) } ?? true, "out of order")
      carriedOut.append(session)
      everCarriedOut.insert(session)
      inbox.answered(work.serial, .state(StateAnswer(state: .serving, session: session)))
    }

    mutating func perform(_ effects: [RelayEffect]) {
      for effect in effects {
        switch effect {
        case .deliver(let ticket, let delivery):
          guard !chance(15) else { continue }
          let copies = chance(5) ? 2 : 1
          for _ in 0..<copies {
            let delay = Int64.random(in: 0...(chance(10) ? 7000 : 200), using: &generator)
            onTheWay.append((now.adding(milliseconds: delay), ticket, delivery))
          }
        case .refuse(let ticket, _):
          if polled?.ticket == ticket { cut() }
        case .answer(let ticket, let reply): replies[ticket, default: []].append(reply)
        }
      }
    }

    mutating func finish() throws {
      now = now.adding(milliseconds: Limits.commandMilliseconds)
      perform(relay.handle(.timeReached, at: now))
      for (ticket, command) in commands {
        #expect(replies[ticket]?.count == 1, "\(ticket) was answered \(replies[ticket]?.count ?? 0) times")
        switch replies[ticket]?.first {
        case .answered(.state(let state)):
          #expect(state.session == command.session, "another's answer")
          #expect(everCarriedOut.contains(command.session), "answered and not carried out")
        case .notConnected, .full, .silent(delivered: false):
          #expect(!everCarriedOut.contains(command.session), "carried out although it was said not to have left")
        default: break
        }
      }
    }
  }

  @Test(arguments: 1...200)
  func nothingIsCarriedOutTwiceLateOrOutOfOrderAndEverybodyIsAnsweredOnce(seed: UInt64) throws {
    var world = try World(seed: seed)
    for _ in 0..<400 { try world.step() }
    try world.finish()
  }

  /// The wire is bad enough and the schedules are long enough for everything to happen.
  @Test func someCommandsAreAnsweredAndSomeAreNot() throws {
    var world = try World(seed: 7)
    for _ in 0..<4000 { try world.step() }
    try world.finish()
    let replies = world.replies.values.flatMap(\.self)
    for wanted in [RelayReply.notConnected, .silent(delivered: true), .silent(delivered: false)] {
      #expect(replies.contains(wanted), "\(wanted)")
    }
    #expect(replies.contains { if case .answered = $0 { true } else { false } })
  }
}
