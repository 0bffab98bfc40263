import ForwardingContract
import RatingModel

/// The countersigned heads of one journal.
struct SQLHeads {
  let database: any SQLConnection
  let journal: Int64

  /// A head as it is kept, with how it stands.
  struct Kept {
    let head: Head
    let state: Receipt.DigestState
  }

  /// What was countersigned at some sequence numbers, and what last.
  struct Known {
    /// 0 before the first.
    let newest: Int64
    private let heads: [Int64: Kept]

    static let none = Known([])

    fileprivate init(_ heads: [Kept]) {
      newest = heads.map(\.head.sequence).max() ?? 0
      self.heads = Dictionary(heads.map { ($0.head.sequence, $0) }) { first, _ in first }
    }

    subscript(sequence: Int64) -> Kept? { heads[sequence] }
  }

  /// What a batch is held to: its own head, the one that it claims to be countersigned, and the one that it was asked for.
  func known(to batch: Batch) throws -> Known {
    let rows = try database.rows(
      """
      SELECT sequence, hash, tallies, digest FROM head
      WHERE journal = ? AND sequence IN ((SELECT max(sequence) FROM head WHERE journal = ?), ?, ?, ?)
      """,
      [journal, journal, batch.head.sequence, batch.countersigned?.sequence ?? 0, batch.witness?.sequence ?? 0])
    return Known(try rows.map(Self.kept))
  }

  private static func kept(_ row: SQLRow) throws -> Kept {
    Kept(
      head: Head(sequence: row["sequence"], hash: row["hash"], tallies: row["tallies"]),
      state: try row.parsed("digest", Receipt.DigestState.init(rawValue:)))
  }

  func newestSequence() throws -> Int64? {
    try database.value("SELECT max(sequence) FROM head WHERE journal = ?", [journal], as: Int64.self)
  }

  func head(at sequence: Int64) throws -> Kept? {
    try database.row(
      "SELECT sequence, hash, tallies, digest FROM head WHERE journal = ? AND sequence = ?", [journal, sequence]
    ).map(Self.kept)
  }

  func keep(_ batch: Batch, digest: String, state: Receipt.DigestState, at time: WallTime) throws {
    try database.execute(
      """
      INSERT INTO head (journal, sequence, hash, tallies, batch, open_tail, digest, first_at, matched_at)
      VALUES (:journal, :sequence, :hash, :tallies, :batch, :openTail, :state, :time, :matchedAt)
      ON CONFLICT (journal, sequence) DO UPDATE SET batch = :batch, open_tail = :openTail, digest = :state,
        matched_at = coalesce(head.matched_at, :matchedAt)
      """,
      [
        "journal": journal, "sequence": batch.head.sequence, "hash": batch.head.hash, "tallies": batch.head.tallies,
        "batch": digest, "openTail": batch.openTail, "state": state.rawValue, "time": time.milliseconds,
        "matchedAt": state == .matches ? time.milliseconds : nil,
      ])
  }

  /// A tally of that version changed: heads that cover it were found equal without it, and must be compared again.
  func unmatch(from version: Int64) throws {
    try database.execute(
      """
      UPDATE head SET digest = 'pending', matched_at = NULL
      WHERE journal = ? AND sequence >= ? AND digest = 'matches'
      """, [journal, version])
  }
}
