import EvaluationStore
import RatingModel

extension EvaluationAccess {
  /// The same with the pasts of units that were merged into one of the reader's by today: whoever is in charge of a unit has the
  /// files of its predecessors. For reports of figures; kiosks, lists and papers are those of the reader's own units.
  package func readableUnits(of reader: Reader, on today: CivilDate) async throws(StoreFailure) -> UnitDays {
    guard reader.may(.readReport) else { return UnitDays() }
    return UnitReach.units(of: reader.roots, among: try await registry.units(), on: today)
  }
}
