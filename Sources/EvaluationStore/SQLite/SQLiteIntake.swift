import Foundation
import ForwardingContract
import GRDB
import RatingModel

extension SQLiteEvaluationStore {
  package func take(
    _ batch: Batch, digest: String, at time: WallTime
  ) async throws(StoreFailure) -> Result<Receipt.DigestState, IntakeRefusal> {
    if let refusal = BatchCheck.refusal(of: batch) { return .failure(refusal) }
    let epoch = epoch
    let answer = try await attempt("take batch", refusing: IntakeRefusal.self) { database in
      try SQLiteIntake(database: database, batch: batch, digest: digest, epoch: epoch, time: time).run()
    }
    if case .failure(let refusal) = answer, refusal.breachesIntegrity {
      try await recordIncident(refusal, in: batch, at: time)
    }
    return answer
  }

  // A transaction of its own: the batch's was rolled back.
  private func recordIncident(
    _ refusal: IntakeRefusal, in batch: Batch, at time: WallTime
  ) async throws(StoreFailure) {
    try await write("record incident") { database in
      try database.execute(
        sql: """
          INSERT INTO incident (kiosk, journal, code, times, first_at, last_at) VALUES (:kiosk, :journal, :code, 1, :time, :time)
          ON CONFLICT (kiosk, journal, code) DO UPDATE SET times = times + 1, last_at = max(last_at, :time)
          """,
        arguments: [
          "kiosk": batch.kiosk.text, "journal": batch.journal.description, "code": refusal.code,
          "time": time.milliseconds,
        ])
      try database.execute(
        sql: """
          DELETE FROM incident WHERE kiosk = :kiosk AND (journal, code) NOT IN (
            SELECT journal, code FROM incident WHERE kiosk = :kiosk ORDER BY last_at DESC, journal, code LIMIT :most)
          """, arguments: ["kiosk": batch.kiosk.text, "most": KioskStatus.mostIncidents])
    }
  }
}

/// Takes in one batch within one transaction. Refuses by throwing an ``IntakeRefusal``, which rolls back.
struct SQLiteIntake {
  let database: Database
  let batch: Batch
  let digest: String
  let epoch: String
  let time: WallTime

  func run() throws -> Receipt.DigestState {
    try checkKiosk()
    let journal = try journalRow()
    try takeScales()
    if let lowest = try SQLiteTallies(database: database, journal: journal).take(batch.tallies) {
      try SQLiteHeads(database: database, journal: journal).unmatch(from: lowest)
    }
    return try takeHead(of: journal)
  }

  private func checkKiosk() throws {
    let standing = try String.fetchOne(
      database.cachedStatement(sql: "SELECT standing FROM kiosk WHERE id = ?"), arguments: [batch.kiosk.text])
    guard let standing else { throw IntakeRefusal.kioskUnknown }
    guard standing != KioskStanding.revoked.rawValue else { throw IntakeRefusal.kioskRevoked }
  }

  /// The journal's number in the large tables; it follows the appliance to a new key once the old one is out of service.
  private func journalRow() throws -> Int64 {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT journal.id, journal.kiosk, kiosk.standing FROM journal JOIN kiosk ON kiosk.id = journal.kiosk
          WHERE journal.journal = ?
          """), arguments: [batch.journal.description])
    guard let row else {
      try database.execute(
        sql: "INSERT INTO journal (journal, kiosk, first_heard_at, last_heard_at) VALUES (?, ?, ?, ?)",
        arguments: [batch.journal.description, batch.kiosk.text, time.milliseconds, time.milliseconds])
      return database.lastInsertedRowID
    }
    guard row["kiosk"] == batch.kiosk.text || row["standing"] != KioskStanding.enrolled.rawValue else {
      throw IntakeRefusal.journalConflict
    }
    try database.cachedStatement(
      sql: "UPDATE journal SET kiosk = ?, last_heard_at = max(last_heard_at, ?) WHERE id = ?"
    ).execute(arguments: [batch.kiosk.text, time.milliseconds, row["id"] as Int64])
    return row["id"]
  }

  /// Keeps new definitions, and holds every level that a tally names against its definition.
  private func takeScales() throws {
    for scale in batch.scales {
      let definition = String(decoding: try CanonicalJSON.data(scale), as: UTF8.self)
      if let present = try definitionText(scale.id, scale.version) {
        guard present == definition else { throw IntakeRefusal.scaleConflict }
      } else {
        try database.execute(
          sql: "INSERT INTO scale (id, version, definition) VALUES (?, ?, ?)",
          arguments: [scale.id.text, scale.version, definition])
      }
    }
    for (_, levels) in Dictionary(
      grouping: Set(batch.tallies.compactMap(\.key.level)), by: { "\($0.scale)/\($0.version)" })
    {
      guard let first = levels.first, let definition = try definitionText(first.scale, first.version) else {
        throw IntakeRefusal.scaleMissing
      }
      let scale = try scale(fromDefinition: definition)
      guard levels.allSatisfy({ scale.level($0.level) != nil }) else { throw IntakeRefusal.scaleMissing }
    }
  }

  private func keepSoftware() throws {
    let software = String(batch.software.prefix(KioskStatus.longestSoftware))
    try database.cachedStatement(sql: "UPDATE kiosk SET software = :software WHERE id = :id AND software <> :software")
      .execute(arguments: ["software": software, "id": batch.kiosk.text])
  }

  private func definitionText(_ id: ScaleID, _ version: Int) throws -> String? {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT definition FROM scale WHERE id = ? AND version = ?"),
      arguments: [id.text, version])
  }

  /// Keeps the head, compares digests where they can be compared, and says how the batch stands.
  private func takeHead(of journal: Int64) throws -> Receipt.DigestState {
    let heads = SQLiteHeads(database: database, journal: journal)
    let newest = try heads.newestSequence()
    let present = try heads.state(of: batch.head)
    let isNewest = newest.map { batch.head.sequence >= $0 } ?? true
    let isComplete = batch.complete && batch.epoch == epoch

    if isNewest { try keepSoftware() }
    guard isNewest, isComplete else {
      let kept = present ?? .pending
      try heads.keep(batch, digest: digest, state: kept, at: time)
      return isComplete ? kept : .pending
    }
    let ours = try SQLiteTallies(database: database, journal: journal).digest()
    let state: Receipt.DigestState = ours == batch.head.tallies ? .matches : .differs
    try heads.keep(batch, digest: digest, state: state, at: time)
    return state
  }
}

/// The definition that was stored, read back.
func scale(fromDefinition text: String) throws -> Scale {
  guard let scale = try? CanonicalJSON.decode(Scale.self, from: Data(text.utf8)) else { throw Damage("scale") }
  return scale
}
