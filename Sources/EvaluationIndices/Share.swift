/// A number of things out of a number of things, and what it says of those that were not counted.
package struct Share: Hashable, Sendable {
  package let count: Int
  package let of: Int

  /// Requires 0 ≤ `count` ≤ `of`.
  package init(count: Int, of whole: Int) {
    precondition(0 <= count && count <= whole, "a share is a part of a whole")
    self.count = count
    self.of = whole
  }

  /// `nil` for counts that contradict one another, as halfway through a re-send.
  package init?(_ count: Int, within whole: Int) {
    guard 0 <= count, count <= whole else { return nil }
    self.init(count: count, of: whole)
  }

  /// `nil` where there is nothing to have a share in.
  package var value: Double? { of > 0 ? Double(count) / Double(of) : nil }

  package var percent: Percent? { Percent(count, of: of) }

  /// `nil` where there is nothing to have a share in.
  package var interval: WilsonInterval? { WilsonInterval(self) }
}
