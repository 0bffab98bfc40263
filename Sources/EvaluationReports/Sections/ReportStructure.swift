import EvaluationStore
import RatingModel

/// By which structure of units a report was made, and what it says of that.
package struct ReportStructure: Hashable, Sendable {
  package var basis: UnitStructure.Basis
  /// Units whose pasts count for the report's own unit, by code; not the unit itself.
  package var taken: [UnitCode]
  /// Whether the reader may not read some of what the structure puts below the unit: it is left out, and the report says so.
  package var isPartial: Bool

  /// So many are named.
  package static let mostNames = 12

  package init(_ basis: UnitStructure.Basis = .asItWas, taken: [UnitCode] = [], isPartial: Bool = false) {
    self.basis = basis
    self.taken = taken
    self.isPartial = isPartial
  }

  /// `asItWas`, or the day.
  package var text: String {
    switch basis {
    case .asItWas: "asItWas"
    case .day(let day): day.description
    }
  }

  /// What stands in the head of every form, the structure itself first.
  func lines(_ named: (UnitCode) -> NamedUnit, _ zone: Zone) -> [ReportLabel] {
    let shown = taken.prefix(Self.mostNames).map { named($0).caption }.joined(separator: ", ")
    let more = taken.count - Self.mostNames
    return [StructureWording.label(of: basis, zone)]
      + (taken.isEmpty ? [] : [.phrase(.structureTaken, [.text(more > 0 ? "\(shown), … (+\(more))" : shown)])])
      + (isPartial ? [.word(.structurePartial)] : [])
  }
}

extension StructureWording {
  /// The structure in every language.
  static func label(of basis: UnitStructure.Basis, _ zone: Zone) -> ReportLabel {
    label(zone, code: "") { $0.text(basis) }
  }

  /// A row that is no unit of the structure, in every language.
  static func label(of place: UnitStructure.Place, names: [UnitCode: String], _ zone: Zone) -> ReportLabel {
    label(zone, code: place.unit.text) { $0.caption(of: place, names: names) }
  }

  private static func label(_ zone: Zone, code: String, _ text: (StructureWording) -> String) -> ReportLabel {
    let texts = Language.allCases.map { ($0.rawValue, text(StructureWording(Spelling(language: $0, zone: zone)))) }
    return .labels(Dictionary(texts, uniquingKeysWith: { first, _ in first }), code: code)
  }
}
