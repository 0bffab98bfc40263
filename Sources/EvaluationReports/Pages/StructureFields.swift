import EvaluationStore
import RatingModel

/// How a report's structure is asked for: as the offices were then, or as they are on a day. The raw value is the one of addresses.
package enum StructureChoice: String, Sendable, CaseIterable {
  case then, day

  init(_ basis: UnitStructure.Basis) { self = if case .day = basis { .day } else { .then } }

  var word: PageWord {
    switch self {
    case .then: .structureThen
    case .day: .structureDay
    }
  }
}

extension UnitStructure.Basis {
  /// Behind the other parameters of an address; empty as it was.
  package var query: String {
    if case .day(let day) = self { "&structure=\(StructureChoice.day)&on=\(day)" } else { "" }
  }
}

/// The fields of a form that choose the structure, as their template takes them.
struct StructureFields {
  struct Option {
    let code: String
    let label: String
    let selected: Bool
  }

  let label: String
  let options: [Option]
  let dayLabel: String
  /// Empty: today.
  let day: String

  init(_ basis: UnitStructure.Basis, _ language: Language) {
    label = PageWord.structure.text(language)
    options = StructureChoice.allCases.map {
      Option(code: $0.rawValue, label: $0.word.text(language), selected: $0 == StructureChoice(basis))
    }
    dayLabel = PageWord.structureOn.text(language)
    day = if case .day(let day) = basis { day.description } else { "" }
  }
}
