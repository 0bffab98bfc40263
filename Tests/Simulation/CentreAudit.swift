import ForwardingContract
import Foundation
import GRDB
import KioskJournal
import RatingModel
import Testing

/// Holds the centre's tallies against the journals that they came from.
struct CentreAudit {
  private let database: DatabaseQueue

  init(of centre: SimulatedCentre) throws {
    centre.stop()
    try self.init(reading: centre)
  }

  /// As it is at the moment.
  init(reading centre: SimulatedCentre) throws {
    var configuration = Configuration()
    configuration.readonly = true
    database = try DatabaseQueue(path: centre.path, configuration: configuration)
  }

  /// All that the centre has of a journal.
  func tallies(of journal: JournalID) throws -> [Tally] {
    try database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT tally.key, tally.count, tally.version FROM tally JOIN journal ON journal.id = tally.journal
          WHERE journal.journal = ?
          """, arguments: [journal.description]
      ).map { row in
        Tally(
          key: try CanonicalJSON.decode(TallyKey.self, from: Data((row["key"] as String).utf8)), count: row["count"],
          version: row["version"])
      }
    }
  }

  /// What the journal's heads commit to at which the centre's digest was equal.
  func matchedDigests(of journal: JournalID) throws -> Set<String> {
    try database.read { db in
      try String.fetchSet(
        db,
        sql: """
          SELECT head.tallies FROM head JOIN journal ON journal.id = head.journal
          WHERE journal.journal = ? AND head.matched_at IS NOT NULL
          """, arguments: [journal.description])
    }
  }

  /// Kind and state of every integrity event.
  func events() throws -> [(kind: String, state: String)] {
    try database.read { db in
      try Row.fetchAll(db, sql: "SELECT kind, state FROM integrity_event ORDER BY id").map { ($0["kind"], $0["state"]) }
    }
  }

  /// Every sum that the centre has of the journal is the journal's own, to the last one.
  func expectEqual(_ kiosk: SimulatedKiosk, seed: UInt64) throws {
    let verification = try JournalVerifier(path: kiosk.journalPath).verify()
    let journal = try #require(verification.journal)
    let tallies = try tallies(of: journal)
    let digest = try TallyDigest.of(tallies)
    #expect(
      digest == verification.statistics.digest, "seed \(seed): the centre's sums of \(kiosk.name) are not the journal's"
    )
    // The digest is over all that is released; nothing is left that is not.
    #expect(verification.statistics.waiting == 0, "seed \(seed): \(kiosk.name) keeps ratings back after a month")
    let rated = tallies.reduce(0) { sum, tally in
      guard case .day(let key) = tally.key, case .outcome(.rated) = key.subject else { return sum }
      return sum + tally.count
    }
    #expect(
      rated == verification.statistics.ratings,
      "seed \(seed): ratings of \(kiosk.name) at the centre and in its journal")
  }
}
