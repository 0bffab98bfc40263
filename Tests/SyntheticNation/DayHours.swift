import SeededRandom

/// When citizens come: from half past seven to half past eleven and from half past one to five, most of them early.
enum DayHours {
  static let minute: Int64 = 60_000
  private static let slot = 30 * minute
  private static let morning = 450 * minute
  private static let afternoon = 810 * minute
  static let closing = 1020 * minute
  /// Of each half hour: eight of the morning, seven of the afternoon.
  private static let sums = running([6, 9, 12, 12, 10, 8, 6, 4, 7, 9, 9, 7, 6, 4, 2])
  private static let morningSlots = 8
  private static let rush = 510 * minute..<600 * minute

  /// Milliseconds since midnight.
  static func drawArrival(using random: inout SeededGenerator) -> Int64 {
    let place = random.place(amongSums: sums)
    let start =
      place < morningSlots ? morning + Int64(place) * slot : afternoon + Int64(place - morningSlots) * slot
    return start + Int64(random.below(Int(slot)))
  }

  static func isRush(_ time: Int64) -> Bool { rush.contains(time) }
  static func isAfternoon(_ time: Int64) -> Bool { time >= 720 * minute }
  static func isOpen(_ time: Int64) -> Bool { (morning..<closing).contains(time) }

  private static func running(_ weights: [Double]) -> [Double] {
    var sum = 0.0
    return weights.map {
      sum += $0
      return sum
    }
  }
}
