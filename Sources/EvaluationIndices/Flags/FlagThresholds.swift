/// From where on something is worth asking about. Data: a province may set others.
package struct FlagThresholds: Hashable, Sendable {
  /// Sessions, or ratings, that a comparison takes.
  package var fewestCompared: Int
  /// Others in the group with any session at all: fewer are no group.
  package var fewestPeers: Int
  /// Below this coverage, in percent, the figures leave out too much.
  package var lowestCoverage: Int
  /// Dossier steps that a coverage is judged by.
  package var fewestSteps: Int
  /// Ratings with the mark of an even cadence; one lot is five.
  package var fewestEven: Int
  /// From this share of ratings with that mark on, in percent: of many ratings some always come evenly.
  package var evenShare: Int
  /// From this share of sessions without a working kiosk on, in percent.
  package var darkShare: Int
  /// Sessions that a share of dark ones is judged by.
  package var fewestSessions: Int

  /// What is compared takes 100, for less says little of one person; a share takes 30. Only what lies beyond the limits of
  /// 99.8 % is asked about: of many clerks, month by month, one in twenty lies beyond 95 % with nothing the matter.
  package static let citations =
    SampleSize.citations + [
      FunnelLimits.citation,
      Citation(source: "This system's own thresholds of coverage, cadence and dark kiosks", date: "2026"),
    ]

  package init(
    fewestCompared: Int = SampleSize.comparable.lowest, fewestPeers: Int = 3, lowestCoverage: Int = 80,
    fewestSteps: Int = SampleSize.sufficient.lowest, fewestEven: Int = 5, evenShare: Int = 2, darkShare: Int = 10,
    fewestSessions: Int = SampleSize.sufficient.lowest
  ) {
    self.fewestCompared = fewestCompared
    self.fewestPeers = fewestPeers
    self.lowestCoverage = lowestCoverage
    self.fewestSteps = fewestSteps
    self.fewestEven = fewestEven
    self.evenShare = evenShare
    self.darkShare = darkShare
    self.fewestSessions = fewestSessions
  }
}
