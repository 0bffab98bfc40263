import ForwardingContract

/// The counter as the session feed sees it. Every answer is given after what it says is durable.
package protocol FeedDesk: Sendable {
  /// Carries out one command, unless that begins only after `validMilliseconds`: then nothing is changed, and the answer
  /// says that it may be tried again.
  func perform(_ action: FeedAction, validMilliseconds: Int64) async -> SessionAnswer

  /// Whether the last poll was answered; told with each poll.
  func feed(isConnected: Bool)
}
