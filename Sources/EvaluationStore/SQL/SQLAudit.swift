import Crypto
import Foundation
import RatingModel

extension SQLEvaluationStore {
  package func record(_ event: AccessEvent) async throws(StoreFailure) {
    try await change("record access") { .kept(try Self.add(event, to: $0)) }
  }

  /// Chains an event to the newest one, within the transaction of what it tells of. Whoever else writes waits until that ends, so it
  /// comes last: nothing is excluded after `audit`.
  static func add(_ event: AccessEvent, to database: any SQLConnection) throws {
    try database.exclude("audit")
    guard let chain = try database.row("SELECT number, hash FROM access_chain") else { throw Damage("access_chain") }
    let link = AuditLink(number: chain["number"] + 1, previous: chain["hash"], event)
    let hash = try link.hash()
    let days = event.period?.columns
    try database.execute(
      """
      INSERT INTO access_event (kind, account, caller, clerk, unit, subject, first_day, last_day, claimed_by, address, at,
        number, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        event.kind.rawValue, event.account?.text, event.caller?.text, event.clerk?.description, event.unit?.text,
        event.subject, days?.first, days?.last, event.claimedBy, event.address, event.time.milliseconds, link.number,
        hash,
      ])
    try database.execute("UPDATE access_chain SET number = ?, hash = ?", [link.number, hash])
  }

  package func auditEvents(_ query: AuditQuery) async throws(StoreFailure) -> [AuditEntry] {
    try await read("read audit") { database in
      try database.rows(Self.auditQuery, try Self.arguments(query)).map(Self.entry)
    }
  }

  private static var auditQuery: String {
    """
    SELECT * FROM access_event
    WHERE id < :before AND at >= :since AND at < :until
      AND (:anybody OR account = :person OR caller = :person OR clerk = :person OR subject = :person)
      AND (:any_kind OR kind IN (SELECT value FROM json_each(:kinds)))
      AND (:everything OR account IN (SELECT value FROM json_each(:accounts))
        OR unit IN (SELECT value FROM json_each(:units)))
    ORDER BY id DESC LIMIT :limit
    """
  }

  private static func arguments(_ query: AuditQuery) throws -> SQLArguments {
    var (accounts, units, isEverything) = (Set<AccountName>(), Set<UnitCode>(), true)
    if case .within(let some, let these) = query.scope { (accounts, units, isEverything) = (some, these, false) }
    return [
      "before": query.before ?? .max, "since": query.since?.milliseconds ?? .min,
      "until": query.until?.milliseconds ?? .max, "anybody": query.person == nil, "person": query.person ?? "",
      "any_kind": query.kinds.isEmpty, "kinds": jsonArray(query.kinds.map(\.rawValue)),
      "everything": isEverything, "accounts": jsonArray(accounts), "units": jsonArray(units),
      "limit": min(max(0, query.limit), AuditQuery.most),
    ]
  }

  static func entry(_ row: SQLRow) throws -> AuditEntry {
    AuditEntry(id: row["id"], number: row["number"], event: try event(row))
  }

  static func event(_ row: SQLRow) throws -> AccessEvent {
    let period = (row["first_day"] as String?) == nil && (row["last_day"] as String?) == nil ? nil : try row.validity()
    return AccessEvent(
      kind: try row.parsed("kind", AccessEvent.Kind.init(rawValue:)),
      account: try row.parsedIfPresent("account", AccountName.init),
      caller: try row.parsedIfPresent("caller", CallerName.init),
      clerk: try row.parsedIfPresent("clerk") { ClerkID($0) }, unit: try row.parsedIfPresent("unit", UnitCode.init),
      subject: row["subject"], period: period, claimedBy: row["claimed_by"], address: row["address"],
      time: row.wallTime("at"))
  }
}

/// What an entry's hash is made of: all that it says, its number, and the hash before it.
struct AuditLink: Encodable {
  let number: Int64
  private let previous: String
  private let kind: String
  private let account: String?
  private let caller: String?
  private let clerk: String?
  private let unit: String?
  private let subject: String?
  private let first: String?
  private let last: String?
  private let claimedBy: String?
  private let address: String
  private let at: Int64

  init(number: Int64, previous: String, _ event: AccessEvent) {
    let days = event.period?.columns
    (self.number, self.previous, kind) = (number, previous, event.kind.rawValue)
    (account, caller, clerk) = (event.account?.text, event.caller?.text, event.clerk?.description)
    (unit, subject, first, last) = (event.unit?.text, event.subject, days?.first, days?.last)
    (claimedBy, address, at) = (event.claimedBy, event.address, event.time.milliseconds)
  }

  /// As the columns hold it, whatever stands in them.
  init(number: Int64, previous: String, _ row: SQLRow) {
    (self.number, self.previous, kind) = (number, previous, row["kind"])
    (account, caller, clerk) = (row["account"], row["caller"], row["clerk"])
    (unit, subject, first, last) = (row["unit"], row["subject"], row["first_day"], row["last_day"])
    (claimedBy, address, at) = (row["claimed_by"], row["address"], row["at"])
  }

  /// SHA-256 over the canonical JSON, 64 lower-case hexadecimal digits.
  func hash() throws -> String { Hexadecimal.text(SHA256.hash(data: try CanonicalJSON.data(self))) }
}
