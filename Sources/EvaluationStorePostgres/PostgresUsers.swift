import EvaluationStore

/// Who else works on the data base.
struct PostgresUsers {
  let database: any SQLConnection
  /// Whose, for a failure.
  let name: String

  /// Refuses while another connection of an evaluationd stands: of a service, or of a command. One of another user of the
  /// server is not seen.
  func expectNobody() throws {
    let others = try database.run(
      """
      SELECT count(*) AS others FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'evaluationd'
      """, [])
    guard others.rows.first?["others"] == 0 else { throw BackupFailure.inUse(store: name) }
  }

  /// Whether the schema `public` holds anything.
  func isEmpty() throws -> Bool {
    let anything = try database.run(
      "SELECT count(*) AS things FROM pg_class WHERE relnamespace = to_regnamespace('public')", [])
    return anything.rows.first?["things"] == 0
  }
}
