import RatingModel

/// A unit from when it came to be until it ended, under whatever names: records that follow each other without a day between.
///
/// A code that comes back after a while, or that goes on as something else, lives again.
struct UnitLife {
  let code: UnitCode
  let days: Validity
  /// In the order of their days.
  let records: [UnitRecord]

  /// The lives of every code, each code's in the order of their days.
  static func all(_ units: [UnitRecord]) -> [UnitCode: [UnitLife]] {
    Dictionary(grouping: units, by: \.code).mapValues { records in
      var lives: [[UnitRecord]] = []
      for record in records.sorted(by: { $0.validity.start < $1.validity.start }) {
        if let last = lives.last?.last, last.validity.joined(with: record.validity) != nil,
          !record.predecessors.contains(record.code)
        {
          lives[lives.count - 1].append(record)
        } else {
          lives.append([record])
        }
      }
      return lives.compactMap(UnitLife.init)
    }
  }

  private init?(_ records: [UnitRecord]) {
    guard let first = records.first, let last = records.last,
      let days = Validity(first: first.validity.first, last: last.validity.last)
    else { return nil }
    (code, self.days, self.records) = (first.code, days, records)
  }

  func hasEnded(by day: CivilDate) -> Bool { days.last.map { $0 < day } ?? false }
  func hasBegun(by day: CivilDate) -> Bool { days.first.map { $0 <= day } ?? true }
}

extension [UnitRecord] {
  /// How many of them, which stand in the order of their days, begin before the day.
  func count(beginningBefore day: CivilDate) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].validity.start < day.daysSince1970 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
