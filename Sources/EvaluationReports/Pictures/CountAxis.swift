/// Counts on a width, from 0 to a round number that is not below the largest.
struct CountAxis {
  let most: Int
  let step: Int
  let left: Double
  let right: Double

  init(largest: Int, left: Double, right: Double) {
    step = Self.roundStep(largest, parts: 6)
    most = max(1, (largest + step - 1) / step) * step
    self.left = left
    self.right = right
  }

  var marks: [Int] { Array(stride(from: 0, through: most, by: step)) }

  func x(_ count: Int) -> Double { left + (right - left) * Double(count) / Double(most) }

  /// 1, 2 or 5 with noughts: the smallest that needs no more than so many steps.
  static func roundStep(_ largest: Int, parts: Int) -> Int {
    var power = 1
    while true {
      for digit in [1, 2, 5] where power * digit * parts >= largest { return power * digit }
      power *= 10
    }
  }
}
