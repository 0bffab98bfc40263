import ForwardingContract
import RatingModel

/// How forwarding stands. Tells nothing of what is forwarded.
package struct ForwardingHealth: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, Codable {
    /// Not known to the centre yet.
    case enrolling
    /// Everything released is at the centre, as far as the kiosk knows.
    case current
    /// An attempt is under way.
    case sending
    /// The last attempt failed and is repeated by itself.
    case retrying
    /// The last attempt failed in a way that people have to cure; it is repeated seldom.
    case refused
  }

  package var state: State
  /// When the newest receipt was accepted in this run of the program that countersigned a batch.
  package var lastReceiptAt: Instant?
  /// What the last attempt failed of; `nil` after one that did not fail.
  package var lastFailure: ForwardingError?
  /// Tallies that the centre refused one by one and that are tried again once a day, as far as this run of the program knows.
  package private(set) var keptBack = 0
  /// Why, of the newest of them, as the centre said it.
  package private(set) var refusalCode: String?
  /// The digests differed, and kiosk and centre are finding out where, or have done so, since they last matched.
  package private(set) var isComparing = false
  /// The entry that the centre wants to be shown before it takes anything.
  package private(set) var asked: Int64?

  package init(state: State, lastReceiptAt: Instant? = nil, lastFailure: ForwardingError? = nil) {
    self.state = state
    self.lastReceiptAt = lastReceiptAt
    self.lastFailure = lastFailure
  }

  /// Takes in what a receipt says.
  mutating func take(_ receipt: Receipt, of batch: Batch, at now: Instant) {
    asked = receipt.prove
    guard receipt.countersigns else { return }
    lastReceiptAt = now
    let refused = receipt.refused ?? []
    keptBack = (batch.keptBack ?? 0) + min(refused.count, batch.tallies.count)
    refusalCode = keptBack == 0 ? nil : refused.first.map { ForwardingError.printable($0.code) } ?? refusalCode
    if receipt.digest == .matches { isComparing = false }
    if receipt.digest == .differs, refused.isEmpty { isComparing = true }
  }
}
