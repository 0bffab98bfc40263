/// Adds up sums of many places.
struct RollUpAddition {
  private let subjects: Int
  /// By day and number of the subject; all zero between two additions.
  private var counts: [Int]

  init(subjects: Int) {
    self.subjects = subjects
    counts = Array(repeating: 0, count: subjects)
  }

  /// - Parameter places: those with one sum for each clerk and subject are as they are when they are alone.
  /// - Returns: sums of no day; those that come to nothing are left out.
  mutating func total(of places: [[RollUpSum]], _ clerks: RollUpQuery.Clerks) -> [RollUpSum] {
    if places.count == 1, places[0].first?.day == 0 { return places[0] }
    return clerks == .together ? totalTogether(of: places, keepsDays: false) : Self.totalOfEach(of: places)
  }

  /// - Returns: sums of the days that the places' sums are of.
  mutating func merged(_ places: [[RollUpSum]], _ clerks: RollUpQuery.Clerks) -> [RollUpSum] {
    clerks == .together ? totalTogether(of: places, keepsDays: true) : Self.totalOfEach(of: places)
  }

  /// Days of a month, and what is of none.
  private static let days = 32

  /// A province's year is half a million sums.
  private mutating func totalTogether(of places: [[RollUpSum]], keepsDays: Bool) -> [RollUpSum] {
    if keepsDays, counts.count == subjects { counts = Array(repeating: 0, count: subjects * Self.days) }
    let subjects = keepsDays ? subjects : 0
    func place(_ sum: RollUpSum) -> Int { Int(sum.day) * subjects + Int(sum.subject) }
    var found: [RollUpSum] = []
    for sums in places {
      for sum in sums {
        // A subject that came to zero is found once more, and then counts nothing.
        if counts[place(sum)] == 0 { found.append(sum) }
        counts[place(sum)] += sum.count
      }
    }
    return found.compactMap { sum in
      let count = counts[place(sum)]
      counts[place(sum)] = 0
      let day = keepsDays ? sum.day : 0
      return count == 0 ? nil : RollUpSum(clerk: sum.clerk, subject: sum.subject, day: day, count: count)
    }
  }

  private struct Name: Hashable {
    let clerk: UInt32
    let subject: UInt32
  }

  private static func totalOfEach(of places: [[RollUpSum]]) -> [RollUpSum] {
    var counts: [Name: Int] = [:]
    for sums in places {
      for sum in sums { counts[Name(clerk: sum.clerk, subject: sum.subject), default: 0] += sum.count }
    }
    return counts.filter { $0.value != 0 }.map {
      RollUpSum(clerk: $0.clerk, subject: $0.subject, day: 0, count: $1)
    }
  }
}
