/// Between which shares a clerk or an office may lie by chance alone, given the share of all that it is compared with: the
/// picture of them over the number of ratings is a funnel.
///
/// It takes the place of a league table. Who lies beyond the wide limits is worth a look; it is no proof of anything. The
/// limits are those of the binomial distribution, for shares near 100 % are far from any normal curve.
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

    /// What lies beyond at either end.
    fileprivate var tail: Double {
      switch self {
      case .narrow: 0.025
      case .wide: 0.001
      }
    }
  }

  package enum Place: String, Hashable, Sendable, CaseIterable {
    case within, belowNarrow, belowWide, aboveNarrow, aboveWide
  }

  /// The share of all, from 0 to 1.
  package let target: Double
  /// By how much offices differ anyway, for reasons that nobody has measured; 1 where that is not more than chance.
  package let overdispersion: Double

  /// Around a share that is known already: one half for what is as likely as its opposite.
  /// - Returns: `nil` for what is no share from 0 to 1.
  package init?(target: Double) {
    guard (0...1).contains(target) else { return nil }
    self.target = target
    overdispersion = 1
  }

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

  /// The mean of the squared distances from what most agree on, each in its own standard deviations; the outermost tenth at
  /// each end is drawn in to the next one (Spiegelhalter 2005, "winsorised"). Of four or more at least one is: among fewer than
  /// ten, one that lies far away would otherwise widen the limits by itself until it lies within them.
  private static func overdispersion(of shares: [Share], around target: Double) -> Double {
    guard shares.count > 1 else { return 1 }
    let ordered = shares.sorted { distance(of: $0, from: target) < distance(of: $1, from: target) }
    let cut = max(ordered.count / 10, ordered.count >= 4 ? 1 : 0)
    let middle = ordered.dropFirst(cut).dropLast(cut)
    let share = Double(middle.map(\.count).reduce(0, +)) / Double(middle.map(\.of).reduce(0, +))
    let variance = share * (1 - share)
    guard variance > 0 else { return 1 }
    let scores = middle.map { distance(of: $0, from: share) / variance.squareRoot() }
    let ends = Double(cut) * ((scores.min() ?? 0) * (scores.min() ?? 0) + (scores.max() ?? 0) * (scores.max() ?? 0))
    return max(1, (scores.map { $0 * $0 }.reduce(0, +) + ends) / Double(shares.count))
  }

  /// In standard deviations, but for that of a single rating, which is the same for all.
  private static func distance(of share: Share, from target: Double) -> Double {
    ((share.value ?? target) - target) * Double(share.of).squareRoot()
  }

  /// The limits for so many ratings, within 0 and 1. Requires at least one.
  package func limits(_ width: Width, ratings: Int) -> ClosedRange<Double> {
    precondition(ratings > 0, "of nothing there is no share")
    let below = BinomialLimits(share: target, ratings: ratings).lower(tail: width.tail, z: width.z)
    let above = 1 - BinomialLimits(share: 1 - target, ratings: ratings).lower(tail: width.tail, z: width.z)
    let spread = overdispersion.squareRoot()
    return max(0, target - spread * (target - below))...min(1, target + spread * (above - target))
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
