import EvaluationStore

extension EvaluationStore {
  /// What the audit holds of a kind, the newest first.
  func audited(_ kind: AccessEvent.Kind) async throws -> [AccessEvent] {
    var query = AuditQuery(limit: 10)
    query.kinds = [kind]
    return try await auditEvents(query).map(\.event)
  }
}
