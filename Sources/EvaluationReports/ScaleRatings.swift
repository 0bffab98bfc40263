import EvaluationIndices
import RatingModel

/// Released ratings of one row on one scale, as the report says them: below 10 ratings no percentage, below 30 none but
/// the satisfied share, which has its interval.
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
  func share(of level: LevelName) -> Figure {
    percentage(counts.share(of: level).percent, if: counts.sampleSize.carriesPercentage)
  }

  var satisfied: Int { counts.satisfied.count }
  var satisfiedShare: Figure { withInterval(counts.satisfied.percent) }
  var lower: Figure { withInterval(counts.satisfied.interval?.lowerPercent) }
  var upper: Figure { withInterval(counts.satisfied.interval?.upperPercent) }

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
    guard counts.sampleSize.carriesPercentageWithInterval, let share = counts.satisfied.value,
      let interval = counts.satisfied.interval
    else { return nil }
    return (interval.lower, share, interval.upper)
  }

  private func withInterval(_ percent: Percent?) -> Figure {
    percentage(percent, if: counts.sampleSize.carriesPercentageWithInterval)
  }

  private func percentage(_ percent: Percent?, if isCarried: Bool) -> Figure {
    guard let percent else { return .none }
    return isCarried ? .percentage(percent) : .withheld
  }
}
