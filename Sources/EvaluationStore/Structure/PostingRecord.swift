import RatingModel

/// Where a clerk sits, and when: the unit that issued the code need not be the one where its holder serves.
///
/// A clerk may sit at several counters on one day. A posting names people and places for readers; figures never depend on it.
package struct PostingRecord: Hashable, Sendable {
  package let clerk: ClerkID
  package let unit: UnitCode
  /// `nil` where only the office is known.
  package let counter: CounterCode?
  package let validity: Validity

  package init(clerk: ClerkID, unit: UnitCode, counter: CounterCode?, validity: Validity) {
    self.clerk = clerk
    self.unit = unit
    self.counter = counter
    self.validity = validity
  }
}
