import EvaluationIndices
import RatingModel

/// Released ratings of one row on one scale, as the report says them: below 10 ratings no percentage.
struct ScaleRatings {
  private let counts: LevelCounts

  init(of figures: ClerkFigures, on scale: Scale) {
    guard let counts = LevelCounts(scale: scale, counts: figures.ratings[ScaleReference(scale)] ?? [:]) else {
      preconditionFailure("a report's scales define every level of its ratings")
    }
    self.counts = counts
  }

  var count: Int { counts.ratings }
  func count(of level: LevelName) -> Int { counts[level] }
  func share(of level: LevelName) -> Figure { percentage(counts.share(of: level).percent) }

  var satisfied: Int { counts.satisfied.count }
  var satisfiedShare: Figure { percentage(counts.satisfied.percent) }
  var lower: Figure { percentage(counts.satisfied.interval?.lowerPercent) }
  var upper: Figure { percentage(counts.satisfied.interval?.upperPercent) }

  var sample: Figure {
    guard count > 0 else { return .none }
    let word: ReportWord =
      switch counts.sampleSize {
      case .tooSmall: .sampleTooSmall
      case .small: .sampleSmall
      case .sufficient: .sampleSufficient
      case .comparable: .sampleComparable
      }
    return .word(code: counts.sampleSize.rawValue, word)
  }

  /// The interval and the share as fractions; `nil` where no percentage is shown.
  var interval: (lower: Double, share: Double, upper: Double)? {
    guard counts.sampleSize.carriesPercentage, let share = counts.satisfied.value,
      let interval = counts.satisfied.interval
    else { return nil }
    return (interval.lower, share, interval.upper)
  }

  private func percentage(_ percent: Percent?) -> Figure {
    guard let percent else { return .none }
    return counts.sampleSize.carriesPercentage ? .percentage(percent) : .withheld
  }
}
