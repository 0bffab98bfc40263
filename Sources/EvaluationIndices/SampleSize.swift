/// How far a number of ratings carries.
///
/// Fewer than ten carry no percentage, so that nobody is judged by a handful; fewer than thirty carry one with its
/// interval only, and no rank; a hundred are what a comparison takes.
package enum SampleSize: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Fewer than 10: no percentage.
  case tooSmall
  /// 10 to 29: a percentage only with its interval, no rank.
  case small
  /// 30 to 99: a percentage.
  case sufficient
  /// 100 and more: may be compared, where the response rate reaches the floor that the authority set.
  case comparable

  package static let citations = [
    Citation(
      source: "Washington State Department of Health, Standards for reporting data with small numbers", date: "2018"),
    Citation(source: "Centers for Medicare & Medicaid Services, HCAHPS star ratings, technical notes", date: "2015"),
  ]

  package init(ratings: Int) {
    switch ratings {
    case ..<10: self = .tooSmall
    case ..<30: self = .small
    case ..<100: self = .sufficient
    default: self = .comparable
    }
  }

  /// Whether a percentage may stand beside its interval.
  package var carriesPercentageWithInterval: Bool { self > .tooSmall }
  /// Whether a percentage may stand alone.
  package var carriesPercentage: Bool { self > .small }

  package static func < (left: Self, right: Self) -> Bool { left.lowest < right.lowest }

  /// The smallest number of ratings of this size.
  package var lowest: Int {
    switch self {
    case .tooSmall: 0
    case .small: 10
    case .sufficient: 30
    case .comparable: 100
    }
  }
}
