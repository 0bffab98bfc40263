import EvaluationIndices
import EvaluationStore
import RatingModel

/// What stands in no unit of the structure by which a report is made, and is divided among none.
package struct ApartFigures: Hashable, Sendable {
  package let place: UnitStructure.Place
  package let label: ReportLabel
  package let figures: ClerkFigures
  /// `nil` where none came.
  package let dossiers: DossierResults?

  /// Stable within a table: a code may have been used by several.
  var key: String {
    ([place.unit.text] + [place.days?.first, place.days?.last].map { $0?.description ?? "" }).joined(separator: ".")
  }

  /// By code, then by days.
  static func all(
    of scope: ReportScope, _ figures: [UnitStructure.Place: ClerkFigures], _ rules: SubjectRules, _ names: ReportNames,
    _ zone: Zone
  ) -> [ApartFigures] {
    scope.apart.keys.sorted { ($0.unit, $0.days?.start ?? .min) < ($1.unit, $1.days?.start ?? .min) }.map { place in
      var called: [UnitCode: String] = [:]
      for unit in [place.unit] + place.parts { called[unit] = names.unit(unit).name }
      return ApartFigures(
        place: place, label: StructureWording.label(of: place, names: called, zone),
        figures: figures[place] ?? ClerkFigures(), dossiers: rules.dossiersApart[place])
    }
  }
}

extension UnitStructure.Place {
  /// What it was split into.
  package var parts: [UnitCode] { if case .undivided(let parts) = standing { parts } else { [] } }
}
