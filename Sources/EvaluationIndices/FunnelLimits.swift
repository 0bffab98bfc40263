/// Between which shares a clerk or an office may lie by chance alone, given the share of all that it is compared with: the
/// picture of them over the number of ratings is a funnel.
///
/// It takes the place of a league table. Who lies beyond the wide limits is worth a look; it is no proof of anything.
package struct FunnelLimits: Hashable, Sendable {
  package static let citation = Citation(
    source:
      "D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24, 1185–1202",
    date: "2005")

  /// How often chance keeps within.
  package enum Width: Hashable, Sendable, CaseIterable {
    /// 95 %: one in twenty lies beyond it, with nothing the matter.
    case narrow
    /// 99.8 %: one in five hundred.
    case wide

    fileprivate var z: Double {
      switch self {
      case .narrow: 1.959963984540054
      case .wide: 3.090232306167813
      }
    }
  }

  package enum Place: Hashable, Sendable {
    case within, belowNarrow, belowWide, aboveNarrow, aboveWide
  }

  /// The share of all, from 0 to 1.
  package let target: Double
  /// By how much offices differ anyway, for reasons that nobody has measured; 1 where that is not more than chance.
  package let overdispersion: Double

  /// `nil` for a target that is no share, or shares of nothing.
  ///
  /// - Parameter peers: All that are compared, the one that is looked at among them.
  package init?(peers: [Share]) {
    let counted = peers.filter { $0.of > 0 }
    let (count, whole) = (counted.map(\.count).reduce(0, +), counted.map(\.of).reduce(0, +))
    guard whole > 0 else { return nil }
    target = Double(count) / Double(whole)
    overdispersion = Self.overdispersion(of: counted, around: target)
  }

  /// The mean of the squared distances from the target, each in its own standard deviations; the outermost tenth at each end
  /// is drawn in to the next one (Spiegelhalter 2005, "winsorised").
  private static func overdispersion(of shares: [Share], around target: Double) -> Double {
    let variance = target * (1 - target)
    guard variance > 0, shares.count > 1 else { return 1 }
    let scores = shares.compactMap { share in
      share.value.map { ($0 - target) / (variance / Double(share.of)).squareRoot() }
    }.sorted()
    let cut = scores.count / 10
    let (low, high) = (scores[cut], scores[scores.count - 1 - cut])
    let drawnIn = scores.map { min(max($0, low), high) }
    return max(1, drawnIn.map { $0 * $0 }.reduce(0, +) / Double(drawnIn.count))
  }

  /// The limits for so many ratings, within 0 and 1. Requires at least one.
  package func limits(_ width: Width, ratings: Int) -> ClosedRange<Double> {
    precondition(ratings > 0, "of nothing there is no share")
    let deviation = (overdispersion * target * (1 - target) / Double(ratings)).squareRoot()
    let reach = width.z * deviation
    return max(0, target - reach)...min(1, target + reach)
  }

  /// `nil` for a share of nothing.
  package func place(of share: Share) -> Place? {
    guard let value = share.value else { return nil }
    let (narrow, wide) = (limits(.narrow, ratings: share.of), limits(.wide, ratings: share.of))
    if value < wide.lowerBound { return .belowWide }
    if value > wide.upperBound { return .aboveWide }
    if value < narrow.lowerBound { return .belowNarrow }
    return value > narrow.upperBound ? .aboveNarrow : .within
  }
}
