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

  /// What was computed of these is not to be relied on: the centre comes to something else.
  mutating func doubt(_ names: some Sequence<String>) { changed.formUnion(names) }

  /// The same of all groups: those that are known, and those that have tallies.
  mutating func doubtAll(_ db: Database) throws {
    changed.formUnion(known.keys)
    changed.formUnion(try String.fetchSet(db, sql: "SELECT DISTINCT grp FROM tally"))
  }

  mutating func whole(_ db: Database) throws -> String {
    for name in changed {
      let lines = try TallyTable.lines(ofGroup: name, db)
      // A group once there stays. One without a row was never there: it came from a damaged cache.
      known[name] = lines.isEmpty ? nil : TallyDigest.group(lines: lines)
      unwritten.insert(name)
    }
    changed = []
    return TallyDigest.whole(known)
  }

  /// The groups whose names follow one, as they were at the last ``whole(_:)``.
  func page(after name: String, limit: Int = Limits.groupsPerPage) -> GroupPage {
    let names = known.keys.filter { name.utf8.lexicographicallyPrecedes($0.utf8) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let page = names.prefix(limit)
    return GroupPage(
      after: name, through: page.count < names.count ? page.last : nil,
      digests: Dictionary(uniqueKeysWithValues: page.map { ($0, known[$0] ?? "") }))
  }

  /// Writes down what was computed, so that the next start need not compute it again.
  ///
  /// - Parameter sequence: All tallies released up to this entry are acknowledged or will be found in the outbox.
  func write(through sequence: Int64, _ db: Database) throws {
    // A group that changed since has a tally beyond `sequence`: it is found again, whatever is written here.
    for name in unwritten {
      if let digest = known[name] {
        try GroupTable.put(digest, of: name, db)
      } else {
        try GroupTable.delete(name, db)
      }
    }
    try MetaTable.put(Data("\(sequence)".utf8), as: .digestsThrough, db)
  }

  mutating func noteWritten() { unwritten = [] }
}
