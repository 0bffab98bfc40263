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

  /// `nil` where there is nothing to have a share in.
  package var value: Double? { of > 0 ? Double(count) / Double(of) : nil }

  package var percent: Percent? { Percent(count, of: of) }

  /// `nil` where there is nothing to have a share in.
  package var interval: WilsonInterval? { WilsonInterval(self) }
}
