/// The sum of the indices of a clerk or of a unit, and its class.
///
/// An index without data is left out of the sum, as the rule says. Its boundaries are those of a full sum: with an index
/// left out they would judge what nobody has measured, so there is no class then, and what is missing is named.
package struct StatutoryScore: Hashable, Sendable {
  package static let citation = IndexScore.citation

  /// By index; an index without data is not in it.
  package let scores: [ScoredIndex: IndexScore]
  package let rule: ScoringRule

  /// - Parameter scores: others than those of the rule are not looked at.
  package init(_ scores: [ScoredIndex: IndexScore], rule: ScoringRule) {
    self.scores = scores.filter { rule.indices.contains($0.key) }
    self.rule = rule
  }

  /// Of all indices that have data; 0 where none has, which is told by ``missing``.
  package var tenths: Int { scores.values.map(\.tenths).reduce(0, +) }
  /// What that can be at most.
  package var mostTenths: Int { scores.count * IndexScore.mostTenths }
  /// The indices without data, in their order.
  package var missing: [ScoredIndex] { rule.indices.filter { scores[$0] == nil } }
  /// `nil` unless every index has data.
  package var band: ScoringRule.Band? { missing.isEmpty ? rule.band(ofTenths: tenths) : nil }
}

/// Which indices are summed, and what a sum is called. Data, for decrees change: a new decree is a new rule beside this one.
package struct ScoringRule: Hashable, Sendable {
  /// A class, from its lowest sum on.
  package struct Band: Hashable, Sendable {
    package enum Name: String, Hashable, Sendable, CaseIterable {
      /// Of a clerk: the task is done in full, from 70 % to less than 100 %, to less than 70 %.
      case tasksInFull, tasksLargely, tasksPoorly
      /// Of an agency.
      case excellent, good, fair, average, weak
    }

    package let name: Name
    /// It begins here: a sum that is exactly this is of the class.
    package let lowestTenths: Int

    package init(_ name: Name, fromTenths lowestTenths: Int) {
      self.name = name
      self.lowestTenths = lowestTenths
    }
  }

  package let citation: Citation
  /// In their order.
  package let indices: [ScoredIndex]
  /// From the highest to the lowest, which begins with 0.
  package let bands: [Band]

  /// `nil` without an index, with one twice, or with classes that leave a sum without one.
  package init?(citation: Citation, indices: [ScoredIndex], bands: [Band]) {
    let lowest = bands.map(\.lowestTenths)
    guard !indices.isEmpty, Set(indices).count == indices.count, lowest.last == 0,
      zip(lowest, lowest.dropFirst()).allSatisfy({ $0 > $1 }), Set(bands.map(\.name)).count == bands.count
    else { return nil }
    self.citation = citation
    self.indices = indices
    self.bands = bands
  }

  package func band(ofTenths tenths: Int) -> Band? { bands.first { tenths >= $0.lowestTenths } }

  /// A clerk's: at most 10 points.
  package static let clerk2018 = known(
    ScoringRule(
      citation: IndexScore.citation, indices: ScoredIndex.ofClerk,
      bands: [
        Band(.tasksInFull, fromTenths: 50), Band(.tasksLargely, fromTenths: 35), Band(.tasksPoorly, fromTenths: 0),
      ]))

  /// An agency's: at most 18 points.
  package static let agency2018 = known(
    ScoringRule(
      citation: IndexScore.citation, indices: ScoredIndex.allCases,
      bands: [
        Band(.excellent, fromTenths: 150), Band(.good, fromTenths: 120), Band(.fair, fromTenths: 90),
        Band(.average, fromTenths: 60), Band(.weak, fromTenths: 0),
      ]))

  private static func known(_ rule: ScoringRule?) -> ScoringRule {
    guard let rule else { preconditionFailure("a rule of the law is a rule") }
    return rule
  }
}
