import RatingModel

/// The offices that somebody may compare their own with, although they are not in charge of them. Pure.
///
/// Those below the same units above as the own, as far as nothing stands below them: of a unit above an office, beside all of
/// its other offices, that one's figures could be worked out, however few they are.
package enum UnitsElsewhere {
  /// - Parameter reach: the reader's own, whatever their days.
  package static func units(
    of roots: Set<UnitCode>, outside reach: Set<UnitCode>, among records: [UnitRecord], on today: CivilDate
  ) -> Set<UnitCode> {
    let present = records.filter { $0.validity.contains(today) }
    let above = Set(present.filter { roots.contains($0.code) }.compactMap(\.parent))
    let around = UnitTree(records).subtree(of: above).units(on: today)
    return around.subtracting(reach).subtracting(records.compactMap(\.parent))
  }
}
