/// Who may be compared with others at all. Data: an authority may ask for more.
package struct ComparisonRule: Hashable, Sendable {
  package var fewestRatings: Int
  /// In percent: where few answer, those who do are not like the others.
  package var lowestResponse: Int
  /// Others with so many ratings: fewer would be known by name to anybody who can subtract.
  package var fewestPeers: Int

  package static let citations = SampleSize.citations + [FunnelLimits.citation]

  package init(
    fewestRatings: Int = SampleSize.comparable.lowest, lowestResponse: Int = 20, fewestPeers: Int = 3
  ) {
    self.fewestRatings = fewestRatings
    self.lowestResponse = lowestResponse
    self.fewestPeers = fewestPeers
  }

  /// Whether so many ratings, out of those who could have answered, may be compared.
  package func permits(ratings: Int, response: Share) -> Bool {
    ratings >= max(1, fewestRatings) && response.of > 0 && response.count * 100 >= lowestResponse * response.of
  }
}
