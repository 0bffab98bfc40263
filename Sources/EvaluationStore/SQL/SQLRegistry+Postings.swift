import RatingModel

extension SQLEvaluationStore {
  package func units() async throws(StoreFailure) -> [UnitRecord] {
    try await read("read units") { [unitMemory] in try SQLRegistry(database: $0).units(rememberedBy: unitMemory) }
  }

  package func postings(of clerks: Set<ClerkID>) async throws(StoreFailure) -> [PostingRecord] {
    try await read("read postings") { database in
      try database.rows(
        """
        SELECT * FROM posting WHERE unit || '/' || staff IN (SELECT value FROM json_each(?))
        ORDER BY unit, staff, coalesce(first_day, ''), at_unit, coalesce(at_counter, '')
        """, [jsonArray(clerks)]
      ).map(SQLRegistry.posting)
    }
  }

  package func procedures(of codes: Set<ProcedureCode>) async throws(StoreFailure) -> ProcedureCatalogue {
    try await read("read procedures") { database in
      ProcedureCatalogue(
        try database.rows(
          "SELECT * FROM procedure_record WHERE code IN (SELECT value FROM json_each(?))",
          [jsonArray(codes.union(codes.compactMap(\.national)))]
        ).map(SQLRegistry.procedure))
    }
  }
}

/// Where clerks sit, and what procedures are called.
extension SQLRegistry {
  func postings() throws -> [PostingRecord] {
    try database.rows(
      "SELECT * FROM posting ORDER BY unit, staff, coalesce(first_day, ''), at_unit, coalesce(at_counter, '')"
    ).map(Self.posting)
  }

  func procedures() throws -> [ProcedureRecord] {
    try database.rows("SELECT * FROM procedure_record ORDER BY code, coalesce(first_day, '')").map(Self.procedure)
  }

  func write(_ postings: [PostingRecord]) throws {
    try database.execute("DELETE FROM posting")
    try database.execute(
      "INSERT INTO posting (unit, staff, at_unit, at_counter, first_day, last_day) VALUES (?, ?, ?, ?, ?, ?)",
      each: postings.map { posting in
        let days = posting.validity.columns
        return [
          posting.clerk.unit.text, posting.clerk.staff.text, posting.unit.text, posting.counter?.text, days.first,
          days.last,
        ]
      })
  }

  func write(_ procedures: [ProcedureRecord]) throws {
    try database.execute("DELETE FROM procedure_record")
    try database.execute(
      """
      INSERT INTO procedure_record (code, name, field, field_name, first_day, last_day) VALUES (?, ?, ?, ?, ?, ?)
      """,
      each: procedures.map { procedure in
        let days = procedure.validity.columns
        return [
          procedure.code.text, procedure.name, procedure.field?.text, procedure.fieldName, days.first, days.last,
        ]
      })
  }

  static func posting(_ row: SQLRow) throws -> PostingRecord {
    PostingRecord(
      clerk: ClerkID(unit: try row.code("unit"), staff: try row.code("staff")), unit: try row.code("at_unit"),
      counter: try row.parsedIfPresent("at_counter", CounterCode.init), validity: try row.validity())
  }

  static func procedure(_ row: SQLRow) throws -> ProcedureRecord {
    ProcedureRecord(
      code: try row.code("code"), name: row["name"], field: try row.parsedIfPresent("field", FieldCode.init),
      fieldName: row["field_name"], validity: try row.validity())
  }
}

extension RegistrySummary {
  init(_ registry: Registry) {
    self.init(
      units: registry.units.count, counters: registry.counters.count, clerks: registry.clerks.count,
      postings: registry.postings.count, procedures: registry.procedures.count)
  }
}
