import RatingModel

/// Asks the centre for commands, and answers earlier ones. Held by the centre until there is something to deliver.
///
/// Without a connection it is a greeting: it is answered at once with a new one, and every older one is over. So a poll
/// that somebody recorded and sends again brings no commands, for want of the key to sign the next with.
package struct FeedPoll: Hashable, Sendable, Codable {
  package struct Connection: Hashable, Sendable, Codable {
    package let feed: FeedID
    package let id: ConnectionID

    package init(feed: FeedID, id: ConnectionID) {
      self.feed = feed
      self.id = id
    }
  }

  package struct Answer: Hashable, Sendable, Codable {
    /// ``FeedCommand/serial`` of the command.
    package let serial: Int64
    package let answer: SessionAnswer

    package init(serial: Int64, answer: SessionAnswer) {
      self.serial = serial
      self.answer = answer
    }
  }

  package let format: Int
  package let kiosk: KioskID
  /// `nil` in a greeting.
  package let connection: Connection?
  /// Counts up with every poll of a connection, from 1.
  package let number: Int64
  /// To commands of the connection's feed; repeated until a poll that carried them was answered.
  package let answers: [Answer]

  package init(
    format: Int = Limits.format, kiosk: KioskID, connection: Connection?, number: Int64, answers: [Answer]
  ) {
    self.format = format
    self.kiosk = kiosk
    self.connection = connection
    self.number = number
    self.answers = answers
  }
}
