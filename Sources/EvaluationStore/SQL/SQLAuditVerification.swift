import RatingModel

extension SQLEvaluationStore {
  package func verifyAudit(against noted: AuditHead?) async throws(StoreFailure) -> AuditVerification {
    try await read("verify audit") { try SQLAuditVerification(database: $0).verification(against: noted) }
  }
}

/// Computes the chain anew within one snapshot, some rows at a time.
struct SQLAuditVerification {
  private static let pageRows: Int64 = 1000

  let database: any SQLConnection

  func verification(against noted: AuditHead?) throws -> AuditVerification {
    guard let chain = try database.row("SELECT number, hash FROM access_chain") else { throw Damage("access_chain") }
    let kept = AuditHead(number: chain["number"], hash: chain["hash"])
    var walk = Walk(noted: noted)
    // By number, also beyond the head that is kept.
    while let rows = try page(after: walk.reached) {
      for row in rows { try walk.take(row) }
    }
    walk.end(at: kept)
    try beside(&walk.result)
    return walk.result
  }

  private func page(after number: Int64) throws -> [SQLRow]? {
    let rows = try database.rows(
      "SELECT * FROM access_event WHERE number > ? ORDER BY number LIMIT ?", [number, Self.pageRows])
    return rows.isEmpty ? nil : rows
  }

  /// Events without a number: those before the chain, and those that came in beside it.
  private func beside(_ result: inout AuditVerification) throws {
    let first = try database.value("SELECT min(id) FROM access_event WHERE number IS NOT NULL", as: Int64.self)
    result.older =
      try database.value(
        "SELECT count(*) FROM access_event WHERE number IS NULL AND id < ?", [first ?? .max], as: Int64.self) ?? 0
    let room = AuditVerification.mostFaults - result.faults.count
    guard let first, room > 0 else { return }
    result.faults += try database.values(
      "SELECT id FROM access_event WHERE number IS NULL AND id > ? ORDER BY id LIMIT ?", [first, room], as: Int64.self
    ).map(AuditFault.unchained)
  }

  private struct Walk {
    let noted: AuditHead?
    var result = AuditVerification()
    /// Number of the entry before.
    private(set) var reached: Int64 = 0
    private var hash = ""
    private var isNotedFound = false

    init(noted: AuditHead?) { self.noted = noted }

    mutating func take(_ row: SQLRow) throws {
      let number: Int64 = row["number"]
      let kept = (row["hash"] as String?) ?? ""
      result.entries += 1
      if number == reached + 1 {
        if try AuditLink(number: number, previous: hash, row).hash() != kept { add(.altered(number: number)) }
      } else {
        // What is missing took the hash with it to which this entry is chained.
        for missing in ((reached + 1)..<number).prefix(AuditVerification.mostFaults) { add(.missing(number: missing)) }
      }
      if let noted, noted.number == number, noted.hash == kept { isNotedFound = true }
      (reached, hash) = (number, kept)
    }

    mutating func end(at kept: AuditHead) {
      if reached < kept.number {
        let gone = ((reached + 1)...kept.number).prefix(AuditVerification.mostFaults)
        for missing in gone { add(.missing(number: missing)) }
      }
      if reached > kept.number || (reached == kept.number && hash != kept.hash) { add(.headDiffers) }
      if noted != nil, !isNotedFound { add(.notedHeadDiffers) }
      result.head = kept.number > 0 ? kept : nil
    }

    private mutating func add(_ fault: AuditFault) {
      if result.faults.count < AuditVerification.mostFaults { result.faults.append(fault) }
    }
  }
}
