import EvaluationIndices

/// The satisfied share by day or by month, with its 95 % interval as a band and the number of ratings beneath each point.
///
/// Where there is no figure the line is broken; it is never drawn at nothing. Under ten ratings there is no point, under thirty a
/// hollow one. Days that a reader may not see by themselves are no business of this picture: give it months.
package struct Trend: Picture {
  /// A quarter by day, or seven years by month. The latest are kept.
  package static let mostPoints = 93

  package struct Point: Hashable, Sendable {
    package let label: String
    /// `nil`: there are no figures. Of nothing: there were no ratings.
    package let satisfied: Share?

    package init(_ label: String, _ satisfied: Share?) {
      self.label = label
      self.satisfied = satisfied
    }

    var sample: SampleSize { SampleSize(ratings: satisfied?.of ?? 0) }

    /// What is drawn; `nil` where nothing is.
    var shown: Shown? { sample.carriesPercentageWithInterval ? satisfied.flatMap(Shown.init) : nil }
  }

  /// A share with its interval, and as it is written.
  struct Shown {
    let share: Double
    let percent: Percent
    let interval: WilsonInterval

    init?(_ satisfied: Share) {
      guard let share = satisfied.value, let percent = satisfied.percent, let interval = satisfied.interval
      else { return nil }
      (self.share, self.percent, self.interval) = (share, percent, interval)
    }
  }

  package let title: String
  /// In the order of time.
  package let points: [Point]
  /// How many earlier ones were given beyond ``mostPoints``.
  package let pointsBefore: Int

  package init(title: String, points: [Point]) throws(PictureFault) {
    try PictureFault.check(points.compactMap { $0.satisfied?.of })
    self.title = title
    self.points = points.suffix(Self.mostPoints)
    pointsBefore = max(0, points.count - Self.mostPoints)
  }

  package func table(_ language: Language) -> PictureTable {
    let heads: [ReportWord] = [.ratings, .satisfied, .satisfiedShare, .lower, .upper]
    return PictureTable(
      rowHeading: PictureWord.moment.text(language), heads: heads.map(language.text),
      rows: points.map { PictureTable.Row($0.label, Figure.ofSatisfied($0.satisfied)) }, beyond: before(language))
  }

  package func summary(_ spelling: Spelling) -> String {
    let (language, shares) = (spelling.language, points.compactMap { $0.shown?.percent })
    guard let least = shares.min(), let most = shares.max() else {
      return PictureWord.trendSummaryNone.text(language).filled(["\(points.count)"])
    }
    return PictureWord.trendSummary.text(language).filled([
      "\(points.count)", "\(shares.count)", language.percent(least), language.percent(most),
    ])
  }

  func before(_ language: Language) -> String? {
    pointsBefore > 0 ? PictureWord.notePointsBefore.text(language).filled(["\(pointsBefore)"]) : nil
  }
}

extension Figure {
  /// Ratings, the satisfied ones, their share and both ends of its interval: no value where there are no figures, and no share
  /// under ten ratings.
  static func ofSatisfied(_ share: Share?) -> [Figure] {
    guard let share else { return Array(repeating: .none, count: 5) }
    let figures = [share.percent, share.interval?.lowerPercent, share.interval?.upperPercent]
    let isCarried = SampleSize(ratings: share.of).carriesPercentageWithInterval
    return [.count(share.of), .count(share.count)]
      + figures.map { percent in
        guard let percent else { return .none }
        return isCarried ? .percentage(percent) : .withheld
      }
  }
}
