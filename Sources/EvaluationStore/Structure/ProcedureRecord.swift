import RatingModel

/// Code of a field (mã lĩnh vực): `H56-HT` (TT 01/2018/TT-VPCP Art. 20).
package typealias FieldCode = Code<FieldRule>
package enum FieldRule: CodeRule {
  package static let noun = "field code"
  package static let longest = 40
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
    default: false
    }
  }
}

/// A procedure as the catalogue had it during its validity.
package struct ProcedureRecord: Hashable, Sendable {
  /// `1.010708`, with a province's suffix `1.012753.H19`.
  package let code: ProcedureCode
  /// Vietnamese, NFC.
  package let name: String
  /// `nil` where the catalogue names none.
  package let field: FieldCode?
  /// Vietnamese, NFC; empty without a field.
  package let fieldName: String
  package let validity: Validity

  package init(code: ProcedureCode, name: String, field: FieldCode?, fieldName: String, validity: Validity) {
    self.code = code
    self.name = name
    self.field = field
    self.fieldName = fieldName
    self.validity = validity
  }
}

extension ProcedureCode {
  /// The national code of which this one is a province's copy: `1.012753` of `1.012753.H19`. `nil` for a code that has no
  /// such beginning or is one itself.
  package var national: ProcedureCode? {
    let shape: StaticString = "0.000000."
    guard FixedDigits(String(text.prefix(shape.utf8CodeUnitCount)), shape: shape) != nil else { return nil }
    return ProcedureCode(String(text.prefix(shape.utf8CodeUnitCount - 1)))
  }
}
