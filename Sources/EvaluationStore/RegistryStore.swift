import RatingModel

/// Who, where and what: units, counters, clerks, postings and procedures, with the days on which each holds.
package protocol RegistryStore: Sendable {
  /// Everything that the registry holds, each list ordered by code, then by first day.
  func registry() async throws(StoreFailure) -> Registry

  /// Puts the lists that `change` names in place of the present ones; all of it or nothing.
  ///
  /// The outcome is checked as a whole, inside the transaction, by ``RegistryCheck`` and against what
  /// depends on it: the counters of enrolled kiosks and the root units of accounts must still be named.
  /// - Returns: how many records each list has now, or every problem found, at most ``RegistryLimits/problems``.
  func importRegistry(
    _ change: RegistryImport, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> Result<RegistrySummary, RegistryRefusal>

  /// What ``importRegistry(_:at:)`` would change, and what hangs on what would end or go; or its refusal. Changes nothing.
  func previewRegistry(_ change: RegistryImport) async throws(StoreFailure) -> Result<RegistryPreview, RegistryRefusal>

  /// All units, ordered by code, then by first day: for a ``UnitStructure``, without the rest of the registry.
  func units() async throws(StoreFailure) -> [UnitRecord]

  /// Where these clerks sit and sat, ordered by clerk, first day and place.
  func postings(of clerks: Set<ClerkID>) async throws(StoreFailure) -> [PostingRecord]

  /// What the catalogue says of these procedures and of those of which they are copies.
  func procedures(of codes: Set<ProcedureCode>) async throws(StoreFailure) -> ProcedureCatalogue

  /// `roots` and every unit below one of them, each on the days on which it stood there: a unit that was merged or moved
  /// belongs to its old tree on the days before, and to its new one on those after. Empty when the registry knows none of
  /// `roots`.
  func subtree(of roots: Set<UnitCode>) async throws(StoreFailure) -> UnitDays
}
