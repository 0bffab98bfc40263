import RatingModel
import Synchronization

/// Sums that were read once, kept for as long as nothing is added to them: managers mostly ask for months that are over, of a hundred
/// offices at once.
///
/// Every change of a unit's sums raises a stamp in the same transaction (``SQLRollUps``). Whoever reads asks for the stamps in their own
/// snapshot; what was read under the same stamp is what they would read again, whichever process wrote it. So nothing is ever told to
/// forget, and nothing is older than the snapshot.
package final class RollUpMemory: Sendable {
  /// Of units, and half as many of groups; 24 bytes each. Those that a whole nation's units have read ahead are some 7 million.
  private static let mostSums = 16_000_000
  private static let mostNames = 1_000_000

  /// Fewer units are added up anew each time.
  private static let smallestGroup = 8

  private let mostSums: Int
  private let smallestGroup: Int
  private let current: Mutex<(epoch: String, shelf: RollUpShelf)>

  package convenience init() { self.init(mostSums: Self.mostSums) }

  init(mostSums: Int, smallestGroup: Int = RollUpMemory.smallestGroup) {
    (self.mostSums, self.smallestGroup) = (mostSums, smallestGroup)
    current = Mutex(("", RollUpShelf(mostSums: mostSums, smallestGroup: smallestGroup)))
  }

  /// Another epoch is another data base, with stamps of its own. Of more names than any honestly has, all are forgotten, with what
  /// they name.
  func shelf(of epoch: String) -> RollUpShelf {
    current.withLock { current in
      if current.epoch != epoch || current.shelf.nameCount > Self.mostNames {
        current = (epoch, RollUpShelf(mostSums: mostSums, smallestGroup: smallestGroup))
      }
      return current.shelf
    }
  }
}
