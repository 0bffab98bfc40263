/// How the members of a group lie about its share: how many, and never who.
package struct FunnelSpread: Hashable, Sendable {
  package let limits: FunnelLimits
  /// Those that may be compared, by ratings and then by satisfied ones.
  package let members: [Share]
  /// How many lie at each place.
  package let places: [FunnelLimits.Place: Int]
  /// Members with ratings, but with too few, or too few answers, to be compared.
  package let notCompared: Int

  /// `nil` where fewer than the rule's peers, and one more, may be compared.
  package init?(_ members: [PeerComparison.Member], by rule: ComparisonRule = ComparisonRule()) {
    let rated = members.filter { $0.satisfied.of > 0 }
    let compared = rated.filter { rule.permits(ratings: $0.satisfied.of, response: $0.response) }.map(\.satisfied)
    guard compared.count > rule.fewestPeers, let limits = FunnelLimits(peers: rated.map(\.satisfied)) else {
      return nil
    }
    self.limits = limits
    self.members = compared.sorted { ($0.of, $0.count) < ($1.of, $1.count) }
    places = Dictionary(compared.compactMap { limits.place(of: $0) }.map { ($0, 1) }, uniquingKeysWith: +)
    notCompared = rated.count - compared.count
  }
}
