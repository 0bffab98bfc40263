import RatingModel

/// The roll-ups within one transaction.
struct SQLRollUps {
  let database: any SQLConnection

  /// A count changed by so much.
  struct Change {
    let key: TallyKey
    /// ``TallyKey/canonical`` of the key.
    let canonical: String
    let difference: Int
  }

  /// Adds changes to every row to which they belong.
  func add(_ changes: [Change]) throws {
    var differences: [RollUpRow: Int] = [:]
    var months: Set<SQLRollUpStamps.UnitMonth> = []
    for change in changes where change.difference != 0 {
      if let day = change.key.period.firstDay { months.insert(.init(change.key.unit, holding: day)) }
      for row in RollUpRow.rows(of: change.key, canonical: change.canonical) {
        differences[row, default: 0] += change.difference
      }
    }
    let rows = differences.filter { $0.value != 0 }
    try exclude(Set(months.map(\.unit)))
    try put(rows)
    try SQLRollUpStamps(database: database).raise(months)
  }

  /// Whoever changes sums of a unit is alone with them, in the order of the codes, so that no two wait for each other.
  private func exclude(_ units: Set<String>) throws {
    try database.exclude(units.sorted().map { "roll-up/\($0)" })
  }

  private static let table = SQLTable(
    "roll_up",
    ["unit": .text, "family": .text, "period": .text, "clerk": .text, "subject": .text, "count": .integer])

  /// In the order of the key, so that neighbours are written together; whoever puts is alone with the units.
  private func put(_ differences: [RollUpRow: Int]) throws {
    try database.insert(
      differences.sorted { $0.key < $1.key }.map {
        [
          .text($0.unit), .text($0.family), .text($0.period), .text($0.clerk), .text($0.subject), .integer(Int64($1)),
        ]
      }, into: Self.table,
      conflict: """
        ON CONFLICT (unit, family, period, clerk, subject) DO UPDATE SET count = roll_up.count + excluded.count
        """)
  }

  // MARK: Again

  /// Whether the sums of a unit are what its tallies add up to.
  func areRight(_ unit: String) throws -> Bool {
    let kept = try database.rows("SELECT * FROM roll_up WHERE unit = ? AND count <> 0", [unit]).map {
      (
        RollUpRow(
          unit: $0["unit"], family: $0["family"], period: $0["period"], clerk: $0["clerk"], subject: $0["subject"]),
        $0["count"] as Int
      )
    }
    return try Dictionary(kept, uniquingKeysWith: +) == sums(of: unit)
  }

  /// Puts what a unit's tallies add up to in the place of its sums.
  func rebuild(_ unit: String) throws {
    try make(unit)
    try SQLRollUpStamps(database: database).raiseEverything(of: unit)
  }

  /// The same in a file that nobody has read sums of yet.
  func make(_ unit: String) throws {
    try exclude([unit])
    try database.execute("DELETE FROM roll_up WHERE unit = ?", [unit])
    try put(try sums(of: unit))
  }

  /// Puts those by counter in the place of any that there are.
  func rebuildCounters(of unit: String) throws {
    try database.execute("DELETE FROM roll_up WHERE unit = ? AND family = ?", [unit, RollUpRow.counters])
    let rows = try database.rows(
      "SELECT key, count FROM tally WHERE unit = ? AND family = 'day' AND first_day IS NOT NULL AND count <> 0", [unit])
    var sums: [RollUpRow: Int] = [:]
    for row in rows {
      guard let key = try? row.tallyKey("key"), let sum = RollUpRow.counter(of: key, canonical: row["key"]) else {
        continue
      }
      sums[sum, default: 0] += row["count"] as Int
    }
    try put(sums.filter { $0.value != 0 })
  }

  private func sums(of unit: String) throws -> [RollUpRow: Int] {
    let rows = try database.rows(
      "SELECT key, count FROM tally WHERE unit = ? AND first_day IS NOT NULL AND count <> 0", [unit])
    var sums: [RollUpRow: Int] = [:]
    for row in rows {
      // What is no key was written by something else than a batch; counting the journal again finds it.
      guard let key = try? row.tallyKey("key") else { continue }
      for sum in RollUpRow.rows(of: key, canonical: row["key"]) { sums[sum, default: 0] += row["count"] as Int }
    }
    return sums.filter { $0.value != 0 }
  }
}
