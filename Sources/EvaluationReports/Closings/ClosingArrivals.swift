import EvaluationStore
import RatingModel

/// Counts of an issued period that the centre had not yet when it was issued, journal by journal.
package struct ClosingArrivals: Hashable, Sendable {
  package struct Journal: Hashable, Sendable {
    package let kiosk: KioskID
    package let journal: JournalID
    /// Up to which entry the issued report goes; `nil` for a journal that it does not know.
    package let entryThen: Int64?
    /// The newest entry that brought something.
    package let entryNow: Int64
    /// Counts that are new or have changed.
    package let counts: Int
  }

  package let journals: [Journal]

  /// - Parameter tallies: of the subject and the period, as they stand now.
  package init(_ tallies: [StoredTally], since heads: [ClosingHead]) {
    let known = Dictionary(heads.map { ($0.journal, $0.sequence) }) { first, _ in first }
    let later = tallies.filter { $0.version > known["\($0.journal)"] ?? -1 }
    journals = Dictionary(grouping: later, by: \.journal).map { journal, tallies in
      Journal(
        kiosk: tallies[0].kiosk, journal: journal, entryThen: known["\(journal)"],
        entryNow: tallies.map(\.version).max() ?? 0, counts: tallies.count)
    }.sorted { ($0.kiosk, "\($0.journal)") < ($1.kiosk, "\($1.journal)") }
  }
}
