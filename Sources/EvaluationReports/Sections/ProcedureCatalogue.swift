import RatingModel

/// What procedures are called and which field each belongs to, as the province keeps it.
package struct ProcedureCatalogue: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// Vietnamese, NFC.
    package let name: String
    /// The field's code and its name; `nil` where nobody said.
    package let field: Field?

    package init(name: String, field: Field?) {
      self.name = name
      self.field = field
    }
  }

  package struct Field: Hashable, Sendable, Comparable {
    package let code: String
    package let name: String

    package init(code: String, name: String) {
      self.code = code
      self.name = name
    }

    package static func < (left: Self, right: Self) -> Bool {
      left.code.utf8.lexicographicallyPrecedes(right.code.utf8)
    }
  }

  private let entries: [ProcedureCode: Entry]

  package init(_ entries: [ProcedureCode: Entry]) { self.entries = entries }

  /// The procedure's own entry, or that of the national procedure whose code a province's suffix follows:
  /// `1.010708.000.00.00.H56` is `1.010708`.
  package subscript(procedure: ProcedureCode) -> Entry? {
    if let entry = entries[procedure] { return entry }
    let national = procedure.text.split(separator: ".", omittingEmptySubsequences: false).prefix(2).joined(
      separator: ".")
    return ProcedureCode(national).flatMap { entries[$0] }
  }
}
