import ForwardingContract
import RatingModel

/// Entries that leave the journal for a file of their own, which the centre's receipt vouches for.
package struct JournalArchive: Hashable, Sendable {
  package let journal: JournalID
  /// The last is the one whose head the receipt countersigns.
  package let entries: ClosedRange<Int64>
  package let receipt: SignedReceipt
  /// Up to this entry the journal may be pruned when the archive is written.
  package let through: Int64

  /// Sorted by name, archives of a journal follow each other: `0001a2b3…-000000000001-000000020417.journal.gz`.
  package var fileName: String { Self.fileName(journal, entries) }

  /// Whether a file's name is that of an archive that begins at the same entry and ends before this one.
  func covers(_ name: String) -> Bool {
    let beginning = "\(journal)-\(Self.padded(entries.lowerBound))-"
    return name.hasPrefix(beginning) && name.hasSuffix(".journal.gz") && name < fileName
  }

  static func fileName(_ journal: JournalID, _ entries: ClosedRange<Int64>) -> String {
    "\(journal)-\(padded(entries.lowerBound))-\(padded(entries.upperBound)).journal.gz"
  }

  private static func padded(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}

/// The first line of an archive.
struct ArchiveHeader: Hashable, Sendable, Codable {
  static let format = 1

  /// Of the archive; its entries have the format of theirs.
  let archive: Int
  let journal: JournalID
  let first: Int64
  let last: Int64
  /// Hash of the entry before the first, 64 hexadecimal digits.
  let before: String
  /// The centre's receipt for the head at the last entry, as JWS.
  let receipt: String
}
