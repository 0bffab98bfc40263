import RatingModel

extension SQLEvaluationStore {
  package func registry() async throws(StoreFailure) -> Registry {
    try await read("read registry") { try SQLRegistry(database: $0).registry() }
  }

  package func importRegistry(
    _ change: RegistryImport, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> Result<RegistrySummary, RegistryRefusal> {
    try await attempt("import registry", refusing: RegistryRefusal.self) { database in
      let summary = try SQLRegistry(database: database).replace(with: change, at: time)
      let lists = [
        change.units.map { _ in "units \(summary.units)" }, change.counters.map { _ in "counters \(summary.counters)" },
        change.clerks.map { _ in "clerks \(summary.clerks)" },
      ]
      try Self.add(
        actor.event(.registryImported, subject: lists.compactMap(\.self).joined(separator: ", "), at: time),
        to: database)
      return summary
    }
  }

  package func subtree(of roots: Set<UnitCode>) async throws(StoreFailure) -> UnitDays {
    try await read("read subtree") { [unitMemory] in
      UnitTree(try SQLRegistry(database: $0).units(rememberedBy: unitMemory)).subtree(of: roots)
    }
  }
}

/// The registry's tables within one transaction.
struct SQLRegistry {
  let database: any SQLConnection

  func registry() throws -> Registry {
    Registry(
      units: try units(),
      counters: try database.rows("SELECT * FROM counter ORDER BY unit, code, coalesce(first_day, '')").map(
        Self.counter),
      clerks: try database.rows("SELECT * FROM clerk ORDER BY unit, staff, coalesce(first_day, '')").map(Self.clerk),
      postings: try postings(), procedures: try procedures())
  }

  func units() throws -> [UnitRecord] {
    try database.rows("SELECT * FROM unit ORDER BY code, coalesce(first_day, '')").map(Self.unit)
  }

  func units(rememberedBy memory: UnitMemory) throws -> [UnitRecord] {
    let newest = try database.row(
      """
      SELECT centre.epoch, registry_import.id, registry_import.at FROM centre
      LEFT JOIN registry_import ON registry_import.id = (SELECT max(id) FROM registry_import)
      """)
    guard let newest else { throw Damage("centre") }
    let edition = UnitMemory.Edition(epoch: newest["epoch"], number: newest["id"], at: newest["at"])
    return try memory.units(of: edition) { try units() }
  }

  func replace(with change: RegistryImport, at time: WallTime) throws -> RegistrySummary {
    let next = try checked(registry().applying(change))
    if change.units != nil { try write(next.units) }
    if change.counters != nil { try write(next.counters) }
    if change.clerks != nil { try write(next.clerks) }
    if change.postings != nil { try write(next.postings) }
    if change.procedures != nil { try write(next.procedures) }
    let summary = RegistrySummary(next)
    try database.execute(
      "INSERT INTO registry_import (at, units, counters, clerks, postings, procedures) VALUES (?, ?, ?, ?, ?, ?)",
      [
        time.milliseconds, summary.units, summary.counters, summary.clerks, summary.postings, summary.procedures,
      ])
    return summary
  }

  /// The registry, if it may be; throws every problem otherwise.
  func checked(_ next: Registry) throws -> Registry {
    let problems = RegistryCheck(next).problems() + (try leftBehind(by: next))
    guard problems.isEmpty else { throw RegistryRefusal(problems: problems) }
    return next
  }

  /// What depends on a counter or unit that the next registry would not name.
  private func leftBehind(by next: Registry) throws -> [RegistryProblem] {
    let counters = Set(next.counters.map { "\($0.unit)/\($0.code)" })
    let occupied = try database.values(
      "SELECT DISTINCT unit || '/' || counter FROM kiosk WHERE standing = 'enrolled' ORDER BY 1", as: String.self)
    let units = Set(next.units.map(\.code.text))
    let roots = try database.values("SELECT DISTINCT unit FROM account_root ORDER BY unit", as: String.self)
    return occupied.filter { !counters.contains($0) }.map {
      RegistryProblem(kind: .kioskWithoutCounter, table: .counters, subject: $0)
    }
      + roots.filter { !units.contains($0) }.map {
        RegistryProblem(kind: .accountWithoutUnit, table: .units, subject: $0)
      }
  }

  private func write(_ units: [UnitRecord]) throws {
    try database.execute("DELETE FROM unit")
    try database.insert(
      units.map { unit in
        let days = unit.validity.columns
        return .of([
          unit.code.text, unit.name, unit.parent?.text, days.first, days.last,
          unit.predecessors.map(\.text).joined(separator: " "),
        ])
      },
      into: SQLTable(
        "unit",
        [
          "code": .text, "name": .text, "parent": .text, "first_day": .text, "last_day": .text, "predecessors": .text,
        ]))
  }

  private func write(_ counters: [CounterRecord]) throws {
    try database.execute("DELETE FROM counter")
    try database.insert(
      counters.map { counter in
        let days = counter.validity.columns
        return .of([counter.unit.text, counter.code.text, counter.name, days.first, days.last])
      },
      into: SQLTable("counter", ["unit": .text, "code": .text, "name": .text, "first_day": .text, "last_day": .text]))
  }

  private func write(_ clerks: [ClerkRecord]) throws {
    try database.execute("DELETE FROM clerk")
    try database.insert(
      clerks.map { clerk in
        let days = clerk.validity.columns
        return .of([clerk.clerk.unit.text, clerk.clerk.staff.text, clerk.name, clerk.title, days.first, days.last])
      },
      into: SQLTable(
        "clerk", ["unit": .text, "staff": .text, "name": .text, "title": .text, "first_day": .text, "last_day": .text]))
  }

  static func unit(_ row: SQLRow) throws -> UnitRecord {
    let predecessors: String = row["predecessors"]
    return UnitRecord(
      code: try row.code("code"), name: row["name"], parent: try row.parsedIfPresent("parent", UnitCode.init),
      validity: try row.validity(),
      predecessors: try predecessors.split(separator: " ").map { text in
        guard let code = UnitCode(String(text)) else { throw Damage("predecessors") }
        return code
      })
  }

  static func counter(_ row: SQLRow) throws -> CounterRecord {
    CounterRecord(
      unit: try row.code("unit"), code: try row.code("code"), name: row["name"], validity: try row.validity())
  }

  static func clerk(_ row: SQLRow) throws -> ClerkRecord {
    ClerkRecord(
      clerk: ClerkID(unit: try row.code("unit"), staff: try row.code("staff")), name: row["name"],
      title: row["title"], validity: try row.validity())
  }
}
