import EvaluationStore
import RatingModel

/// How ratings are divided by what was handled.
enum WorkBreakdown: String, CaseIterable {
  case procedure, field, stage, timeliness

  /// More rows than this are added up in one.
  static let mostRows = 200

  var word: ReportWord {
    switch self {
    case .procedure: .byProcedure
    case .field: .byField
    case .stage: .byStage
    case .timeliness: .byTimeliness
    }
  }

  var rowHeading: ReportWord {
    switch self {
    case .procedure: .procedure
    case .field: .field
    case .stage: .stage
    case .timeliness: .timeliness
    }
  }

  /// The row that a kind falls under; `nil` for what has no place in this division: when a result was returned is known of
  /// returned results only.
  /// - Parameter day: as of which procedures are named.
  func heading(of kind: WorkKey.Kind, _ catalogue: ProcedureCatalogue?, on day: CivilDate) -> WorkHeading? {
    switch kind {
    case .none: self == .timeliness ? nil : WorkHeading.none
    case .mixed: .mixed
    case .matter(let procedure, let stage, let timeliness):
      switch self {
      case .procedure: procedure.map { .procedure($0, name: catalogue?.record(of: $0, on: day)?.name) } ?? .unknown
      case .field:
        procedure.flatMap { catalogue?.record(of: $0, on: day) }.flatMap(WorkHeading.init(fieldOf:)) ?? .unknown
      case .stage: .stage(stage)
      case .timeliness: timeliness.map { .timeliness($0) } ?? (stage == .returning ? .unknown : nil)
      }
    }
  }

  /// Which headings have a row of their own: of too many, those with the most dossiers and sessions.
  static func kept(
    of headings: Set<WorkHeading>, in figures: WorkFigures, by heading: (WorkKey.Kind) -> WorkHeading?
  ) -> Set<WorkHeading> {
    // Nearly always there is room for all, and nothing to be added up for it.
    guard headings.count > mostRows else { return headings }
    let groups = figures.grouped(by: heading)
    guard groups.count > mostRows else { return Set(groups.keys) }
    let ordered = groups.sorted { left, right in
      let (one, other) = (left.value.weight, right.value.weight)
      return one == other ? left.key.key < right.key.key : one > other
    }
    return Set(ordered.prefix(mostRows - 1).map(\.key))
  }
}

extension WorkFigures.Counts {
  fileprivate var weight: Int { sessions.all + dossiers.all }
}
