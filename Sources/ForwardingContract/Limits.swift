/// Bounds of what travels. A sender stays within them; a receiver refuses what exceeds them.
package enum Limits {
  package static let format = 1
  package static let scheme = 1
  /// Tallies in one batch.
  package static let talliesPerBatch = 500
  /// Scale definitions in one batch.
  package static let scalesPerBatch = 16
  package static let questionsPerBatch = 16
  /// Digests in one ``GroupPage``.
  package static let groupsPerPage = 1000
  /// Reports of journals that were set aside, in one batch.
  package static let setAsidePerBatch = 16
  /// Parts in one ``KioskCondition``.
  package static let partsPerCondition = 32
  /// A part's name in bytes.
  package static let partNameBytes = 80
  /// A message's body in bytes.
  package static let messageBytes = 512 * 1024
  /// The highest sequence number of an entry: what every reader of JSON keeps exactly.
  package static let largestSequence: Int64 = 1 << 53
  /// The largest count a tally may have.
  package static let largestCount = 1_000_000_000

  // The session feed.
  /// How long the centre holds a poll when there is nothing to deliver: shorter than proxies wait, and short enough that a
  /// connection which has died without a word is noticed soon.
  package static let feedHoldMilliseconds: Int64 = 10_000
  /// How old a command may be, counted from its arrival at the centre, when the kiosk begins to carry it out. Its caller
  /// waits as long.
  package static let commandMilliseconds: Int64 = 5000
  /// Commands of one kiosk that wait for their answers.
  package static let commandsPerKiosk = 16
  /// Their actions together, as JSON.
  package static let commandBytesPerKiosk = 256 * 1024
  /// The body of a request about a session.
  package static let sessionBodyBytes = 64 * 1024
  /// Answers in one poll.
  package static let answersPerPoll = 32
  /// The longest code and the longest text of a refusal that a kiosk hands on, in bytes.
  package static let refusalBytes = (code: 64, text: 512)
}
