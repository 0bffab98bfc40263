import RatingModel

/// What an import would do, and what hangs on what it would end or take away.
package struct RegistryPreview: Hashable, Sendable {
  package let difference: RegistryDifference
  /// By kind and name; at most ``mostDependents``.
  package let dependents: [RegistryDependent]
  /// All of them.
  package let dependentCount: Int
  /// What the registry would hold.
  package let summary: RegistrySummary

  package static let mostDependents = 100

  package init(difference: RegistryDifference, dependents: [RegistryDependent], summary: RegistrySummary) {
    self.difference = difference
    self.summary = summary
    dependentCount = dependents.count
    self.dependents = Array(dependents.sorted().prefix(Self.mostDependents))
  }
}

/// Something that speaks of a unit, counter or clerk which would end or go.
package struct RegistryDependent: Hashable, Sendable, Comparable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An enrolled kiosk at a counter.
    case kiosk
    /// An account that reads from a unit.
    case account
    /// A program's token for a unit.
    case token
    /// A clerk's PIN or badge.
    case clerkSecret
  }

  package let kind: Kind
  /// The kiosk's id, the account's or the token's name, `pin` or `badge`.
  package let name: String
  /// `H56.14/Q01`, `H56.14`, `H56.14/CB017`.
  package let subject: String
  package let change: RegistryDifference.Change

  package init(kind: Kind, name: String, subject: String, change: RegistryDifference.Change) {
    self.kind = kind
    self.name = name
    self.subject = subject
    self.change = change
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.kind.rawValue, left.name, left.subject) < (right.kind.rawValue, right.name, right.subject)
  }
}
