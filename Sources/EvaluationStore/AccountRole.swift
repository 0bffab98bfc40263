import RatingModel

/// What an account is for. Which acts each role permits is EvaluationAccess's table.
package enum AccountRole: String, Hashable, Sendable, CaseIterable {
  /// Looks after the centre within the account's units.
  case administrator
  /// Answers for the account's units.
  case head
  /// Reads figures of units, none of a clerk.
  case viewer
  /// Reads everything within the account's units and changes nothing.
  case inspector
  /// Reads the own figures.
  case clerk

  /// As it stands in the store, in the words of earlier versions too. A technician could sign in and read nothing; so can a
  /// clerk's account that names no clerk. No right grows with an update.
  package init?(stored text: String) {
    switch text {
    case "manager": self = .head
    case "technician": self = .clerk
    default: self.init(rawValue: text)
    }
  }
}

/// What an account may: its role, and the units or the clerk that it is for.
package struct AccountRights: Hashable, Sendable {
  package let role: AccountRole
  package let roots: Set<UnitCode>
  package let clerk: ClerkID?

  package init(role: AccountRole, roots: Set<UnitCode>, clerk: ClerkID? = nil) {
    self.role = role
    self.roots = roots
    self.clerk = clerk
  }

  /// The units that the account belongs to: whoever manages all of them manages the account.
  package var anchors: Set<UnitCode> { roots.union(clerk.map { [$0.unit] } ?? []) }
}
