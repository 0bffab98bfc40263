extension StoreSchema {
  /// Rated sessions had sums of their own. What was handled in them says how many there were.
  static let sessionsOfWork: [StoreSchemaChange.Step] = [
    .statement(
      """
      DELETE FROM roll_up
      WHERE unit IN (SELECT DISTINCT unit FROM journal_unit) AND family = 'ratedSessions'
      """)
  ]
}
