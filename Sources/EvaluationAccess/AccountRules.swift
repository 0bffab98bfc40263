import EvaluationStore
import RatingModel

/// Whether rights fit together, and whether somebody may give them.
package enum AccountRules {
  /// Units of one account.
  package static let mostRoots = 100

  /// Why rights are not given.
  package enum Refusal: String, Error, Hashable, Sendable, CaseIterable {
    /// The role needs at least one unit.
    case unitMissing = "account-unit-missing"
    case tooManyUnits = "account-units-too-many"
    /// A clerk's account names its clerk.
    case clerkMissing = "account-clerk-missing"
    /// Only a clerk's account names a clerk, and it has no units.
    case clerkUnexpected = "account-clerk-unexpected"
    /// More than whoever gives it has.
    case more = "account-rights-exceed"

    package var code: String { rawValue }

    package var hint: String {
      switch self {
      case .unitMissing: "Give at least one unit."
      case .tooManyUnits: "Give at most \(mostRoots); a unit stands for all units below it."
      case .clerkMissing: "Give unit and staff code of the clerk, as H56.14/CB017."
      case .clerkUnexpected: "Give a clerk for the role clerk alone, and no unit with it."
      case .more: "Let somebody give it who has as much."
      }
    }
  }

  /// `nil` for rights that an account can have.
  package static func refusal(of rights: AccountRights) -> Refusal? {
    guard rights.role == .clerk else {
      guard rights.clerk == nil else { return .clerkUnexpected }
      guard rights.roots.count <= mostRoots else { return .tooManyUnits }
      return rights.roots.isEmpty ? .unitMissing : nil
    }
    guard rights.roots.isEmpty else { return .clerkUnexpected }
    return rights.clerk == nil ? .clerkMissing : nil
  }

  /// `nil` for rights that somebody of a role may give within units.
  /// - Parameter reach: the units that the giver manages on that day.
  package static func refusal(
    of rights: AccountRights, by role: AccountRole, within reach: Set<UnitCode>
  ) -> Refusal? {
    if let refusal = refusal(of: rights) { return refusal }
    return role.mayGrant(rights.role) && rights.anchors.isSubset(of: reach) ? nil : .more
  }
}
