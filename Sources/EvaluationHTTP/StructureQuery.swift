import EvaluationReports
import EvaluationStore
import RatingModel

extension UnitStructure.Basis {
  /// As `structure` and `on` of a query ask: `then` as the offices were, `day` as they are on a day, today where none is named. As
  /// they were where neither is there. `nil` for what is neither.
  init?(_ structure: Substring?, on day: Substring?, today: CivilDate) {
    // A form sends its day along even where it is left empty.
    let named = day.flatMap { $0.isEmpty ? nil : String($0) }
    let on = named.flatMap { CivilDate($0) }
    guard named == nil || on != nil else { return nil }
    switch structure.flatMap({ $0.isEmpty ? nil : String($0) }) {
    case StructureChoice.then.rawValue: self = .asItWas
    case StructureChoice.day.rawValue: self = .day(on ?? today)
    case nil: self = on.map { .day($0) } ?? .asItWas
    default: return nil
    }
  }
}
