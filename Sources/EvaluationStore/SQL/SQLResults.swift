import RatingModel

extension SQLEvaluationStore {
  package func previewResults(
    _ batch: ResultImport
  ) async throws(StoreFailure) -> Result<ResultPreview, ResultRefusal> {
    try await read("preview results") { database in
      do { return .success(try SQLResults(database: database).checked(batch).preview) } catch let refused
        as ResultRefusal
      {
        return .failure(refused)
      }
    }
  }

  package func importResults(
    _ batch: ResultImport, by author: ResultAuthor, at time: WallTime
  ) async throws(StoreFailure) -> Result<ResultReceipt, ResultRefusal> {
    try await attempt("import results", refusing: ResultRefusal.self) { database in
      try SQLResults(database: database).take(batch, by: author, at: time)
    }
  }
}

/// Dossier results within one transaction.
struct SQLResults {
  let database: any SQLConnection

  /// What an import comes to, and which parts go for it.
  struct Checked {
    let preview: ResultPreview
    /// Rows of each part.
    let parts: [ResultPart: Int]
    let replaced: [ResultPart]
  }

  /// Throws a refusal.
  func checked(_ batch: ResultImport) throws -> Checked {
    let parts = batch.rows.reduce(into: [ResultPart: Int]()) { $0[$1.part, default: 0] += 1 }
    let standing = try standing(beside: Set(parts.keys))
    let check = ResultCheck(
      batch,
      against: try known(to: batch, months: standing.filter { if case .month = $0.period { true } else { false } }))
    guard check.problems.isEmpty else { throw ResultRefusal(problems: check.problems) }
    let replaced = standing.filter { parts[$0] != nil || ($0.month.map { parts[$0] != nil } ?? false) }
    return Checked(
      preview: ResultPreview(
        rows: batch.rows.count, parts: parts.count, replaced: Array(replaced), warnings: check.warnings),
      parts: parts, replaced: Array(replaced))
  }

  func take(_ batch: ResultImport, by author: ResultAuthor, at time: WallTime) throws -> ResultReceipt {
    let checked = try checked(batch)
    let number = try enter(batch, checked, by: author, at: time)
    try database.execute(
      "DELETE FROM dossier_result WHERE unit = ? AND first_day = ? AND period = ?",
      each: checked.replaced.map { [$0.unit.text, $0.period.firstDay?.description, $0.period.description] })
    try database.execute(
      "INSERT INTO result_part (import, unit, period, row_count) VALUES (?, ?, ?, ?)",
      each: checked.parts.sorted { $0.key < $1.key }.map {
        [number, $0.key.unit.text, $0.key.period.description, $0.value]
      })
    try database.execute(Self.insertion, each: batch.rows.map { try Self.columns(of: $0, number) })
    return ResultReceipt(number: number, preview: checked.preview)
  }

  private func enter(
    _ batch: ResultImport, _ checked: Checked, by author: ResultAuthor, at time: WallTime
  ) throws -> Int64 {
    var (account, caller) = (String?.none, String?.none)
    switch author {
    case .account(let name): account = name.text
    case .caller(let name): caller = name.text
    case .commandLine: break
    }
    let number = try database.value(
      """
      INSERT INTO result_import (at, account, caller, name, digest, row_count, part_count, warning_count)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
      """,
      [
        time.milliseconds, account, caller, batch.name, batch.digest, batch.rows.count, checked.parts.count,
        checked.preview.warningCount,
      ], as: Int64.self)
    guard let number else { throw Damage("result_import") }
    return number
  }

  private static let figures = ResultFigure.allCases.map(\.rawValue)
  private static let insertion = """
    INSERT INTO dossier_result
      (import, unit, period, first_day, last_day, clerk, procedure_code, stage, \(figures.joined(separator: ", ")))
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, \(figures.map { _ in "?" }.joined(separator: ", ")))
    """

  private static func columns(of row: ResultRow, _ number: Int64) throws -> SQLArguments {
    guard let days = row.period.days else { throw Damage("period") }
    let named: SQLArguments = [
      number, row.unit.text, row.period.description, days.columns.first, days.columns.last, row.clerk?.description,
      row.procedure?.text, row.stage?.rawValue,
    ]
    return named + .placed(ResultFigure.allCases.map { row.counts[$0]?.sqlValue ?? .null })
  }

  /// The parts of these units that stand and share days with these.
  private func standing(beside parts: Set<ResultPart>) throws -> Set<ResultPart> {
    let months = Set(parts.map { $0.month ?? $0 })
    let days = months.compactMap(\.period.days)
    guard let first = days.compactMap(\.first).min(), let last = days.compactMap(\.last).max() else { return [] }
    let rows = try database.rows(
      """
      SELECT DISTINCT unit, period FROM dossier_result
      WHERE unit IN (SELECT value FROM json_each(?)) AND first_day BETWEEN ? AND ?
      """, [jsonArray(Set(parts.map(\.unit))), first.description, last.description])
    return Set(try rows.map(Self.part).filter { parts.contains($0) || months.contains($0.month ?? $0) })
  }

  private func known(to batch: ResultImport, months: Set<ResultPart>) throws -> ResultCheck.Known {
    let units = try database.rows(
      "SELECT * FROM unit WHERE code IN (SELECT value FROM json_each(?))", [jsonArray(Set(batch.rows.map(\.unit)))]
    ).map(SQLRegistry.unit)
    let clerks = try database.rows(
      "SELECT DISTINCT unit, staff FROM clerk WHERE unit IN (SELECT value FROM json_each(?))",
      [jsonArray(Set(batch.rows.compactMap(\.clerk?.unit)))]
    ).map { ClerkID(unit: try $0.code("unit"), staff: try $0.code("staff")) }
    let codes = Set(batch.rows.compactMap(\.procedure))
    let procedures = try database.rows(
      "SELECT DISTINCT code FROM procedure_record WHERE code IN (SELECT value FROM json_each(?))",
      [jsonArray(codes.union(codes.compactMap(\.national)))]
    ).map { try $0.code("code", as: ProcedureCode.self) }
    return ResultCheck.Known(
      units: Dictionary(grouping: units, by: \.code).mapValues { $0.map(\.validity) }, clerks: Set(clerks),
      procedures: Set(procedures), months: months)
  }

  static func part(_ row: SQLRow) throws -> ResultPart {
    ResultPart(unit: try row.code("unit"), period: try row.parsed("period", Period.init(dayOrMonth:)))
  }
}
