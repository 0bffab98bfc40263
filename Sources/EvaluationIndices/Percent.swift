/// A percentage as it is written: one decimal, rounded half away from zero.
///
/// TT 01/2018/TT-VPCP Art. 15 asks for one decimal; half away from zero is how people round by hand.
package struct Percent: Hashable, Sendable, Comparable {
  package static let citation = Citation(source: "TT 01/2018/TT-VPCP, Điều 15", date: "2018-11-23")

  /// 722 stands for 72.2 %.
  package let tenths: Int

  /// As it was written once.
  package init(tenths: Int) { self.tenths = tenths }

  /// Of a ratio of counts, exactly: `nil` when `whole` is not positive.
  package init?(_ part: Int, of whole: Int) {
    guard whole > 0, part >= 0 else { return nil }
    tenths = Self.rounded(1000 * part, over: whole)
  }

  /// A ratio of whole numbers that are not negative to the next one, half away from zero: the one way of rounding here.
  static func rounded(_ numerator: Int, over denominator: Int) -> Int {
    // Twice the numerator plus the denominator, over twice the denominator: half goes up, and no count is that large.
    (2 * numerator + denominator) / (2 * denominator)
  }

  /// Of a fraction, as 0.722.
  package init(fraction: Double) { tenths = Int((fraction * 1000).rounded(.toNearestOrAwayFromZero)) }

  /// `72.2`, or with another sign `72,2`. Without the sign of percent.
  package func text(decimalSign: String = ".") -> String {
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(tenths.magnitude / 10)\(decimalSign)\(tenths.magnitude % 10)"
  }

  package static func < (left: Self, right: Self) -> Bool { left.tenths < right.tenths }
}
