import RatingModel

/// Who and where: units, counters and clerks, with the days on which each holds.
package protocol RegistryStore: Sendable {
  /// Everything that the registry holds, each list ordered by code, then by first day.
  func registry() async throws(StoreFailure) -> Registry

  /// Puts the lists that `change` names in place of the present ones; all of it or nothing.
  ///
  /// The outcome is checked as a whole, inside the transaction, by ``RegistryCheck`` and against what
  /// depends on it: the counters of enrolled kiosks and the root units of accounts must still be named.
  /// - Returns: how many records each list has now, or every problem found, at most ``RegistryLimits/problems``.
  func importRegistry(
    _ change: RegistryImport, at time: WallTime
  ) async throws(StoreFailure) -> Result<RegistrySummary, RegistryRefusal>

  /// `root` and every unit below it on that day; empty when the registry does not know `root` then.
  func subtree(of root: UnitCode, on day: CivilDate) async throws(StoreFailure) -> Set<UnitCode>

  /// Every unit that stood in the subtree of one of `roots` on at least one day from `first` through `last`, both
  /// included: a unit that was merged or moved within a period stays readable for that period.
  func subtree(
    of roots: Set<UnitCode>, from first: CivilDate, through last: CivilDate
  ) async throws(StoreFailure) -> Set<UnitCode>
}
