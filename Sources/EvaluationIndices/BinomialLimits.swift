import Foundation

/// How low a share may lie by chance, from the binomial distribution itself.
///
/// Where nearly everybody is satisfied the usual normal limits accuse the innocent: of 100 ratings around 99.6 %, three
/// dissatisfied lie far beyond "99.8 %" of the normal curve and come by chance once in 125 times. So the exact tail decides,
/// interpolated between whole numbers as Spiegelhalter (2005, appendix A.1.1) does, so that a curve can be drawn.
struct BinomialLimits {
  /// A probability from 0 to 1.
  let share: Double
  /// Not negative.
  let ratings: Int

  /// Beyond this the probability of no rare case is no number any more, and the normal curve is near enough.
  private static let largestExponent = 700.0

  /// The share below which at most `tail` of all samples lie.
  /// - Parameter z: the same tail of the normal curve, in standard deviations.
  func lower(tail: Double, z: Double) -> Double {
    guard ratings > 0, share > 0, share < 1 else { return share }
    let rare = min(share, 1 - share)
    guard -Double(ratings) * log1p(-rare) <= Self.largestExponent else { return normal(z) }
    return share <= 0.5 ? fromBelow(tail) : fromAbove(tail)
  }

  private func normal(_ z: Double) -> Double {
    max(0, share - z * (share * (1 - share) / Double(ratings)).squareRoot())
  }

  /// Counts successes up from none.
  private func fromBelow(_ tail: Double) -> Double {
    var term = RareCases(probability: share, of: ratings)
    var before = 0.0
    while term.atMost <= tail, term.count < ratings {
      before = term.atMost
      term.advance()
    }
    return place(Double(term.count), tail: tail, before: before, at: term.atMost)
  }

  /// Counts failures up from none: the lower end of successes is the upper end of failures.
  private func fromAbove(_ tail: Double) -> Double {
    var term = RareCases(probability: 1 - share, of: ratings)
    // `atLeast` is the chance of so many failures or more.
    var atLeast = 1.0
    while term.count < ratings, 1 - term.atMost > tail {
      atLeast = 1 - term.atMost
      term.advance()
    }
    let next = term.count < ratings ? max(0, 1 - term.atMost) : 0
    return place(Double(ratings - term.count), tail: tail, before: next, at: atLeast)
  }

  /// Between the last count that lies beyond and the first that does not, by how far the tail reaches into its step.
  private func place(_ count: Double, tail: Double, before: Double, at: Double) -> Double {
    let step = at - before
    let part = step > 0 ? min(1, max(0, (at - tail) / step)) : 0
    return max(0, (count - part) / Double(ratings))
  }
}

/// The chance of at most so many rare cases, one count after the other.
private struct RareCases {
  private(set) var count = 0
  private(set) var atMost: Double
  private var chance: Double
  private let odds: Double
  private let whole: Int

  init(probability: Double, of whole: Int) {
    chance = exp(Double(whole) * log1p(-probability))
    odds = probability / (1 - probability)
    atMost = chance
    self.whole = whole
  }

  mutating func advance() {
    chance *= Double(whole - count) / Double(count + 1) * odds
    count += 1
    atMost = min(1, atMost + chance)
  }
}
