import EvaluationStore
import GRDB
import RatingModel
import Testing

@testable import EvaluationStore

/// Somebody who may write to the file and drops what stands in the way.
@Suite("An audit that somebody changed")
struct SQLiteAuditTests {
  private static func tampered(
    _ statement: String, _ body: (AuditVerification, _ noted: AuditVerification) throws -> Void
  ) async throws {
    try await withScratchFolder { folder in
      let store = try SQLiteEvaluationStore.open(path: folder.appending(path: "centre.sqlite").path)
      for number in 1...6 {
        try await store.record(
          AccessEvent(
            kind: .signedIn, account: AccountName("ha.nguyen"), address: "10.0.0.\(number)",
            time: WallTime(milliseconds: Int64(number))))
      }
      let head = try await store.verifyAudit(against: nil).head
      try await store.database.write { database in
        for trigger in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
          try database.execute(sql: "DROP TRIGGER \(trigger)")
        }
        try database.execute(sql: statement)
      }
      try body(try await store.verifyAudit(against: nil), try await store.verifyAudit(against: head))
    }
  }

  @Test(arguments: [
    ("UPDATE access_event SET account = 'binh.tran' WHERE number = 3", [AuditFault.altered(number: 3)]),
    ("UPDATE access_event SET at = 99 WHERE number = 6", [.altered(number: 6)]),
    ("UPDATE access_event SET subject = '' WHERE number = 1", [.altered(number: 1)]),
    ("DELETE FROM access_event WHERE number IN (2, 3)", [.missing(number: 2), .missing(number: 3)]),
    ("DELETE FROM access_event WHERE number = 1", [.missing(number: 1)]),
    ("DELETE FROM access_event WHERE number > 4", [.missing(number: 5), .missing(number: 6)]),
    ("UPDATE access_event SET number = NULL WHERE number = 4", [.missing(number: 4), .unchained(id: 4)]),
    ("UPDATE access_chain SET number = 5", [.headDiffers]),
    ("INSERT INTO access_event (kind, address, at) VALUES ('signedIn', '10.0.0.9', 9)", [.unchained(id: 7)]),
  ])
  func whatWasChangedOrRemovedIsNamed(statement: String, faults: [AuditFault]) async throws {
    try await Self.tampered(statement) { found, _ in #expect(found.faults == faults) }
  }

  /// Tail and head together: what only a head that somebody noted tells.
  @Test func aTailThatIsRolledBackWithItsHeadShowsAgainstTheNotedHead() async throws {
    let statement = """
      UPDATE access_chain SET number = 4, hash = (SELECT hash FROM access_event WHERE number = 4);
      DELETE FROM access_event WHERE number > 4
      """
    try await Self.tampered(statement) { found, noted in
      #expect(found.isWhole)
      #expect(noted.faults == [.notedHeadDiffers])
    }
  }

  @Test func aNumberBeyondAllNumbersNeitherHangsNorCrashesTheComputing() async throws {
    try await Self.tampered("UPDATE access_event SET number = 9223372036854775807, hash = NULL WHERE number = 6") {
      found, _ in
      #expect(found.faults.count == AuditVerification.mostFaults)
      #expect(found.faults.first == .missing(number: 6))
    }
  }
}
