extension StoreSchema {
  /// Counts by counter and month, added up beforehand like all others. Those of what was taken in before are made of its tallies,
  /// unit by unit.
  static let counterSums: [StoreSchemaChange.Step] = [
    .work { database in
      for unit in try database.values("SELECT DISTINCT unit FROM journal_unit ORDER BY unit", as: String.self) {
        try SQLRollUps(database: database).rebuildCounters(of: unit)
      }
    }
  ]
}
