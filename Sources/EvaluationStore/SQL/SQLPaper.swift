import RatingModel

extension SQLEvaluationStore {
  package func scales() async throws(StoreFailure) -> [Scale] {
    try await read("read scales") { try SQLDefinitions.allScales(in: $0) }
  }

  package func paperEntries(
    in units: Set<UnitCode>, before id: Int64?, limit: Int
  ) async throws(StoreFailure) -> [PaperEntry] {
    try await read("read paper forms") { database in
      try SQLPaper(database: database).entries(
        "unit IN (SELECT value FROM json_each(:units)) AND id < :before ORDER BY id DESC LIMIT :most",
        [
          "units": jsonArray(units), "before": id ?? .max, "most": min(max(0, limit), PaperLimits.entries + 1),
        ])
    }
  }

  package func paperEntry(_ id: Int64) async throws(StoreFailure) -> PaperEntry? {
    try await read("read paper forms") { try SQLPaper(database: $0).entries("id = :id", ["id": id]).first }
  }

  package func standingPaper(
    in units: UnitDays, from first: CivilDate, through last: CivilDate, clerk: ClerkID?
  ) async throws(StoreFailure) -> [PaperEntry] {
    try await read("read paper forms") { database in
      try SQLPaper(database: database).entries(
        """
        unit IN (SELECT value FROM json_each(:units)) AND day BETWEEN :first AND :last
          AND (:every OR clerk IS NOT DISTINCT FROM CAST(:clerk AS TEXT))
        """,
        [
          "units": jsonArray(units.units), "first": first.description, "last": last.description,
          "every": clerk == nil, "clerk": clerk?.description,
        ]
      ).filter { entry in
        entry.stands && units.stretches(of: entry.subject.unit).contains { $0.contains(entry.subject.day) }
      }
    }
  }

  package func enter(
    _ entry: NewPaperEntry, by account: AccountName, _ actor: AuditActor, on today: CivilDate, at time: WallTime
  ) async throws(StoreFailure) -> Result<Int64, PaperRefusal> {
    try await attempt("enter paper forms", refusing: PaperRefusal.self) { database in
      let paper = SQLPaper(database: database)
      try paper.check(entry, on: today)
      let id = try paper.insert(entry, by: account, at: time)
      let subject = entry.subject
      try Self.add(
        actor.event(
          .paperEntered, clerk: subject.clerk, unit: subject.unit,
          subject: "\(id)" + (entry.correction.map { ", corrects \($0.of)" } ?? ""),
          period: Validity(first: subject.day, last: subject.day), at: time), to: database)
      return id
    }
  }
}

/// Ratings on paper within one transaction.
struct SQLPaper {
  let database: any SQLConnection

  /// - Parameter condition: one of ours, with what follows it.
  func entries(_ condition: String, _ arguments: SQLArguments) throws -> [PaperEntry] {
    let rows = try database.rows(
      """
      SELECT entry.*, EXISTS (SELECT 1 FROM paper_entry AS later WHERE later.corrects = entry.id) AS is_corrected
      FROM (SELECT * FROM paper_entry WHERE \(condition)) AS entry
      ORDER BY entry.id DESC
      """, arguments)
    let counts = Dictionary(
      grouping: try database.rows(
        "SELECT entry, level, forms FROM paper_count WHERE entry IN (SELECT CAST(value AS BIGINT) FROM json_each(?))",
        [jsonArray(rows.map { $0["id"] as Int64 })])
    ) { $0["entry"] as Int64 }
    return try rows.map { try entry($0, counts[$0["id"]] ?? []) }
  }

  /// Throws a refusal.
  func check(_ new: NewPaperEntry, on today: CivilDate) throws {
    let subject = new.subject
    guard subject.day <= today else { throw PaperRefusal.dayAhead }
    let scale = try SQLDefinitions.allScales(in: database).first {
      $0.id == subject.scale && $0.version == subject.version
    }
    guard let scale else { throw PaperRefusal.scaleUnknown }
    guard Set(new.forms.keys) == Set(scale.levels.map(\.name)) else { throw PaperRefusal.levelsWrong }
    guard new.forms.values.allSatisfy((0...PaperLimits.forms).contains) else { throw PaperRefusal.countInvalid }
    guard new.correction != nil || new.forms.values.contains(where: { $0 > 0 }) else { throw PaperRefusal.empty }
    if let correction = new.correction {
      guard (1...PaperLimits.reasonCharacters).contains(correction.reason.unicodeScalars.count) else {
        throw PaperRefusal.reasonMissing
      }
    }
    guard try unitHolds(subject) else { throw PaperRefusal.unitUnknown }
    guard try clerkIsKnown(subject) else { throw PaperRefusal.clerkUnknown }
    try checkStanding(new)
  }

  private func checkStanding(_ new: NewPaperEntry) throws {
    let subject = new.subject
    let standing = try database.row(
      """
      SELECT id FROM paper_entry AS entry
      WHERE unit = ? AND coalesce(clerk, '') = ? AND day = ? AND scale = ? AND scale_version = ?
        AND NOT EXISTS (SELECT 1 FROM paper_entry AS later WHERE later.corrects = entry.id)
      """,
      [
        subject.unit.text, subject.clerk?.description ?? "", subject.day.description, subject.scale.text,
        subject.version,
      ]
    ).map { $0["id"] as Int64 }
    guard let correction = new.correction else {
      if standing != nil { throw PaperRefusal.stands }
      return
    }
    guard standing == correction.of else { throw PaperRefusal.corrected }
  }

  private func unitHolds(_ subject: PaperSubject) throws -> Bool {
    try database.value(
      """
      SELECT EXISTS (SELECT 1 FROM unit WHERE code = :unit
        AND coalesce(first_day, :day) <= :day AND coalesce(last_day, :day) >= :day)
      """, ["unit": subject.unit.text, "day": subject.day.description], as: Bool.self) ?? false
  }

  private func clerkIsKnown(_ subject: PaperSubject) throws -> Bool {
    guard let clerk = subject.clerk else { return true }
    return try database.value(
      "SELECT EXISTS (SELECT 1 FROM clerk WHERE unit = ? AND staff = ?)", [clerk.unit.text, clerk.staff.text],
      as: Bool.self) ?? false
  }

  func insert(_ new: NewPaperEntry, by account: AccountName, at time: WallTime) throws -> Int64 {
    let subject = new.subject
    let id = try database.value(
      """
      INSERT INTO paper_entry
        (unit, clerk, day, scale, scale_version, entered_by, entered_at, corrects, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
      """,
      [
        subject.unit.text, subject.clerk?.description, subject.day.description, subject.scale.text, subject.version,
        account.text, time.milliseconds, new.correction?.of, new.correction?.reason,
      ], as: Int64.self)
    guard let id else { throw Damage("paper_entry") }
    try database.execute(
      "INSERT INTO paper_count (entry, level, forms) VALUES (?, ?, ?)",
      each: new.forms.sorted { $0.key.text < $1.key.text }.map { [id, $0.key.text, $0.value] })
    return id
  }

  private func entry(_ row: SQLRow, _ counts: [SQLRow]) throws -> PaperEntry {
    let subject = PaperSubject(
      unit: try row.code("unit"), clerk: try row.parsedIfPresent("clerk", ClerkID.init),
      day: try row.parsed("day") { CivilDate($0) }, scale: try row.code("scale"), version: row["scale_version"])
    let correction = (row["corrects"] as Int64?).flatMap { corrected in
      (row["reason"] as String?).map { PaperEntry.Correction(of: corrected, reason: $0) }
    }
    return PaperEntry(
      id: row["id"], subject: subject,
      forms: Dictionary(uniqueKeysWithValues: try counts.map { (try $0.code("level"), $0["forms"]) }),
      enteredBy: try row.code("entered_by"), enteredAt: row.wallTime("entered_at"), correction: correction,
      stands: !(row["is_corrected"] as Bool))
  }
}
