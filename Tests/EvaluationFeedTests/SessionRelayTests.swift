import ForwardingContract
import RatingModel
import Testing

@testable import EvaluationFeed

@Suite struct SessionRelayTests {
  private var centre: RelayFixture
  private let connection: FeedPoll.Connection

  init() throws {
    centre = try RelayFixture()
    connection = try centre.greet()
  }

  private func answer(_ serial: Int64, _ name: String) throws -> FeedPoll.Answer {
    FeedPoll.Answer(serial: serial, answer: try RelayFixture.opened(name))
  }

  @Test mutating func aCommandLeavesAtOnceWithThePollThatIsHeldAndItsAnswerGoesToTheCaller() throws {
    let poll = try centre.poll(connection)
    #expect(poll.effects.isEmpty)
    _ = centre.pass(milliseconds: 3000)

    let asked = try centre.open("A")
    let command = FeedCommand(
      serial: 1, ageMilliseconds: 0, action: .open(try RelayFixture.session("A"), SessionOpening()))
    #expect(
      asked.effects == [
        .deliver(poll.ticket, RelayDelivery(connection: connection, heldMilliseconds: 3000, commands: [command]))
      ])

    let next = try centre.poll(connection, number: 2, answers: [try answer(1, "A")])
    #expect(next.effects == [.answer(asked.ticket, .answered(try RelayFixture.opened("A")))])
  }

  @Test mutating func withoutAKioskTheCallerHearsSoAtOnce() throws {
    let asked = try centre.open("A", kiosk: "k-2")
    #expect(asked.effects == [.answer(asked.ticket, .notConnected)])
  }

  @Test mutating func aKioskThatWasHandedACommandAndIsNotHeardAgainIsNotConnected() throws {
    _ = try centre.poll(connection)
    let first = try centre.open("A")
    #expect(first.effects.commands.count == 1)
    #expect(centre.pass(milliseconds: 4999).isEmpty)
    #expect(centre.pass(milliseconds: 1) == [.answer(first.ticket, .silent(delivered: true))])
    #expect(centre.relay.connectedKiosks(at: centre.now) == 0)

    let second = try centre.open("B")
    #expect(second.effects == [.answer(second.ticket, .notConnected)])
  }

  @Test mutating func aCommandThatDidNotLeaveIsWithdrawnAndNeverLeaves() throws {
    let asked = try centre.open("A")
    #expect(asked.effects.isEmpty)
    #expect(centre.pass(milliseconds: 5000) == [.answer(asked.ticket, .silent(delivered: false))])
    #expect(try centre.poll(connection).effects.isEmpty)
  }

  @Test mutating func cutBetweenDeliveryAndAnswerTheCommandLeavesAgainUnderItsSerialAndOlder() throws {
    _ = try centre.poll(connection)
    let asked = try centre.open("A")
    _ = centre.pass(milliseconds: 1200)

    // The answer to the poll was lost: the kiosk greets, then polls.
    let anew = try centre.greet()
    let redelivered = try centre.poll(anew).effects.commands
    #expect(redelivered.map(\.serial) == asked.effects.commands.map(\.serial))
    #expect(redelivered.map(\.ageMilliseconds) == [1200])

    let answered = try centre.poll(anew, number: 2, answers: [try answer(1, "A")])
    #expect(answered.effects == [.answer(asked.ticket, .answered(try RelayFixture.opened("A")))])
  }

  @Test mutating func anAnswerThatComesTwiceOrTooLateChangesNothing() throws {
    _ = try centre.poll(connection)
    let first = try centre.open("A")
    #expect(centre.pass(milliseconds: 5000) == [.answer(first.ticket, .silent(delivered: true))])
    let late = try centre.poll(connection, number: 2, answers: [try answer(1, "A")])
    #expect(late.effects.isEmpty)

    let second = try centre.open("B")
    #expect(second.effects.commands.map(\.serial) == [2])
    let twice = try centre.poll(connection, number: 3, answers: [try answer(2, "B"), try answer(2, "B")])
    #expect(twice.effects == [.answer(second.ticket, .answered(try RelayFixture.opened("B")))])
  }

  @Test mutating func anAnswerToWhatHasNotLeftIsNoAnswer() throws {
    let asked = try centre.open("A")
    let poll = try centre.poll(connection, answers: [try answer(1, "A")])
    #expect(poll.effects.commands.map(\.serial) == [1])
    #expect(!poll.effects.contains(.answer(asked.ticket, .answered(try RelayFixture.opened("A")))))
  }

  @Test mutating func commandsLeaveInTheOrderInWhichTheyCame() throws {
    _ = try centre.open("A")
    _ = try centre.ask(.invite(try RelayFixture.session("A")))
    _ = try centre.ask(.state)
    let commands = try centre.poll(connection).effects.commands
    #expect(commands.map(\.serial) == [1, 2, 3])
    #expect(commands.last?.action == .state)
  }

  @Test mutating func aNewConnectionEndsTheOlderOneAndGetsWhatWaits() throws {
    let held = try centre.poll(connection)
    let newer = try centre.poll(nil)
    #expect(newer.effects.first == .refuse(held.ticket, .superseded))
    guard case .deliver(newer.ticket, let delivery) = newer.effects.last else {
      Issue.record("\(newer.effects)")
      return
    }
    #expect(delivery.connection != connection && delivery.commands.isEmpty)
    _ = try centre.open("A")

    let older = try centre.poll(connection, number: 2)
    #expect(older.effects == [.refuse(older.ticket, .superseded)])
    #expect(try centre.poll(delivery.connection).effects.commands.count == 1)
  }

  @Test mutating func aGreetingThatSomebodyRecordedBringsNoCommands() throws {
    _ = try centre.open("A")
    #expect(try centre.poll(nil).effects.commands.isEmpty)
  }

  @Test mutating func aPollThatComesAgainIsRefused() throws {
    _ = try centre.poll(connection, number: 1)
    let again = try centre.poll(connection, number: 1)
    #expect(again.effects == [.refuse(again.ticket, .repeated)])
  }

  @Test mutating func aPollThatTheKioskGaveUpEndsWithItsNextOne() throws {
    let lost = try centre.poll(connection, number: 1)
    let next = try centre.poll(connection, number: 2)
    #expect(next.effects == [.refuse(lost.ticket, .superseded)])
    #expect(try centre.open("A").effects.commands.count == 1)
  }

  @Test mutating func whoeverSentThePollHasGoneAndTheKioskIsNotConnected() throws {
    let poll = try centre.poll(connection)
    _ = centre.pass(milliseconds: SessionRelay.graceMilliseconds)
    #expect(centre.relay.connectedKiosks(at: centre.now) == 1)
    #expect(centre.relay.handle(.pollEnded(poll.ticket), at: centre.now).isEmpty)
    #expect(centre.relay.connectedKiosks(at: centre.now) == 0)
  }

  @Test mutating func aPollIsHeldForItsTimeAndAnsweredWithNothing() throws {
    let poll = try centre.poll(connection)
    #expect(centre.relay.nextDeadline == centre.now.adding(milliseconds: Limits.feedHoldMilliseconds))
    #expect(centre.pass(milliseconds: Limits.feedHoldMilliseconds - 1).isEmpty)
    let nothing = RelayDelivery(
      connection: connection, heldMilliseconds: Limits.feedHoldMilliseconds, commands: [])
    #expect(centre.pass(milliseconds: 1) == [.deliver(poll.ticket, nothing)])
  }

  @Test mutating func anotherFeedIsGreetedAndItsAnswersMeanNothing() throws {
    _ = try centre.poll(connection)
    let asked = try centre.open("A")
    // The kiosk comes from a centre that ran before: its serial 1 was another command.
    let before = FeedPoll.Connection(feed: try RelayFixture.code(77), id: try RelayFixture.code(78))
    let poll = try centre.poll(before, number: 9, answers: [try answer(1, "other")])
    guard case .deliver(poll.ticket, let delivery) = poll.effects.last else {
      Issue.record("\(poll.effects)")
      return
    }
    #expect(delivery.connection.feed == centre.relay.feed)
    #expect(!poll.effects.contains(.answer(asked.ticket, .answered(try RelayFixture.opened("other")))))
  }

  @Test mutating func noMoreWaitThanMayAndTheNextIsToldSo() throws {
    for number in 1...Limits.commandsPerKiosk { #expect(try centre.open("A\(number)").effects.isEmpty) }
    let refused = try centre.open("B")
    #expect(refused.effects == [.answer(refused.ticket, .full)])
  }

  @Test mutating func noMoreBytesWaitThanMay() throws {
    #expect(try centre.open("A", bytes: Limits.commandBytesPerKiosk - 10).effects.isEmpty)
    let refused = try centre.open("B", bytes: 11)
    #expect(refused.effects == [.answer(refused.ticket, .full)])
    #expect(try centre.open("C", bytes: 10).effects.isEmpty)
  }

  @Test mutating func theCommandsOfAllKiosksTogetherAreBounded() throws {
    let kiosks = SessionRelay.mostCommands / Limits.commandsPerKiosk
    for number in 1...(kiosks + 1) { _ = try centre.greet("k-\(number)") }
    for number in 1...kiosks {
      for _ in 1...Limits.commandsPerKiosk { #expect(try centre.open("A", kiosk: "k-\(number)").effects.isEmpty) }
    }
    let refused = try centre.open("A", kiosk: "k-\(kiosks + 1)")
    #expect(refused.effects == [.answer(refused.ticket, .full)])
  }

  @Test mutating func oneKiosksCommandsAreNotAnothers() throws {
    let other = try centre.greet("k-2")
    _ = try centre.open("A")
    #expect(try centre.poll(other, kiosk: "k-2").effects.isEmpty)
    let foreign = try centre.poll(connection, number: 1, kiosk: "k-2")
    #expect(foreign.effects == [.refuse(foreign.ticket, .superseded)])
  }

  @Test mutating func atTheEndEverybodyIsAnsweredAndNobodyIsTaken() throws {
    let first = try centre.poll(connection)
    let delivered = try centre.open("A")
    #expect(delivered.effects.commands.count == 1)
    let waiting = try centre.open("B")
    let held = try centre.poll(try centre.greet("k-2"), kiosk: "k-2")

    #expect(
      centre.relay.handle(.stopped, at: centre.now) == [
        .answer(delivered.ticket, .silent(delivered: true)), .answer(waiting.ticket, .notConnected),
        .refuse(held.ticket, .stopping),
      ])
    #expect(first.effects.isEmpty)
    let late = try centre.poll(nil)
    #expect(late.effects == [.refuse(late.ticket, .stopping)])
    let asked = try centre.open("C")
    #expect(asked.effects == [.answer(asked.ticket, .notConnected)])
  }
}
