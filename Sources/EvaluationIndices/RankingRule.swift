/// How offices are placed by dossier results and satisfaction together. Data of the province.
package struct RankingRule: Hashable, Sendable {
  /// In percent, what dossiers returned in time weigh; the rest is the weight of the satisfied.
  package var weightOfResults: Int
  /// Fewer ratings, or fewer returned dossiers, have no place.
  package var fewestRatings: Int
  package var fewestDossiers: Int
  /// Fewer offices that can be placed are no ranking.
  package var fewestPlaced: Int

  package static let citations =
    SampleSize.citations + [
      WilsonInterval.citation,
      Citation(source: "This system's own way of placing offices: a weighted mean of two shares", date: "2026"),
    ]

  /// - Parameter weightOfResults: 0 to 100.
  package init(
    weightOfResults: Int = 50, fewestRatings: Int = SampleSize.sufficient.lowest,
    fewestDossiers: Int = SampleSize.sufficient.lowest, fewestPlaced: Int = 3
  ) {
    precondition((0...100).contains(weightOfResults), "a weight is a percentage")
    self.weightOfResults = weightOfResults
    self.fewestRatings = fewestRatings
    self.fewestDossiers = fewestDossiers
    self.fewestPlaced = fewestPlaced
  }
}
