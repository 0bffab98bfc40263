import ForwardingContract
import RatingModel

/// What the kiosk remembers of the session feed: which commands it has carried out, how it answered, and which answers the
/// centre has not got yet. A value: messages and time come in.
///
/// So nothing is carried out twice however the connection is cut. A restarted kiosk has forgotten; then the session's id
/// keeps a command from counting twice, as it does at the kiosk's own listener.
struct FeedInbox: Sendable {
  /// More than the centre ever has under way for one kiosk, twice.
  static let mostRemembered = 64

  /// A command that is to be carried out, within so many milliseconds or not at all.
  struct Work: Hashable, Sendable {
    let serial: Int64
    let action: FeedAction
    let validMilliseconds: Int64
  }

  /// `nil` before a greeting was answered.
  private(set) var connection: FeedPoll.Connection?
  /// Number of the connection's newest poll.
  private var number: Int64 = 0
  /// What the serials belong to: it outlives a connection.
  private var feed: FeedID?
  private var highestSerial: Int64 = 0
  private var remembered: [FeedPoll.Answer] = []
  private var unacknowledged: [FeedPoll.Answer] = []
  /// Of these, those in the newest poll.
  private var carried: [FeedPoll.Answer] = []

  /// The next poll: a greeting while there is no connection.
  mutating func poll(kiosk: KioskID) -> FeedPoll {
    number += 1
    // Whoever greets does not know yet whether the feed is the one that asked.
    carried = connection == nil ? [] : Array(unacknowledged.prefix(Limits.answersPerPoll))
    return FeedPoll(kiosk: kiosk, connection: connection, number: number, answers: carried)
  }

  /// The connection is over: the next poll greets. What was done is remembered, for the feed may be the same.
  mutating func disconnected() { (connection, number, carried) = (nil, 0, []) }

  /// The centre answered the newest poll.
  /// - Parameter ageMilliseconds: How much older than at their delivery the commands may be by now.
  /// - Returns: what is to be carried out, in order.
  mutating func take(_ message: FeedCommands, olderByMilliseconds age: Int64) -> [Work] {
    if message.connection.feed == feed {
      unacknowledged.removeAll { carried.contains($0) }
    } else {
      // Another run of the centre's program: its serials mean other commands.
      (feed, highestSerial, remembered, unacknowledged) = (message.connection.feed, 0, [], [])
    }
    if message.connection != connection { number = 0 }
    (connection, carried) = (message.connection, [])
    return message.commands.sorted { $0.serial < $1.serial }.compactMap { take($0, olderBy: age) }
  }

  private mutating func take(_ command: FeedCommand, olderBy age: Int64) -> Work? {
    guard command.serial > highestSerial else {
      answerAgain(command.serial)
      return nil
    }
    highestSerial = command.serial
    let valid = Limits.commandMilliseconds - command.ageMilliseconds - age
    guard valid > 0, command.ageMilliseconds >= 0 else {
      answered(command.serial, .late)
      return nil
    }
    return Work(serial: command.serial, action: command.action, validMilliseconds: valid)
  }

  private mutating func answerAgain(_ serial: Int64) {
    guard let answer = remembered.first(where: { $0.serial == serial }), !unacknowledged.contains(answer) else {
      return
    }
    unacknowledged.append(answer)
  }

  /// A command was carried out, or refused.
  mutating func answered(_ serial: Int64, _ answer: SessionAnswer) {
    let kept = FeedPoll.Answer(serial: serial, answer: answer)
    remembered.append(kept)
    unacknowledged.append(kept)
    remembered.removeFirst(max(0, remembered.count - Self.mostRemembered))
    unacknowledged.removeFirst(max(0, unacknowledged.count - Self.mostRemembered))
  }
}

extension SessionAnswer {
  /// To a command that reached the kiosk when its caller did not wait any more.
  static var late: SessionAnswer {
    .refused(
      Refusal(
        code: "command-late", message: "The command reached the kiosk too late; nothing was changed.",
        hint: "Send the same request again if it still holds.", retry: true), status: 503)
  }
}
