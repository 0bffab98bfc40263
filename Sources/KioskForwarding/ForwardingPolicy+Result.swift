extension ForwardingPolicy {
  /// How an attempt ended.
  package enum Result: Hashable, Sendable {
    /// There was no batch.
    case nothingToSend
    /// Accepted; there is more to send.
    case more
    /// Accepted; what may be left can wait for the next round.
    case moreLater
    /// Accepted; the centre has everything.
    case complete
    /// Accepted; the centre asked something that the next batch answers.
    case asked
    /// Nothing was taken: the centre asked for an entry that the next batch shows.
    case unproven
    /// Accepted, but the centre's digest differs, and where is being found out.
    case compared
    /// Accepted, but the centre's digest differs, and comparing has not helped or is not to be had.
    case differs
    /// The centre announced a new epoch: everything is sent again.
    case announced
    /// The centre takes nothing of this journal any more: a new one begins.
    case abandoned
    /// Failed in a way that may pass. The centre may have said how long to stay away.
    case failed(retryAfterSeconds: Int?)
    /// Failed in a way that only people can cure.
    case refused

    /// The centre took a batch.
    var isAnswered: Bool {
      switch self {
      case .more, .moreLater, .complete, .asked, .compared, .differs: true
      case .nothingToSend, .unproven, .announced, .abandoned, .failed, .refused: false
      }
    }

    /// The next attempt belongs to the same work.
    var isFollowed: Bool {
      switch self {
      case .more, .asked, .unproven, .compared, .announced: true
      case .nothingToSend, .moreLater, .complete, .differs, .abandoned, .failed, .refused: false
      }
    }
  }
}
