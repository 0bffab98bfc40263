import Foundation
import GRDB
import RatingModel

/// Keyed digests of the dossiers met today.
enum DossierTable {
  static func insert(_ meeting: KnownDossiers.Meeting, _ db: Database) throws {
    try db.run(
      "INSERT INTO dossier (seq, digest, period, mono) VALUES (?, ?, ?, ?)", .integer(meeting.sequence),
      .blob(meeting.digest), .text(meeting.period.description), .integer(meeting.mono.microseconds))
  }

  static func rewrite(_ dossiers: KnownDossiers, _ db: Database) throws {
    try db.run("DELETE FROM dossier")
    for meeting in dossiers.meetings { try insert(meeting, db) }
  }

  static func all(_ db: Database) throws -> KnownDossiers {
    var dossiers = KnownDossiers()
    for row in try Row.fetchAll(db, sql: "SELECT seq, digest, period, mono FROM dossier ORDER BY position") {
      guard let period = Period(try row.decode(forColumn: "period")) else { throw UnreadableRow.dossier }
      dossiers.add(
        .init(
          sequence: try row.decode(forColumn: "seq"), digest: try row.decode(forColumn: "digest"), period: period,
          mono: Instant(microseconds: try row.decode(forColumn: "mono"))))
    }
    return dossiers
  }
}
