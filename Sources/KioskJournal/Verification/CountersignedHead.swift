import Foundation
import RatingModel

/// A head that the centre has countersigned, as the centre itself keeps it. It comes from outside the journal, and so shows
/// also what was rolled back or rewritten together with the receipts.
///
/// One line of what `evaluationd heads` prints:
/// `{"journal":…,"sequence":…,"hash":…,"tallies":…,"digest":…,"firstAt":…,"matchedAt":…}`; other members are passed over.
package struct CountersignedHead: Hashable, Sendable, Decodable {
  package let journal: JournalID
  /// Sequence number of the entry that was the newest then.
  package let sequence: Int64
  /// Of that entry, 64 lower-case hexadecimal digits.
  package let hash: String
  /// ``ForwardingContract/TallyDigest`` of all tallies that were released up to it.
  package let tallies: String

  package init(journal: JournalID, sequence: Int64, hash: String, tallies: String) {
    self.journal = journal
    self.sequence = sequence
    self.hash = hash
    self.tallies = tallies
  }

  /// Reads lines of JSON; blank ones are passed over. Throws where one is no head.
  package static func lines(_ text: String) throws -> [CountersignedHead] {
    try text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
      .map { try CanonicalJSON.decode(CountersignedHead.self, from: Data($0.utf8)) }
  }
}
