import EvaluationStore
import ForwardingContract
import RatingModel

/// How far a journal was countersigned when a report was issued: every release up to this entry is in its figures.
package struct ClosingHead: Hashable, Sendable, Codable {
  /// `nil` where the kiosk stands elsewhere now.
  package let counter: String?
  package let kiosk: String
  package let journal: String
  package let sequence: Int64
  package let hash: String
  /// The digest of all tallies released up to the entry.
  package let tallies: String
  /// Whether the centre's tallies were the kiosk's: `matches`, `pending`, `differs`.
  package let digest: String
  package let headAt: WallTime
  package let lastHeardAt: WallTime

  static func heads(of kiosks: [KioskRow]) -> [ClosingHead] {
    kiosks.compactMap { row in
      row.journal.map { journal in
        ClosingHead(
          counter: row.kiosk.place.map { "\($0.unit)/\($0.counter)" }, kiosk: row.kiosk.kiosk.text,
          journal: "\(journal.journal)", sequence: journal.head.sequence, hash: journal.head.hash,
          tallies: journal.head.tallies, digest: journal.digest.rawValue, headAt: journal.headAt,
          lastHeardAt: journal.lastHeardAt)
      }
    }.sorted { ($0.kiosk, $0.journal) < ($1.kiosk, $1.journal) }
  }
}
