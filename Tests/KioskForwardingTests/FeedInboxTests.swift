import ForwardingContract
import RatingModel
import Testing

@testable import KioskForwarding

@Suite struct FeedInboxTests {
  private var inbox = FeedInbox()
  private let kiosk: KioskID
  private let connection: FeedPoll.Connection

  init() throws {
    kiosk = try #require(KioskID("k-1"))
    connection = try Self.connection(feed: "a", id: "b")
  }

  private static func connection(feed: Character, id: Character) throws -> FeedPoll.Connection {
    FeedPoll.Connection(
      feed: try #require(FeedID(String(repeating: feed, count: 32))),
      id: try #require(ConnectionID(String(repeating: id, count: 32))))
  }

  private static let state = SessionAnswer.state(StateAnswer(state: .idle, session: nil))

  private func message(_ serials: Int64..., age: Int64 = 0, of connection: FeedPoll.Connection? = nil) -> FeedCommands {
    FeedCommands(
      kiosk: kiosk, poll: "", connection: connection ?? self.connection, heldMilliseconds: 0,
      commands: serials.map { FeedCommand(serial: $0, ageMilliseconds: age, action: .state) })
  }

  /// Polls, and takes the answer that comes.
  private mutating func exchange(_ message: FeedCommands, older: Int64 = 0) -> [Int64] {
    _ = inbox.poll(kiosk: kiosk)
    return inbox.take(message, olderByMilliseconds: older).map(\.serial)
  }

  @Test mutating func theFirstPollGreetsAndTheNextOnesCount() throws {
    let greeting = inbox.poll(kiosk: kiosk)
    #expect(greeting.connection == nil)
    #expect(inbox.take(message(), olderByMilliseconds: 0).isEmpty)
    #expect(inbox.poll(kiosk: kiosk).connection == connection)
    let second = inbox.poll(kiosk: kiosk)
    #expect(second.number == 2)
  }

  @Test mutating func answersAreRepeatedUntilAPollThatCarriedThemWasAnswered() throws {
    _ = exchange(message())
    #expect(exchange(message(1)) == [1])
    inbox.answered(1, Self.state)
    let answer = FeedPoll.Answer(serial: 1, answer: Self.state)
    #expect(inbox.poll(kiosk: kiosk).answers == [answer])
    // Nothing came back.
    #expect(inbox.poll(kiosk: kiosk).answers == [answer])
    _ = inbox.take(message(), olderByMilliseconds: 0)
    #expect(inbox.poll(kiosk: kiosk).answers.isEmpty)
  }

  @Test mutating func aCommandThatComesAgainIsAnsweredAgainAndNotCarriedOut() throws {
    _ = exchange(message())
    #expect(exchange(message(1)) == [1])
    inbox.answered(1, Self.state)
    _ = exchange(message())
    #expect(exchange(message(1, 2)) == [2])
    #expect(inbox.poll(kiosk: kiosk).answers.map(\.serial) == [1])
  }

  @Test mutating func acrossConnectionsOfOneFeedItStaysCarriedOutAndIsAnswered() throws {
    _ = exchange(message())
    #expect(exchange(message(1)) == [1])
    inbox.answered(1, Self.state)
    inbox.disconnected()
    let greeting = inbox.poll(kiosk: kiosk)
    #expect(greeting.connection == nil && greeting.answers.isEmpty)
    let newer = try Self.connection(feed: "a", id: "c")
    #expect(inbox.take(message(of: newer), olderByMilliseconds: 0).isEmpty)
    let poll = inbox.poll(kiosk: kiosk)
    #expect(poll.number == 1 && poll.connection == newer)
    #expect(poll.answers.map(\.serial) == [1])
    #expect(inbox.take(message(1, of: newer), olderByMilliseconds: 0).isEmpty)
  }

  @Test mutating func inAnotherFeedTheSameSerialIsAnotherCommand() throws {
    _ = exchange(message())
    #expect(exchange(message(1)) == [1])
    inbox.answered(1, Self.state)
    inbox.disconnected()
    let other = try Self.connection(feed: "f", id: "c")
    #expect(exchange(message(of: other)).isEmpty)
    #expect(inbox.poll(kiosk: kiosk).answers.isEmpty)
    #expect(inbox.take(message(1, of: other), olderByMilliseconds: 0).map(\.serial) == [1])
  }

  @Test(arguments: [
    (4999, 0, true), (5000, 0, false), (0, 5000, false), (3000, 1999, true), (3000, 2000, false), (-1, 0, false),
  ])
  mutating func ageAtTheCentreAndTimeOnTheWayTogetherDecide(age: Int64, older: Int64, isTaken: Bool) throws {
    _ = exchange(message())
    #expect(exchange(message(1, age: age), older: older) == (isTaken ? [1] : []))
    if !isTaken {
      let answer = try #require(inbox.poll(kiosk: kiosk).answers.first)
      guard case .refused(let refusal, 503) = answer.answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(refusal.code == "command-late" && refusal.retry)
      // And it is not carried out when it comes again.
      #expect(inbox.take(message(1), olderByMilliseconds: 0).isEmpty)
    }
  }

  @Test mutating func whatIsLeftOfItsTimeGoesWithIt() throws {
    _ = exchange(message())
    _ = inbox.poll(kiosk: kiosk)
    #expect(inbox.take(message(1, age: 1000), olderByMilliseconds: 500).map(\.validMilliseconds) == [3500])
  }

  @Test mutating func memoryIsBoundedAndAnswersOfOnePollToo() throws {
    _ = exchange(message())
    let last = Int64(3 * FeedInbox.mostRemembered)
    for serial in 1...last {
      #expect(inbox.take(message(serial), olderByMilliseconds: 0).count == 1)
      inbox.answered(serial, Self.state)
    }
    let first = last - Int64(FeedInbox.mostRemembered) + 1
    #expect(inbox.poll(kiosk: kiosk).answers.map(\.serial) == Array(first..<first + Int64(Limits.answersPerPoll)))
    // What is forgotten is still not carried out again.
    #expect(inbox.take(message(1), olderByMilliseconds: 0).isEmpty)
  }
}
