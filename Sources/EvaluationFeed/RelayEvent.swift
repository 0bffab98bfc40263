import ForwardingContract
import RatingModel

/// One request that waits for its answer; the shell numbers them and never uses a number again.
package struct RelayTicket: Hashable, Sendable, Comparable {
  package let number: Int64
  package init(_ number: Int64) { self.number = number }
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

package enum RelayEvent: Hashable, Sendable {
  /// A kiosk polls. Signature and standing were checked; `poll.kiosk` is the signer.
  /// - Parameter newConnection: 128 random bits, used when the poll is a greeting.
  case polled(FeedPoll, RelayTicket, newConnection: ConnectionID)
  /// Whoever sent the poll has gone, or is answered otherwise.
  case pollEnded(RelayTicket)
  /// A caller asks something of a kiosk's counter.
  /// - Parameter bytes: Of the action as JSON.
  case asked(KioskID, FeedAction, RelayTicket, bytes: Int)
  /// The time of ``SessionRelay/nextDeadline`` has come.
  case timeReached
  /// The centre stops: everybody is answered, and nobody is taken any more.
  case stopped
}

package enum RelayEffect: Hashable, Sendable {
  /// Answers a poll.
  case deliver(RelayTicket, RelayDelivery)
  case refuse(RelayTicket, PollRefusal)
  /// Answers a caller.
  case answer(RelayTicket, RelayReply)
}

/// What a poll is answered with.
package struct RelayDelivery: Hashable, Sendable {
  package let connection: FeedPoll.Connection
  package let heldMilliseconds: Int64
  package let commands: [FeedCommand]

  package init(connection: FeedPoll.Connection, heldMilliseconds: Int64, commands: [FeedCommand]) {
    self.connection = connection
    self.heldMilliseconds = heldMilliseconds
    self.commands = commands
  }
}

/// Why a poll is not answered with commands.
package enum PollRefusal: String, Error, Hashable, Sendable, CaseIterable {
  /// A newer connection of the kiosk holds.
  case superseded
  /// The number of the poll was used before.
  case repeated
  case stopping
}

/// What a caller gets.
package enum RelayReply: Hashable, Sendable {
  /// The kiosk's own answer.
  case answered(SessionAnswer)
  case notConnected
  /// No answer came in time.
  /// - Parameter delivered: Whether the command had left for the kiosk, which may then have carried it out.
  case silent(delivered: Bool)
  /// As many commands wait as may.
  case full
}
