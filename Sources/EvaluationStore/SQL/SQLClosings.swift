import Crypto
import Foundation
import RatingModel

extension SQLEvaluationStore {
  package func issue(
    _ draft: ClosingDraft, by actor: AuditActor, at time: WallTime, year: Int,
    forms: @escaping @Sendable (Closing) throws -> [ClosingFile]
  ) async throws(StoreFailure) -> Result<Closing, ClosingRefusal> {
    try await attempt("issue report", refusing: ClosingRefusal.self) { database in
      let closings = SQLClosings(database: database)
      let closing = try closings.keep(draft, at: time, year: year)
      for file in try forms(closing) { _ = try closings.attach(file, to: closing.number, of: closing.unit) }
      try SQLClosingPrints(database: database).order(draft.prints, of: closing)
      try Self.add(
        actor.event(
          .closingIssued, clerk: closing.clerk, unit: closing.unit, subject: "\(closing.unit) \(closing.number)",
          period: closing.period.period.days, at: time), to: database)
      return closing
    }
  }

  package func attach(
    _ file: ClosingFile, to number: ClosingNumber, of unit: UnitCode
  ) async throws(StoreFailure) -> Bool {
    try await write("attach form") { try SQLClosings(database: $0).attach(file, to: number, of: unit) }
  }

  package func closings(_ query: ClosingQuery) async throws(StoreFailure) -> [Closing] {
    try await read("read closings") { database in
      try database.rows(SQLClosings.register, try SQLClosings.arguments(query)).map(SQLClosings.closing)
    }
  }

  package func closing(_ number: ClosingNumber, of unit: UnitCode) async throws(StoreFailure) -> IssuedClosing? {
    try await read("read closing") { try SQLClosings(database: $0).issued(number, of: unit) }
  }

  package func closing(
    of unit: UnitCode, clerk: ClerkID?, over period: ClosingPeriod
  ) async throws(StoreFailure) -> Closing? {
    try await read("read closing of a period") { database in
      try SQLClosings(database: database).standing(of: unit, clerk, over: period).map(SQLClosings.closing)
    }
  }

  package func closingFile(
    _ name: String, of number: ClosingNumber, of unit: UnitCode
  ) async throws(StoreFailure) -> ClosingFile? {
    try await read("read form") { database in
      try SQLClosings(database: database).file(name, of: number, of: unit)
    }
  }
}

/// The register within one transaction. What it refuses it throws as a ``ClosingRefusal``.
struct SQLClosings {
  let database: any SQLConnection

  func keep(_ draft: ClosingDraft, at time: WallTime, year: Int) throws -> Closing {
    try check(draft)
    let last = try database.value(
      "SELECT max(serial) FROM closing WHERE unit = ? AND year = ?", [draft.unit.text, year], as: Int.self)
    let closing = Closing(
      unit: draft.unit, clerk: draft.clerk, number: ClosingNumber(year: year, serial: (last ?? 0) + 1),
      period: draft.period,
      corrects: draft.corrects, issuedAt: time, issuedBy: draft.issuedBy,
      hash: Hexadecimal.text(SHA256.hash(data: Data(draft.content.utf8))))
    try database.execute(
      """
      INSERT INTO closing
        (unit, year, serial, clerk, period, corrects_year, corrects_serial, issued_at, issued_by, hash, content)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        closing.unit.text, closing.number.year, closing.number.serial, closing.clerk?.description,
        closing.period.description,
        closing.corrects?.year, closing.corrects?.serial, time.milliseconds, closing.issuedBy.text, closing.hash,
        draft.content,
      ])
    return closing
  }

  private func check(_ draft: ClosingDraft) throws {
    let account = try database.row("SELECT name FROM account WHERE name = ? AND NOT disabled", [draft.issuedBy.text])
    guard account != nil else { throw ClosingRefusal.accountUnknown }
    let present = try standing(of: draft.unit, draft.clerk, over: draft.period)
      .map { ClosingNumber(year: $0["year"], serial: $0["serial"]) }
    if let corrected = draft.corrects {
      guard present == corrected else { throw ClosingRefusal.nothingToCorrect }
    } else if let present {
      throw ClosingRefusal.alreadyIssued(present)
    }
  }

  func standing(of unit: UnitCode, _ clerk: ClerkID?, over period: ClosingPeriod) throws -> SQLRow? {
    try database.row(
      """
      SELECT * FROM closing
      WHERE unit = ? AND period = ? AND clerk IS NOT DISTINCT FROM CAST(? AS TEXT) AND corrects_year IS NULL
      """, [unit.text, period.description, clerk?.description])
  }

  /// - Returns: `false` where there is one of that name, or no such closing.
  func attach(_ file: ClosingFile, to number: ClosingNumber, of unit: UnitCode) throws -> Bool {
    try database.execute(
      """
      INSERT INTO closing_file (unit, year, serial, name, type, bytes)
      SELECT unit, year, serial, CAST(:name AS TEXT), CAST(:type AS TEXT), :bytes FROM closing
      WHERE unit = :unit AND year = :year AND serial = :serial
      ON CONFLICT (unit, year, serial, name) DO NOTHING
      """,
      [
        "name": file.name, "type": file.type, "bytes": Data(file.bytes), "unit": unit.text, "year": number.year,
        "serial": number.serial,
      ]) == 1
  }

  func issued(_ number: ClosingNumber, of unit: UnitCode) throws -> IssuedClosing? {
    let place: SQLArguments = [unit.text, number.year, number.serial]
    guard let row = try database.row("SELECT * FROM closing WHERE unit = ? AND year = ? AND serial = ?", place) else {
      return nil
    }
    let files = try database.values(
      "SELECT name FROM closing_file WHERE unit = ? AND year = ? AND serial = ? ORDER BY name", place, as: String.self)
    return IssuedClosing(
      closing: try Self.closing(row), content: row["content"], files: files,
      prints: try SQLClosingPrints(database: database).prints(of: number, of: unit))
  }

  func file(_ name: String, of number: ClosingNumber, of unit: UnitCode) throws -> ClosingFile? {
    try database.row(
      "SELECT type, bytes FROM closing_file WHERE unit = ? AND year = ? AND serial = ? AND name = ?",
      [unit.text, number.year, number.serial, name]
    ).map { ClosingFile(name: name, type: $0["type"], bytes: Array($0["bytes"] as Data)) }
  }

  static func closing(_ row: SQLRow) throws -> Closing {
    let corrects = (row["corrects_year"] as Int?).map { ClosingNumber(year: $0, serial: row["corrects_serial"]) }
    return Closing(
      unit: try row.code("unit"), clerk: try row.parsedIfPresent("clerk") { ClerkID($0) },
      number: ClosingNumber(year: row["year"], serial: row["serial"]),
      period: try row.parsed("period") { ClosingPeriod($0) }, corrects: corrects, issuedAt: row.wallTime("issued_at"),
      issuedBy: try row.code("issued_by"), hash: row["hash"])
  }
}
