/// The 95 % score interval of a share, z = 1.96. Keeps within 0 and 1, and stays honest for few and for extreme counts.
package struct WilsonInterval: Hashable, Sendable {
  package static let citation = Citation(
    source: "E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 209–212",
    date: "1927")

  package let lower: Double
  package let upper: Double

  /// `nil` for a share of nothing.
  package init?(_ share: Share) {
    guard let proportion = share.value else { return nil }
    let (z, n) = (1.96, Double(share.of))
    let scale = 1 + z * z / n
    let centre = (proportion + z * z / (2 * n)) / scale
    let halfWidth = z / scale * (proportion * (1 - proportion) / n + z * z / (4 * n * n)).squareRoot()
    // At the ends the formula gives exactly 0 and 1; the arithmetic need not.
    lower = share.count == 0 ? 0 : max(0, centre - halfWidth)
    upper = share.count == share.of ? 1 : min(1, centre + halfWidth)
  }

  package var lowerPercent: Percent { Percent(fraction: lower) }
  package var upperPercent: Percent { Percent(fraction: upper) }
}
