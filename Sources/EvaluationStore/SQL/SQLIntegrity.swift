import ForwardingContract
import Foundation
import RatingModel

extension SQLEvaluationStore {
  package func integrityEvents(_ query: IntegrityQuery) async throws(StoreFailure) -> [IntegrityEvent] {
    try await read("read integrity events") { try SQLEvents(database: $0).events(query) }
  }

  package func closeIntegrityEvent(
    _ id: Int64, by account: AccountName, because reason: String, actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> IntegrityRefusal? {
    let reason = reason.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !reason.isEmpty else { return .reasonMissing }
    guard reason.unicodeScalars.count <= IntegrityRefusal.longestReason else { return .reasonTooLong }
    let answer = try await attempt("close integrity event", refusing: IntegrityRefusal.self) { database in
      let row = try database.row("SELECT unit, state FROM integrity_event WHERE id = ?", [id])
      guard let row else { throw IntegrityRefusal.unknown }
      guard row["state"] != "closed" else { throw IntegrityRefusal.alreadyClosed }
      try Self.check(account, holds: try row.code("unit"), in: database)
      try database.execute(
        "UPDATE integrity_event SET state = 'closed', closed_by = ?, closed_at = ?, reason = ? WHERE id = ?",
        [account.text, time.milliseconds, reason, id])
      try Self.add(
        AccessEvent(
          kind: .integrityEventClosed, account: account, unit: try row.code("unit"), subject: "event \(id)",
          claimedBy: actor.claimedBy, address: actor.address, time: time), to: database)
    }
    if case .failure(let refusal) = answer { return refusal }
    return nil
  }

  package func recount(at time: WallTime) async throws(StoreFailure) -> Recount {
    var recount = Recount(groups: 0, altered: 0)
    for journal in try await read("recount", { try $0.values("SELECT id FROM journal ORDER BY id", as: Int64.self) }) {
      let finding = try await self.recount(journal, at: time)
      recount.groups += finding.groups
      recount.altered += finding.altered.count
    }
    return recount
  }

  package func recountNext(at time: WallTime) async throws(StoreFailure) -> Bool {
    let due = time.milliseconds - SQLRecount.intervalMilliseconds
    let journal = try await read("recount") { database in
      try database.value(
        "SELECT id FROM journal WHERE recounted_at <= ? OR recounted_at > ? ORDER BY recounted_at LIMIT 1",
        [due, time.milliseconds], as: Int64.self)
    }
    guard let journal else { return try await recountNextRollUps(at: time) }
    _ = try await recount(journal, at: time)
    return true
  }

  /// Looks without holding up anybody who writes; only where there is something to write it looks once more and writes.
  private func recount(_ journal: Int64, at time: WallTime) async throws(StoreFailure) -> SQLRecount.Finding {
    let glance = try await read("recount") { try SQLRecount(database: $0, journal: journal).examine() }
    return try await write("recount") { database in
      try database.exclude("journal/\(journal)")
      try database.execute("UPDATE journal SET recounted_at = ? WHERE id = ?", [time.milliseconds, journal])
      let row = try database.row("SELECT kiosk, journal FROM journal WHERE id = ?", [journal])
      guard !glance.isClean, let row else { return glance }
      let recount = SQLRecount(database: database, journal: journal)
      let finding = try recount.examine()
      try recount.keep(finding, kiosk: try row.code("kiosk"), id: try row.journal("journal"), at: time)
      return finding
    }
  }

  package func heads(of scope: HeadScope) async throws(StoreFailure) -> [CountersignedHead] {
    try await read("read heads") { database in
      let (column, value) =
        switch scope {
        case .kiosk(let kiosk): ("journal.kiosk", kiosk.text)
        case .journal(let journal): ("journal.journal", journal.description)
        }
      return try database.rows(
        """
        SELECT head.*, journal.journal AS name FROM head JOIN journal ON journal.id = head.journal
        WHERE \(column) = ? ORDER BY journal.id, head.sequence
        """, [value]
      ).map {
        CountersignedHead(
          journal: try $0.journal("name"),
          head: Head(sequence: $0["sequence"], hash: $0["hash"], tallies: $0["tallies"]),
          digest: try $0.parsed("digest", Receipt.DigestState.init(rawValue:)), firstAt: $0.wallTime("first_at"),
          matchedAt: ($0["matched_at"] as Int64?).map(WallTime.init(milliseconds:)))
      }
    }
  }

  package func renewEpoch(by actor: AuditActor, at time: WallTime) async throws(StoreFailure) {
    let epoch = randomHexadecimal()
    try await write("renew epoch") { database in
      try database.execute("UPDATE centre SET epoch = ?", [epoch])
      try Self.add(actor.event(.epochRenewed, at: time), to: database)
    }
    learn(epoch: epoch)
  }

  /// Refuses by throwing an ``IntegrityRefusal``.
  private static func check(_ name: AccountName, holds unit: UnitCode, in database: any SQLConnection) throws {
    let row = try database.row("SELECT * FROM account WHERE name = ?", [name.text])
    guard let account = try row.map({ try Self.account($0, in: database) }) else {
      throw IntegrityRefusal.accountUnknown
    }
    guard !account.disabled else { throw IntegrityRefusal.accountDisabled }
    let held = UnitTree(try SQLRegistry(database: database).units()).subtree(of: account.roots)
    guard held.units.contains(unit) else { throw IntegrityRefusal.accountElsewhere }
  }
}
