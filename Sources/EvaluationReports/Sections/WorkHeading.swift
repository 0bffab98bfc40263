import EvaluationStore
import RatingModel

/// One row of a table by what was handled.
enum WorkHeading: Hashable {
  case procedure(ProcedureCode, name: String?)
  case field(FieldCode, name: String)
  case stage(Stage)
  case timeliness(Timeliness)
  /// The kind is known, this of it is not.
  case unknown
  /// Sessions with dossiers of more than one kind.
  case mixed
  /// Sessions without a dossier.
  case none
  /// Those that no row is left for.
  case others

  /// `nil` for a procedure of no field.
  init?(fieldOf procedure: ProcedureRecord) {
    guard let field = procedure.field else { return nil }
    self = .field(field, name: procedure.fieldName)
  }

  /// Stable, for programs.
  var key: String {
    switch self {
    case .procedure(let code, _): "procedure.\(code)"
    case .field(let code, _): "field.\(code)"
    case .stage(let stage): stage.rawValue
    case .timeliness(let timeliness): timeliness.rawValue
    case .unknown: "unknown"
    case .mixed: "mixed"
    case .none: "none"
    case .others: "others"
    }
  }

  var label: ReportLabel {
    switch self {
    case .procedure(let code, let name?): .phrase(.codeAndName, [.text(code.text), .text(name)])
    case .procedure(let code, nil): .text(code.text)
    case .field(let code, let name): .phrase(.codeAndName, [.text(code.text), .text(name)])
    case .stage(let stage): .word(stage.word)
    case .timeliness(let timeliness): .word(timeliness.word)
    case .unknown: .word(.kindUnknown)
    case .mixed: .word(.kindMixed)
    case .none: .word(.kindNone)
    case .others: .word(.kindOthers)
    }
  }

  /// Codes first, by code, stages and times in their own order; then what has none.
  private var order: (Int, String) {
    switch self {
    case .procedure(let code, _): (0, code.text)
    case .field(let code, _): (0, code.text)
    case .stage(let stage): (Stage.allCases.firstIndex(of: stage) ?? 0, "")
    case .timeliness(let timeliness): (Timeliness.allCases.firstIndex(of: timeliness) ?? 0, "")
    case .others: (10, "")
    case .unknown: (11, "")
    case .mixed: (12, "")
    case .none: (13, "")
    }
  }

  static func precedes(_ left: WorkHeading, _ right: WorkHeading) -> Bool { left.order < right.order }
}

extension Stage {
  var word: ReportWord {
    switch self {
    case .receiving: .stageReceiving
    case .supplementing: .stageSupplementing
    case .refusing: .stageRefusing
    case .returning: .stageReturning
    }
  }
}

extension Timeliness {
  var word: ReportWord {
    switch self {
    case .early: .timeEarly
    case .onTime: .timeOnTime
    case .late: .timeLate
    }
  }
}
