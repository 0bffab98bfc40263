import RatingModel

/// A kiosk, and the counters at which it stood one after the other.
package struct SyntheticKiosk: Hashable, Sendable {
  package struct Posting: Hashable, Sendable {
    package let unit: UnitCode
    package let counter: CounterCode
    package let validity: Validity
    /// Places in the nation's offices, and of the counter in the office.
    let office: Int
    let place: Int
  }

  /// From 0, through the whole nation.
  package let number: Int
  /// The earliest first. A kiosk whose office was merged goes on at a counter of the new one, with the same journal.
  package let postings: [Posting]
  package let channel: Channel
  /// Whether citizens are asked more after the level.
  package let asksMore: Bool
  /// Its share of all the nation's ratings.
  package let weight: Double

  /// Where it stands in the end.
  package var unit: UnitCode { postings[postings.count - 1].unit }
}
