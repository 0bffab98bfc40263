import RatingModel

/// One command on its way to a kiosk.
package struct FeedCommand: Hashable, Sendable, Codable {
  /// Counts up within the feed and is never used for another command. A kiosk carries each out once, and answers again
  /// when it comes again.
  package let serial: Int64
  /// Since its arrival at the centre, by the centre's clock, when it left.
  package let ageMilliseconds: Int64
  package let action: FeedAction

  package init(serial: Int64, ageMilliseconds: Int64, action: FeedAction) {
    self.serial = serial
    self.ageMilliseconds = ageMilliseconds
    self.action = action
  }
}

/// The centre's signed answer to one poll.
package struct FeedCommands: Hashable, Sendable, Codable {
  package let format: Int
  package let kiosk: KioskID
  /// SHA-256 of the poll's JWS in compact form, 64 lower-case hexadecimal digits.
  package let poll: String
  /// What the next poll names.
  package let connection: FeedPoll.Connection
  /// How long the centre held the poll. What the kiosk waited beyond that was the way, and makes the commands older by as
  /// much at most: so their age is bounded although the two clocks know nothing of each other.
  package let heldMilliseconds: Int64
  /// In the order of their serials.
  package let commands: [FeedCommand]

  package init(
    format: Int = Limits.format, kiosk: KioskID, poll: String, connection: FeedPoll.Connection, heldMilliseconds: Int64,
    commands: [FeedCommand]
  ) {
    self.format = format
    self.kiosk = kiosk
    self.poll = poll
    self.connection = connection
    self.heldMilliseconds = heldMilliseconds
    self.commands = commands
  }
}
