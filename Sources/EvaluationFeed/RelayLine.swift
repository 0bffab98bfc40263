import ForwardingContract
import RatingModel

/// What the relay knows of one kiosk.
struct RelayLine: Sendable {
  /// A command whose caller waits.
  struct Pending: Sendable {
    let serial: Int64
    let action: FeedAction
    let caller: RelayTicket
    let bytes: Int
    let askedAt: Instant
    var wasDelivered = false

    var withdrawnAt: Instant { askedAt.adding(milliseconds: Limits.commandMilliseconds) }
  }

  /// A poll that waits for commands.
  struct Held: Sendable {
    let ticket: RelayTicket
    let since: Instant

    var endsAt: Instant { since.adding(milliseconds: Limits.feedHoldMilliseconds) }
  }

  private(set) var connection: FeedPoll.Connection?
  /// Number of the connection's newest poll.
  private(set) var lastPoll: Int64 = 0
  private(set) var held: Held?
  /// In the order of their serials.
  private(set) var pending: [Pending] = []
  /// Without a poll the kiosk counts as connected until then.
  private var connectedUntil: Instant?

  func isConnected(at now: Instant) -> Bool { held != nil || connectedUntil.map { now < $0 } ?? false }

  var nextDeadline: Instant? { (pending.map(\.withdrawnAt) + [held?.endsAt].compactMap(\.self)).min() }

  func hasRoom(for bytes: Int) -> Bool {
    pending.count < Limits.commandsPerKiosk
      && pending.reduce(bytes) { $0 + $1.bytes } <= Limits.commandBytesPerKiosk
  }

  /// Answers of the kiosk. Those that nobody waits for any more change nothing.
  mutating func take(_ answers: [FeedPoll.Answer]) -> [RelayEffect] {
    answers.compactMap { answer in
      guard let index = pending.firstIndex(where: { $0.serial == answer.serial && $0.wasDelivered }) else { return nil }
      return .answer(pending.remove(at: index).caller, .answered(answer.answer))
    }
  }

  /// A new connection, whose next poll gets what waits. A poll of the one before ends.
  mutating func greet(_ ticket: RelayTicket, _ new: FeedPoll.Connection, at now: Instant) -> [RelayEffect] {
    let older = held.map { RelayEffect.refuse($0.ticket, .superseded) }
    (connection, lastPoll, held) = (new, 0, nil)
    connectedUntil = now.adding(milliseconds: SessionRelay.graceMilliseconds)
    let delivery = RelayDelivery(connection: new, heldMilliseconds: 0, commands: [])
    return [older, .deliver(ticket, delivery)].compactMap(\.self)
  }

  /// The connection's next poll. The one before was given up by the kiosk.
  ///
  /// A kiosk polls when it has carried out all that it got: what it did not answer has not reached it.
  mutating func hold(_ ticket: RelayTicket, number: Int64, at now: Instant) -> [RelayEffect] {
    let older = held.map { RelayEffect.refuse($0.ticket, .superseded) }
    held = Held(ticket: ticket, since: now)
    lastPoll = number
    return [older].compactMap(\.self) + deliver(at: now)
  }

  mutating func letGo() { held = nil }

  mutating func add(_ command: Pending, at now: Instant) -> [RelayEffect] {
    pending.append(command)
    return deliver(at: now)
  }

  mutating func timeReached(at now: Instant) -> [RelayEffect] {
    var effects: [RelayEffect] = []
    for command in pending where command.withdrawnAt <= now {
      effects.append(.answer(command.caller, .silent(delivered: command.wasDelivered)))
    }
    pending.removeAll { $0.withdrawnAt <= now }
    if let held, held.endsAt <= now { effects += answerHeld([], at: now) }
    return effects
  }

  mutating func stop(at now: Instant) -> [RelayEffect] {
    let callers = pending.map { command -> RelayEffect in
      .answer(command.caller, command.wasDelivered ? .silent(delivered: true) : .notConnected)
    }
    let poll = held.map { RelayEffect.refuse($0.ticket, .stopping) }
    self = RelayLine()
    return callers + [poll].compactMap(\.self)
  }

  /// Everything that waits leaves with the poll that is held.
  private mutating func deliver(at now: Instant) -> [RelayEffect] {
    let young = pending.indices.filter { now < pending[$0].withdrawnAt }
    guard held != nil, !young.isEmpty else { return [] }
    let commands = young.map { index in
      FeedCommand(
        serial: pending[index].serial, ageMilliseconds: now.milliseconds(since: pending[index].askedAt),
        action: pending[index].action)
    }
    for index in young { pending[index].wasDelivered = true }
    return answerHeld(commands, at: now)
  }

  private mutating func answerHeld(_ commands: [FeedCommand], at now: Instant) -> [RelayEffect] {
    guard let held, let connection else { return [] }
    self.held = nil
    connectedUntil = now.adding(milliseconds: SessionRelay.graceMilliseconds)
    return [
      .deliver(
        held.ticket,
        RelayDelivery(
          connection: connection, heldMilliseconds: now.milliseconds(since: held.since), commands: commands))
    ]
  }
}
