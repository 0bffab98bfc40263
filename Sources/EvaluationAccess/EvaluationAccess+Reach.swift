import EvaluationStore
import RatingModel

extension EvaluationAccess {
  /// The same with the pasts of units that were merged into one of the reader's by today: whoever is in charge of a unit has the
  /// files of its predecessors. For reports of figures; kiosks, lists and papers are those of the reader's own units.
  package func readableUnits(of reader: Reader, on today: CivilDate) async throws(StoreFailure) -> UnitDays {
    guard reader.may(.readReport) else { return UnitDays() }
    return UnitReach.units(of: reader.roots, among: try await registry.units(), on: today)
  }

  /// Offices beside the reader's own: what they show to those who are not in charge of them is another matter.
  package func unitsElsewhere(of reader: Reader, on today: CivilDate) async throws(StoreFailure) -> Set<UnitCode> {
    guard reader.may(.readReport) else { return [] }
    let records = try await registry.units()
    let reach = UnitReach.units(of: reader.roots, among: records, on: today).units
    return UnitsElsewhere.units(of: reader.roots, outside: reach, among: records, on: today)
  }
}
