import RatingModel

/// A procedure of the nation with an invented name.
package struct NamedProcedure: Hashable, Sendable {
  package let code: ProcedureCode
  package let name: String
  package let field: String
  package let fieldName: String
}

/// What the nation's procedures are called.
package enum ProcedureNames {
  /// By field, the most frequent first.
  package static let all: [NamedProcedure] = zip(ServiceField.allCases, ProcedureCatalogue.nation.procedures).flatMap {
    field, codes in
    codes.enumerated().map { place, code in
      NamedProcedure(
        code: code, name: "\(field.name): thủ tục giả định số \(place + 1)", field: "GD-\(field.rawValue + 1)",
        fieldName: field.name)
    }
  }
}
