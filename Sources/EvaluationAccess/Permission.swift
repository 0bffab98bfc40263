import EvaluationStore

/// An act that not everybody may do. Where it may be done is told by the account's units.
package enum Permission: String, Hashable, Sendable, CaseIterable {
  /// Figures of units, none of a clerk.
  case readReport
  /// Figures of named clerks.
  case readPersonalFigures
  /// Figures as a file.
  case export
  /// Lists of the registry, and dossier results, from files.
  case importRegistry
  /// Ratings on paper forms, typed in.
  case enterPaper
  /// One-time codes of kiosks, tokens of programs, PINs of clerks.
  case issueCodes
  case closeIntegrityEvents
  case manageAccounts
  /// A month or a quarter as a numbered snapshot.
  case issueClosing
  case readAudit
  /// The own figures, of the clerk whom the account names.
  case ownView
}

extension AccountRole {
  /// The whole table: what each role may do.
  package var permissions: Set<Permission> {
    switch self {
    case .administrator: Set(Permission.allCases).subtracting([.ownView])
    case .head: [.readReport, .readPersonalFigures, .export, .closeIntegrityEvents, .issueClosing, .enterPaper]
    case .viewer: [.readReport]
    case .inspector: [.readReport, .readPersonalFigures, .export, .readAudit]
    case .clerk: [.ownView]
    }
  }

  package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

  /// Whether somebody of this role may give an account that one: nobody gives more than the own role has. The own view of a
  /// clerk is the clerk's, not more.
  package func mayGrant(_ role: AccountRole) -> Bool {
    may(.manageAccounts) && role.permissions.subtracting([.ownView]).isSubset(of: permissions)
  }
}
