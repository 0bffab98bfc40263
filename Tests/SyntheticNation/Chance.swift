import Foundation
import SeededRandom

/// What the generator draws, beside whole numbers.
extension SeededGenerator {
  /// A stream of its own for each set of numbers: a kiosk's day has nothing to do with the day before.
  init(seed: UInt64, _ parts: UInt64...) {
    var mixed = SeededGenerator(seed: seed)
    for part in parts { mixed = SeededGenerator(seed: mixed.next() ^ (part &* 0xD6E8_FEB8_6659_FD93)) }
    self = mixed
  }

  /// From 0 to, but not including, 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether something of this probability happens.
  mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

  /// The place of one of the weights, each as likely as it is heavy.
  mutating func place(among weights: [Double]) -> Int {
    var left = fraction() * weights.reduce(0, +)
    for (place, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return place }
    }
    return weights.count - 1
  }

  /// The place at which a running sum of weights is passed.
  mutating func place(amongSums sums: [Double]) -> Int {
    let wanted = fraction() * (sums.last ?? 0)
    var (low, high) = (0, max(0, sums.count - 1))
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// How many of something that comes so often on average (Knuth's method, in pieces that a Double can carry).
  mutating func poisson(_ mean: Double) -> Int {
    var (left, count) = (mean, 0)
    while left > 0 {
      let limit = exp(-min(left, 30))
      left -= 30
      var product = fraction()
      while product > limit {
        count += 1
        product *= fraction()
      }
    }
    return count
  }

  mutating func element<Element>(of list: [Element]) -> Element { list[below(list.count)] }
}

/// How a total is shared out: the share of rank r is proportional to (r + 1) to the power of -exponent.
package struct ZipfShares: Sendable {
  package let shares: [Double]

  package init(count: Int, exponent: Double) {
    let weights = (0..<max(1, count)).map { pow(Double($0 + 1), -exponent) }
    let sum = weights.reduce(0, +)
    shares = weights.map { $0 / sum }
  }

  /// How much smaller the last share is than the first.
  var falloff: Double { (shares.last ?? 1) / shares[0] }

  /// Running sums of the shares.
  var sums: [Double] {
    var sum = 0.0
    return shares.map {
      sum += $0
      return sum
    }
  }
}
