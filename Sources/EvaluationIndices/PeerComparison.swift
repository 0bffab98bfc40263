/// Where one stands among others: no rank, only whether it lies further off than chance reaches.
package struct PeerComparison: Hashable, Sendable {
  package enum Standing: Hashable, Sendable {
    case tooFewRatings, lowResponse, tooFewPeers
    case at(FunnelLimits.Place)
  }

  /// What is compared, of one member of a group.
  package struct Member: Hashable, Sendable {
    package let satisfied: Share
    package let response: Share

    package init(satisfied: Share, response: Share) {
      self.satisfied = satisfied
      self.response = response
    }
  }

  package let subject: Member
  package let standing: Standing
  /// `nil` where there is nothing to compare with, and where the group is so small that its share tells of single members.
  package let limits: FunnelLimits?
  /// The others that may be compared, without names, by ratings and then by satisfied ones: the dots of a funnel.
  package let others: [Share]

  /// - Parameter others: all of the group without the subject, those with few ratings too: the share of all is theirs as well.
  package init(_ subject: Member, among others: [Member], by rule: ComparisonRule = ComparisonRule()) {
    self.subject = subject
    let compared = others.filter { rule.permits(ratings: $0.satisfied.of, response: $0.response) }.map(\.satisfied)
    let hasPeers = others.filter { $0.satisfied.of > 0 }.count >= rule.fewestPeers
    let limits = hasPeers ? FunnelLimits(peers: ([subject] + others).map(\.satisfied)) : nil
    self.limits = limits
    self.others = hasPeers ? compared.sorted { ($0.of, $0.count) < ($1.of, $1.count) } : []
    standing =
      if subject.satisfied.of < max(1, rule.fewestRatings) {
        .tooFewRatings
      } else if !rule.permits(ratings: subject.satisfied.of, response: subject.response) {
        .lowResponse
      } else if let place = limits?.place(of: subject.satisfied) {
        .at(place)
      } else {
        .tooFewPeers
      }
  }
}
