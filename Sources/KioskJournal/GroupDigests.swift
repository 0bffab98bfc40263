import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// The digests of all groups of tallies, of which only those that changed are computed again.
struct GroupDigests: Sendable {
  private var known: [String: String]
  private var changed: Set<String>
  /// Computed since they were last written down.
  private(set) var unwritten: Set<String> = []

  init(stored db: Database) throws {
    known = try GroupTable.all(db)
    let through = try MetaTable.text(.digestsThrough, db).flatMap { Int64($0) }
    changed = try GroupTable.changed(after: through ?? 0, db)
  }

  mutating func note(_ keys: some Sequence<TallyKey>) {
    for key in keys { changed.insert(TallyDigest.groupName(of: key)) }
  }

  mutating func whole(_ db: Database) throws -> String {
    for name in changed {
      known[name] = try TallyDigest.group(try TallyTable.tallies(ofGroup: name, db))
      unwritten.insert(name)
    }
    changed = []
    return TallyDigest.whole(known)
  }

  /// Writes down what was computed, so that the next start need not compute it again.
  ///
  /// - Parameter sequence: All tallies released up to this entry are acknowledged or will be found in the outbox.
  func write(through sequence: Int64, _ db: Database) throws {
    // A group that changed since has a tally beyond `sequence`: it is found again, whatever is written here.
    for name in unwritten {
      if let digest = known[name] { try GroupTable.put(digest, of: name, db) }
    }
    try MetaTable.put(Data("\(sequence)".utf8), as: .digestsThrough, db)
  }

  mutating func noteWritten() { unwritten = [] }
}
