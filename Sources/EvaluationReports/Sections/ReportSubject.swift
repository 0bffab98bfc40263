import EvaluationStore
import RatingModel

/// Whom or what a report is about.
package enum ReportSubject: Hashable, Sendable {
  /// `name` nil: the registry does not know the clerk.
  case clerk(ClerkID, name: String?)
  case counter(KioskPlace, name: String?)
  /// The unit and all below it.
  case unit(NamedUnit)

  /// Stable, for programs.
  package var kind: String {
    switch self {
    case .clerk: "clerk"
    case .counter: "counter"
    case .unit: "unit"
    }
  }

  package var code: String {
    switch self {
    case .clerk(let clerk, _): "\(clerk)"
    case .counter(let place, _): "\(place.unit)/\(place.counter)"
    case .unit(let unit): "\(unit.code)"
    }
  }

  package var name: String? {
    switch self {
    case .clerk(_, let name), .counter(_, let name): name
    case .unit(let unit): unit.name
    }
  }

  /// Families that are kept by clerk and not by counter tell nothing of one counter.
  var hasEveryFamily: Bool { if case .counter = self { false } else { true } }
}
