import RatingModel
import Synchronization

/// The units as they were read last: a nation has thousands, every page asks for all of them, and they change a few times a year.
///
/// Every import of the registry is numbered in the same transaction. Whoever reads asks for the number in their own snapshot, so that
/// nothing is older than that, whichever process imported it.
package final class UnitMemory: Sendable {
  /// The newest import, by number and time; neither where nothing was imported yet. Another epoch is another data base, with numbers
  /// of its own.
  struct Edition: Hashable {
    let epoch: String
    let number: Int64?
    let at: Int64?
  }

  private let kept = Mutex<(edition: Edition, units: [UnitRecord])?>(nil)

  package init() {}

  func units(of edition: Edition, orRead read: () throws -> [UnitRecord]) rethrows -> [UnitRecord] {
    if let kept = kept.withLock({ $0 }), kept.edition == edition { return kept.units }
    let units = try read()
    kept.withLock { $0 = (edition, units) }
    return units
  }
}
