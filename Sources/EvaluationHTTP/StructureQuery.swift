import EvaluationReports
import EvaluationStore
import RatingModel

extension UnitStructure.Basis {
  /// As `structure` and `on` of a query choose: as the offices were, or as they are on a day, today where none is named. As they
  /// were where neither is there: an address that somebody kept shows what it showed.
  init(_ choice: StructureChoice?, on day: CivilDate?, today: CivilDate) {
    self =
      switch choice {
      case .then: .asItWas
      case .day: .day(day ?? today)
      case nil: day.map { .day($0) } ?? .asItWas
      }
  }

  /// `nil` for what is neither `then` nor `day`, or no day.
  init?(_ structure: Substring?, on day: Substring?, today: CivilDate) {
    // A form sends its day along even where it is left empty.
    func filled(_ text: Substring?) -> String? { text.flatMap { $0.isEmpty ? nil : String($0) } }
    let (choice, on) = (filled(structure).map { StructureChoice(rawValue: $0) }, filled(day).map { CivilDate($0) })
    guard choice != .some(.none), on != .some(.none) else { return nil }
    self.init(choice ?? nil, on: on ?? nil, today: today)
  }
}
