import EvaluationIndices
import EvaluationReports

/// Every number of `reports.toml` that stands alone: path, range, standard value, explanation. The sample is held to it.
package enum ReportRuleKey: String, Hashable, Sendable, CaseIterable {
  case weightOfResults = "ranking.weight_of_results"
  case rankedRatings = "ranking.fewest_ratings"
  case rankedDossiers = "ranking.fewest_dossiers"
  case comparedRatings = "comparison.fewest_ratings"
  case comparedResponse = "comparison.lowest_response"
  case comparedPeers = "comparison.fewest_peers"
  case flaggedSessions = "flags.fewest_sessions"
  case lowestCoverage = "flags.lowest_coverage"
  case fewestSteps = "flags.fewest_steps"
  case fewestEven = "flags.fewest_even"
  case evenShare = "flags.even_share"
  case darkShare = "flags.dark_share"

  package var range: ClosedRange<Int> {
    switch self {
    case .weightOfResults, .comparedResponse, .lowestCoverage: 0...100
    case .darkShare, .evenShare: 1...100
    // Never below what a share carries at all: a province may ask for more, not for less.
    case .rankedRatings, .rankedDossiers, .flaggedSessions, .fewestSteps: SampleSize.sufficient.lowest...1_000_000
    case .comparedRatings: SampleSize.sufficient.lowest...1_000_000
    case .comparedPeers: 3...1_000
    case .fewestEven: 1...1_000_000
    }
  }

  package var standard: Int { SubjectRules()[keyPath: place] }

  /// Where the number stands in the rules.
  var place: WritableKeyPath<SubjectRules, Int> {
    switch self {
    case .weightOfResults: \.ranking.weightOfResults
    case .rankedRatings: \.ranking.fewestRatings
    case .rankedDossiers: \.ranking.fewestDossiers
    case .comparedRatings: \.comparison.fewestRatings
    case .comparedResponse: \.comparison.lowestResponse
    case .comparedPeers: \.comparison.fewestPeers
    case .flaggedSessions: \.thresholds.fewestSessions
    case .lowestCoverage: \.thresholds.lowestCoverage
    case .fewestSteps: \.thresholds.fewestSteps
    case .fewestEven: \.thresholds.fewestEven
    case .evenShare: \.thresholds.evenShare
    case .darkShare: \.thresholds.darkShare
    }
  }

  /// One sentence for the person who writes the file.
  package var explanation: String {
    switch self {
    case .weightOfResults:
      "In percent, what dossiers returned in time weigh when units are ranked; the rest is the weight of the satisfied."
    case .rankedRatings: "A unit with fewer ratings in the period has no place in a ranking."
    case .rankedDossiers: "A unit with fewer returned dossiers in the period has no place in a ranking."
    case .comparedRatings: "Whoever has fewer ratings in the period is not held against the group's limits."
    case .comparedResponse: "In percent: at a lower response rate nobody is held against the group's limits."
    case .comparedPeers: "With fewer others in the group there are no limits."
    case .flaggedSessions: "Whoever had fewer sessions in the period is not asked about dark kiosks."
    case .lowestCoverage: "In percent of the dossier steps that were reported: a lower coverage is asked about."
    case .fewestSteps: "Whoever has fewer reported dossier steps is not asked about coverage."
    case .fewestEven: "With fewer ratings that bear the mark of an even cadence nobody is asked about them."
    case .evenShare: "In percent of all ratings: from so many with the mark of an even cadence on they are asked about."
    case .darkShare: "In percent of all sessions: from so many without a working kiosk on they are asked about."
    }
  }

  var section: String { rawValue.split(separator: ".").first.map(String.init) ?? rawValue }
  var name: String { rawValue.split(separator: ".").last.map(String.init) ?? rawValue }
}
