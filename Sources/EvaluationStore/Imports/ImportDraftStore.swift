import RatingModel

/// Imports in two steps: looked at first, taken afterwards, and exactly what was looked at.
package protocol ImportDraftStore: Sendable {
  func importBasis() async throws(StoreFailure) -> ImportBasis

  /// Keeps a draft in place of the owner's earlier ones; everybody's that are too old are forgotten.
  func keep(_ draft: ImportDraft) async throws(StoreFailure)

  /// `nil` when there is none of that id, it is another's, or too old.
  func importDraft(
    _ id: String, of owner: ImportDraft.Owner, at time: WallTime
  ) async throws(StoreFailure) -> ImportDraft?

  /// Forgets the owner's drafts.
  func endDrafts(of owner: ImportDraft.Owner) async throws(StoreFailure)

  /// As ``RegistryStore/importRegistry(_:by:at:)``, where nothing was imported since.
  func importRegistry(
    _ change: RegistryImport, ifStill basis: ImportBasis, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> ImportOutcome<RegistrySummary, RegistryRefusal>

  /// As ``ResultStore/importResults(_:by:at:)``, where nothing was imported since; with an event of the audit.
  /// - Parameter basis: `nil` where nobody looked at a preview.
  func importResults(
    _ batch: ResultImport, ifStill basis: ImportBasis?, by author: ResultAuthor, _ actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> ImportOutcome<ResultReceipt, ResultRefusal>
}

/// What became of an import that was looked at before.
package enum ImportOutcome<Value: Sendable, Refusal: Error>: Sendable {
  case taken(Value)
  case refused(Refusal)
  /// Something was imported since it was looked at.
  case changed
}
