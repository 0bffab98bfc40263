import EvaluationStore
import RatingModel
import SyntheticNation

/// What the nation's procedures are called: invented, as they are.
enum YearProcedures {
  static let records: [ProcedureRecord] = ProcedureNames.all.map { procedure in
    ProcedureRecord(
      code: procedure.code, name: procedure.name, field: FieldCode(procedure.field), fieldName: procedure.fieldName,
      validity: .always)
  }
}
