import GRDB
import RatingModel

extension SQLiteEvaluationStore {
  package func registry() async throws(StoreFailure) -> Registry {
    try await read("read registry") { try SQLiteRegistry(database: $0).registry() }
  }

  package func importRegistry(
    _ change: RegistryImport, at time: WallTime
  ) async throws(StoreFailure) -> Result<RegistrySummary, RegistryRefusal> {
    try await attempt("import registry", refusing: RegistryRefusal.self) { database in
      try SQLiteRegistry(database: database).replace(with: change, at: time)
    }
  }

  package func subtree(of roots: Set<UnitCode>) async throws(StoreFailure) -> UnitDays {
    try await read("read subtree") { UnitTree(try SQLiteRegistry(database: $0).units()).subtree(of: roots) }
  }
}

/// The registry's tables within one transaction.
struct SQLiteRegistry {
  let database: Database

  func registry() throws -> Registry {
    Registry(
      units: try units(),
      counters: try Row.fetchAll(database, sql: "SELECT * FROM counter ORDER BY unit, code, first_day").map(
        Self.counter),
      clerks: try Row.fetchAll(database, sql: "SELECT * FROM clerk ORDER BY unit, staff, first_day").map(Self.clerk))
  }

  func units() throws -> [UnitRecord] {
    try Row.fetchAll(database, sql: "SELECT * FROM unit ORDER BY code, first_day").map(Self.unit)
  }

  func replace(with change: RegistryImport, at time: WallTime) throws -> RegistrySummary {
    let next = try registry().applying(change)
    let problems = RegistryCheck(next).problems() + (try leftBehind(by: next))
    guard problems.isEmpty else { throw RegistryRefusal(problems: problems) }
    if change.units != nil { try write(next.units) }
    if change.counters != nil { try write(next.counters) }
    if change.clerks != nil { try write(next.clerks) }
    let summary = RegistrySummary(
      units: next.units.count, counters: next.counters.count, clerks: next.clerks.count)
    try database.execute(
      sql: "INSERT INTO registry_import (at, units, counters, clerks) VALUES (?, ?, ?, ?)",
      arguments: [time.milliseconds, summary.units, summary.counters, summary.clerks])
    return summary
  }

  /// What depends on a counter or unit that the next registry would not name.
  private func leftBehind(by next: Registry) throws -> [RegistryProblem] {
    let counters = Set(next.counters.map { "\($0.unit)/\($0.code)" })
    let occupied = try String.fetchAll(
      database,
      sql: "SELECT DISTINCT unit || '/' || counter FROM kiosk WHERE standing = 'enrolled' ORDER BY unit, counter")
    let units = Set(next.units.map(\.code.text))
    let roots = try String.fetchAll(database, sql: "SELECT DISTINCT unit FROM account_root ORDER BY unit")
    return occupied.filter { !counters.contains($0) }.map {
      RegistryProblem(kind: .kioskWithoutCounter, table: .counters, subject: $0)
    }
      + roots.filter { !units.contains($0) }.map {
        RegistryProblem(kind: .accountWithoutUnit, table: .units, subject: $0)
      }
  }

  private func write(_ units: [UnitRecord]) throws {
    try database.execute(sql: "DELETE FROM unit")
    let insert = try database.cachedStatement(
      sql: "INSERT INTO unit (code, name, parent, first_day, last_day) VALUES (?, ?, ?, ?, ?)")
    for unit in units {
      let days = unit.validity.columns
      try insert.execute(arguments: [unit.code.text, unit.name, unit.parent?.text, days.first, days.last])
    }
  }

  private func write(_ counters: [CounterRecord]) throws {
    try database.execute(sql: "DELETE FROM counter")
    let insert = try database.cachedStatement(
      sql: "INSERT INTO counter (unit, code, name, first_day, last_day) VALUES (?, ?, ?, ?, ?)")
    for counter in counters {
      let days = counter.validity.columns
      try insert.execute(arguments: [counter.unit.text, counter.code.text, counter.name, days.first, days.last])
    }
  }

  private func write(_ clerks: [ClerkRecord]) throws {
    try database.execute(sql: "DELETE FROM clerk")
    let insert = try database.cachedStatement(
      sql: "INSERT INTO clerk (unit, staff, name, title, first_day, last_day) VALUES (?, ?, ?, ?, ?, ?)")
    for clerk in clerks {
      let days = clerk.validity.columns
      try insert.execute(arguments: [
        clerk.clerk.unit.text, clerk.clerk.staff.text, clerk.name, clerk.title, days.first, days.last,
      ])
    }
  }

  static func unit(_ row: Row) throws -> UnitRecord {
    UnitRecord(
      code: try row.code("code"), name: row["name"], parent: try row.parsedIfPresent("parent", UnitCode.init),
      validity: try row.validity())
  }

  static func counter(_ row: Row) throws -> CounterRecord {
    CounterRecord(
      unit: try row.code("unit"), code: try row.code("code"), name: row["name"], validity: try row.validity())
  }

  static func clerk(_ row: Row) throws -> ClerkRecord {
    ClerkRecord(
      clerk: ClerkID(unit: try row.code("unit"), staff: try row.code("staff")), name: row["name"],
      title: row["title"], validity: try row.validity())
  }
}
