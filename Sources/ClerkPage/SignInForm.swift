import Foundation
import RatingModel

/// What somebody typed to sign in.
package struct SignInForm: Hashable, Sendable {
  /// Longer ones are cut: nothing that is right is as long.
  private static let longest = 128

  /// As typed, without blanks around it.
  package let staff: String
  /// The PIN, or what a badge reader typed. As typed, but for blanks around it.
  package let secret: String

  package init(_ fields: FormFields) {
    staff = Self.typed(fields.first(FieldName.staff))
    secret = Self.typed(fields.first(FieldName.secret))
  }

  /// Whom it names: a staff code of `unit`, or `UNIT/STAFF`; `nil` for what cannot be a clerk.
  package func clerk(of unit: UnitCode) -> ClerkID? {
    ClerkID(staff) ?? StaffCode(staff).map { ClerkID(unit: unit, staff: $0) }
  }

  /// A badge reader has ended the field with Enter before there was a secret: nothing to judge yet.
  package var isUnfinished: Bool { staff.isEmpty || secret.isEmpty }

  private static func typed(_ text: String?) -> String {
    String((text ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(longest))
  }
}
