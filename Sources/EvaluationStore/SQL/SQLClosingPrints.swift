import RatingModel

extension SQLEvaluationStore {
  package func claimPrint(at time: WallTime, until end: WallTime) async throws(StoreFailure) -> ClosingPrintTask? {
    // Where nothing waits, nothing is written.
    guard try await read("look for prints", { try SQLClosingPrints(database: $0).next(at: time) }) != nil else {
      return nil
    }
    return try await write("claim print") { try SQLClosingPrints(database: $0).claim(at: time, until: end) }
  }

  package func finishPrint(_ task: ClosingPrintTask, _ file: ClosingFile) async throws(StoreFailure) -> Bool {
    try await write("finish print") { database in
      let (closing, prints) = (task.closing, SQLClosingPrints(database: database))
      let isKept = try SQLClosings(database: database).attach(file, to: closing.number, of: closing.unit)
      try prints.remove(task.name, of: closing)
      return isKept
    }
  }

  package func returnPrint(
    _ task: ClosingPrintTask, failure: String?, next: WallTime
  ) async throws(StoreFailure) {
    try await write("return print") { try SQLClosingPrints(database: $0).giveBack(task, failure: failure, next: next) }
  }
}

/// What is still to be printed, within one transaction.
struct SQLClosingPrints {
  let database: any SQLConnection

  /// The newest first: whoever has just issued a report waits for it, and not for those of a year before printing was switched on.
  private static let due = """
    SELECT closing.*, closing_print.name AS form, closing_print.source AS source FROM closing_print
    JOIN closing ON closing.unit = closing_print.unit AND closing.year = closing_print.year
      AND closing.serial = closing_print.serial
    WHERE attempts < ? AND (claim_ends_at IS NULL OR claim_ends_at <= ?)
    ORDER BY closing.issued_at DESC, closing.unit, closing.year, closing.serial, closing_print.name LIMIT 1
    """

  func order(_ prints: [ClosingPrintOrder], of closing: Closing) throws {
    try database.execute(
      "INSERT INTO closing_print (unit, year, serial, name, source, attempts) VALUES (?, ?, ?, ?, ?, 0)",
      each: prints.map { [closing.unit.text, closing.number.year, closing.number.serial, $0.name, $0.source] })
  }

  func next(at time: WallTime) throws -> String? {
    try database.row(Self.due, [ClosingPrint.mostAttempts, time.milliseconds]).map { $0["form"] }
  }

  func claim(at time: WallTime, until end: WallTime) throws -> ClosingPrintTask? {
    guard let row = try database.row(Self.due, [ClosingPrint.mostAttempts, time.milliseconds]) else { return nil }
    let (closing, form) = (try SQLClosings.closing(row), row["form"] as String)
    let source = try SQLClosings(database: database).file(row["source"], of: closing.number, of: closing.unit)
    guard let source else { throw Damage("closing_print") }
    try database.execute(
      """
      UPDATE closing_print SET attempts = attempts + 1, claim_ends_at = ?
      WHERE unit = ? AND year = ? AND serial = ? AND name = ?
      """, [end.milliseconds, closing.unit.text, closing.number.year, closing.number.serial, form])
    return ClosingPrintTask(closing: closing, name: form, source: source, claimEndsAt: end)
  }

  /// Only of one's own claim: another process may have taken it over since.
  func giveBack(_ task: ClosingPrintTask, failure: String?, next: WallTime) throws {
    try database.execute(
      """
      UPDATE closing_print SET attempts = attempts - :stopped, claim_ends_at = :next,
        failure = coalesce(CAST(:failure AS TEXT), failure)
      WHERE unit = :unit AND year = :year AND serial = :serial AND name = :name AND claim_ends_at = :claim
      """,
      [
        "stopped": failure == nil ? 1 : 0, "next": next.milliseconds, "failure": failure,
        "unit": task.closing.unit.text, "year": task.closing.number.year, "serial": task.closing.number.serial,
        "name": task.name, "claim": task.claimEndsAt.milliseconds,
      ])
  }

  func remove(_ name: String, of closing: Closing) throws {
    try database.execute(
      "DELETE FROM closing_print WHERE unit = ? AND year = ? AND serial = ? AND name = ?",
      [closing.unit.text, closing.number.year, closing.number.serial, name])
  }

  func prints(of number: ClosingNumber, of unit: UnitCode) throws -> [ClosingPrint] {
    try database.rows(
      """
      SELECT name, attempts, failure, claim_ends_at FROM closing_print
      WHERE unit = ? AND year = ? AND serial = ? ORDER BY name
      """, [unit.text, number.year, number.serial]
    ).map {
      ClosingPrint(
        name: $0["name"], attempts: $0["attempts"], failure: $0["failure"],
        claimEndsAt: ($0["claim_ends_at"] as Int64?).map(WallTime.init(milliseconds:)))
    }
  }
}
