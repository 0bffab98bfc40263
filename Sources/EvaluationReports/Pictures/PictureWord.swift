import EvaluationIndices

/// Every text of the pictures that is not a report's own, by name. `%1`, `%2` and so on stand for values.
package enum PictureWord: String, Hashable, Sendable, CaseIterable {
  // A number with its sign.
  case percent
  // Levels.
  case levelsSummary, levelShare, noRatings, fewerThan
  case noteBars, noteRounded, noteRowsBeyond
  // The trend.
  case moment, trendSummary, trendSummaryNone, legendSolid, legendHollow, legendBand, legendNoPoint, legendNoFigure
  case noteAxis, notePointsBefore
  // The map.
  case weekday, countsSummary, sharesSummary, mapSummaryNone
  case legendBelow, legendFromTo, legendFrom, legendZero, legendAbsent, legendFew, legendHidden
  case noteCounts, noteShares
  // The funnel.
  case groupShare, funnelSummary, funnelSummaryNone, legendOther, legendOtherSmall, unnamed
  case legendLimits, place
  case placeWithin, placeBelowNarrow, placeBelowWide, placeAboveNarrow, placeAboveWide
  case noteFunnel, noteWidened, noteTooFew, noteSubjectTooFew, noteOthersBeyond

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }
}

extension Language {
  /// `96,2 %` or `96.2%`.
  func percent(_ percent: Percent) -> String {
    PictureWord.percent.text(self).filled([percent.text(decimalSign: decimalSign)])
  }

  /// A percentage of whole percents, without decimals: marks on an axis.
  func percent(whole: Int) -> String { PictureWord.percent.text(self).filled(["\(whole)"]) }
}
