import RatingModel

extension SQLEvaluationStore {
  package func results(_ query: ResultQuery) async throws(StoreFailure) -> ResultFacts {
    try await read("read results") { try SQLResults(database: $0).facts(query) }
  }

  package func resultImports(limit: Int) async throws(StoreFailure) -> [ResultEntry] {
    try await read("read imports of results") { database in
      try database.rows(
        "SELECT id AS import, result_import.* FROM result_import ORDER BY id DESC LIMIT ?", [max(0, limit)]
      ).map(SQLResults.entry)
    }
  }

  package func resultHistory(of unit: UnitCode, limit: Int) async throws(StoreFailure) -> [ResultHistory] {
    try await read("read history of results") { database in
      try database.rows(
        """
        SELECT result_part.import, result_part.unit, result_part.period, result_part.row_count AS part_rows,
          result_import.at, result_import.account, result_import.caller, result_import.name, result_import.digest,
          result_import.row_count, result_import.part_count, result_import.warning_count,
          EXISTS (SELECT 1 FROM dossier_result WHERE dossier_result.import = result_part.import
            AND dossier_result.unit = result_part.unit AND dossier_result.period = result_part.period) AS stands
        FROM result_part JOIN result_import ON result_import.id = result_part.import
        WHERE result_part.unit = ? ORDER BY result_part.import DESC, result_part.period DESC LIMIT ?
        """, [unit.text, max(0, limit)]
      ).map { row in
        ResultHistory(
          part: try SQLResults.part(row), entry: try SQLResults.entry(row), rows: row["part_rows"],
          stands: row["stands"])
      }
    }
  }
}

extension SQLResults {
  static func entry(_ row: SQLRow) throws -> ResultEntry {
    let account = try row.parsedIfPresent("account", AccountName.init)
    let caller = try row.parsedIfPresent("caller", CallerName.init)
    return ResultEntry(
      number: row["import"], time: row.wallTime("at"),
      author: account.map(ResultAuthor.account) ?? caller.map(ResultAuthor.caller) ?? .commandLine,
      name: row["name"], digest: row["digest"], rows: row["row_count"], parts: row["part_count"],
      warnings: row["warning_count"])
  }

  func facts(_ query: ResultQuery) throws -> ResultFacts {
    guard let span = Validity(first: query.first, last: query.last) else { return ResultFacts(sums: [], cutOff: 0) }
    let meant = try Self.stretches(query.units.within(span))
    let (clerk, isEvery) = Self.clerk(query.clerks)
    var sums: [ResultSum.Key: ResultSum] = [:]
    let rows = try database.rows(
      Self.statement(query.details), ["meant": meant, "every": isEvery, "clerk": clerk?.description])
    for row in rows {
      let stage = try row.parsedIfPresent("stage", Stage.init(rawValue:))
      let key = ResultSum.Key(
        unit: try row.code("unit"), period: try row.parsedIfPresent("period", Period.init(dayOrMonth:)),
        clerk: try row.parsedIfPresent("clerk") { ClerkID($0) },
        procedure: try row.parsedIfPresent("procedure_code", ProcedureCode.init),
        stage: query.details.contains(.stage) ? stage : nil)
      sums[key, default: ResultSum(key)].add(Self.figures(of: row), at: stage)
    }
    return ResultFacts(
      sums: sums.sorted { $0.key < $1.key }.map(\.value), cutOff: try cutOff(query, meant, isEvery, clerk))
  }

  /// Every figure's sum over the rows of one unit, one stage and what else is told apart.
  private static func statement(_ details: Set<ResultQuery.Detail>) -> String {
    let period = details.contains(.day) ? "period" : details.contains(.month) ? "substr(period, 1, 7)" : nil
    let columns = [
      ("unit", "dossier_result.unit"), ("stage", "stage"), ("period", period),
      ("clerk", details.contains(.clerk) ? "clerk" : nil),
      ("procedure_code", details.contains(.procedure) ? "procedure_code" : nil),
    ]
    let selected = columns.map { "\($0.1 ?? "CAST(NULL AS TEXT)") AS \($0.0)" }
    let sums = ResultFigure.allCases.map(\.rawValue).map {
      "CAST(sum(\($0)) AS BIGINT) AS \($0), count(\($0)) AS \($0)_said"
    }
    return """
      SELECT \((selected + sums).joined(separator: ", ")), count(*) AS row_count
      FROM dossier_result JOIN \(Self.meant) ON dossier_result.unit = meant.unit
        AND dossier_result.first_day >= meant.from_day AND dossier_result.last_day <= meant.to_day
      WHERE (:every OR clerk IS NOT DISTINCT FROM CAST(:clerk AS TEXT))
      GROUP BY \(columns.compactMap(\.1).joined(separator: ", "))
      """
  }

  /// The units and their days: texts of two days and a code, because a set of texts is what both engines take as one value.
  private static let meant = """
    (SELECT substr(value, 1, 10) AS from_day, substr(value, 11, 10) AS to_day, substr(value, 21) AS unit
      FROM json_each(:meant)) AS meant
    """

  private static func stretches(_ units: UnitDays) throws -> String {
    jsonArray(
      units.units.flatMap { unit in
        units.stretches(of: unit).compactMap { days in
          days.first.flatMap { first in days.last.map { "\(first)\($0)\(unit)" } }
        }
      })
  }

  private static func clerk(_ selection: ClerkSelection) -> (ClerkID?, isEvery: Bool) {
    switch selection {
    case .every: (nil, true)
    case .only(let clerk): (clerk, false)
    }
  }

  private static func figures(of row: SQLRow) -> [ResultFigure: ReportedSum] {
    let rows: Int = row["row_count"]
    return Dictionary(
      uniqueKeysWithValues: ResultFigure.allCases.map { figure in
        let said: Int = row["\(figure.rawValue)_said"]
        return (figure, ReportedSum(row[figure.rawValue] ?? 0, said: said, unsaid: rows - said))
      })
  }

  private func cutOff(_ query: ResultQuery, _ meant: String, _ isEvery: Bool, _ clerk: ClerkID?) throws -> Int {
    try database.value(
      """
      SELECT count(*) FROM (SELECT DISTINCT dossier_result.unit, dossier_result.period
        FROM dossier_result JOIN \(Self.meant) ON dossier_result.unit = meant.unit
          AND dossier_result.first_day <= meant.to_day AND dossier_result.last_day >= meant.from_day
          AND (dossier_result.first_day < meant.from_day OR dossier_result.last_day > meant.to_day)
        WHERE (:every OR clerk IS NOT DISTINCT FROM CAST(:clerk AS TEXT))) AS cut
      """, ["meant": meant, "every": isEvery, "clerk": clerk?.description], as: Int.self) ?? 0
  }
}
