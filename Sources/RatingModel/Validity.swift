/// The days on which something holds, both ends included. An end that is `nil` is open.
package struct Validity: Hashable, Sendable, Codable {
  package let first: CivilDate?
  package let last: CivilDate?

  /// `nil` when the last day is before the first.
  package init?(first: CivilDate?, last: CivilDate?) {
    if let first, let last, last < first { return nil }
    self.first = first
    self.last = last
  }

  private init() { (first, last) = (nil, nil) }

  package static let always = Validity()

  package func contains(_ day: CivilDate) -> Bool {
    (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
  }

  package func overlaps(_ other: Validity) -> Bool { !isBefore(other) && !other.isBefore(self) }

  /// The days of both; `nil` when they share none.
  package func intersection(_ other: Validity) -> Validity? {
    guard overlaps(other) else { return nil }
    let first = [first, other.first].compactMap { $0 }.max()
    let last = [last, other.last].compactMap { $0 }.min()
    return Validity(first: first, last: last)
  }

  /// The days of either; `nil` when there is a day between them.
  package func joined(with other: Validity) -> Validity? {
    let (earlier, later) = start <= other.start ? (self, other) : (other, self)
    guard let end = earlier.last else { return earlier }
    guard later.start <= end.daysSince1970 + 1 else { return nil }
    return Validity(first: earlier.first, last: later.last.map { max($0, end) })
  }

  /// Whether every one of these days is a day of one of `others`, which may stand in any order.
  package func isCovered(by others: [Validity]) -> Bool {
    // A day that is `nil` is before all days at the beginning and after all days at the end.
    var reached: CivilDate? = first
    for other in others.sorted(by: { $0.start < $1.start }) {
      let begins = reached.map { other.start <= $0.daysSince1970 } ?? (other.first == nil)
      guard begins else { return false }
      guard let last = other.last else { return true }
      if let end = self.last, end <= last { return true }
      guard let next = last.next else { return true }
      reached = max(reached ?? next, next)
    }
    return false
  }

  /// Whether the last day comes before the other's last day.
  package func endsBefore(_ other: Validity) -> Bool {
    guard let last else { return false }
    return other.last.map { last < $0 } ?? true
  }

  private func isBefore(_ other: Validity) -> Bool {
    guard let last, let first = other.first else { return false }
    return last < first
  }

  /// For sorting: an open beginning before all others.
  package var start: Int { first?.daysSince1970 ?? .min }
}
