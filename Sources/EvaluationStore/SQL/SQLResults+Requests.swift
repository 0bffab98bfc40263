import RatingModel

extension SQLEvaluationStore {
  package func importResults(
    _ batch: ResultImport, by caller: CallerName, under key: ResultRequestKey, at time: WallTime
  ) async throws(StoreFailure) -> Result<ResultReception, ResultRefusal> {
    try await attempt("import results", refusing: ResultRefusal.self) { database in
      let results = SQLResults(database: database)
      if let earlier = try results.request(key, of: caller) {
        return earlier.entry.digest == batch.digest
          ? .repeated(earlier.entry, replaced: earlier.replaced) : .keyUsed
      }
      let receipt = try results.take(batch, by: .caller(caller), at: time)
      try database.execute(
        "INSERT INTO result_request (caller, request_key, import, replaced) VALUES (?, ?, ?, ?)",
        [caller.text, key.text, receipt.number, receipt.preview.replacedCount])
      return .taken(receipt)
    }
  }
}

extension SQLResults {
  /// What came of a request; `nil` where there was none under that key.
  fileprivate func request(
    _ key: ResultRequestKey, of caller: CallerName
  ) throws -> (entry: ResultEntry, replaced: Int)? {
    try database.row(
      """
      SELECT result_import.id AS import, result_import.at, result_import.account, result_import.caller,
        result_import.name, result_import.digest, result_import.row_count, result_import.part_count,
        result_import.warning_count, result_request.replaced
      FROM result_request JOIN result_import ON result_import.id = result_request.import
      WHERE result_request.caller = ? AND result_request.request_key = ?
      """, [caller.text, key.text]
    ).map { (try Self.entry($0), $0["replaced"]) }
  }
}
