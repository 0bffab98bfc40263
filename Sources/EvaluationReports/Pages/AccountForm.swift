import EvaluationStore
import RatingModel

/// The fields of an account, as they were typed or as they stand.
package struct AccountForm: Hashable, Sendable {
  package var name: String
  package var role: String
  /// Codes, separated by spaces or commas.
  package var units: String
  package var clerk: String

  package init(name: String = "", role: String = AccountRole.viewer.rawValue, units: String = "", clerk: String = "") {
    self.name = name
    self.role = role
    self.units = units
    self.clerk = clerk
  }

  package init(_ account: Account) {
    self.init(
      name: account.name.text, role: account.role.rawValue,
      units: account.roots.sorted().map(\.text).joined(separator: " "), clerk: account.clerk?.description ?? "")
  }

  /// The rights that were typed, or what is wrong with them.
  package var rights: Result<AccountRights, AccountFormProblem> {
    guard let role = AccountRole(rawValue: role) else { return .failure(.role) }
    let words = units.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
    let roots = words.compactMap(UnitCode.init)
    guard roots.count == words.count else { return .failure(.unitMalformed) }
    let typed = clerk.trimmingPrefix { $0.isWhitespace }
    guard !typed.isEmpty else { return .success(AccountRights(role: role, roots: Set(roots))) }
    guard let clerk = ClerkID(String(typed).split { $0.isWhitespace }.joined()) else {
      return .failure(.clerkMalformed)
    }
    return .success(AccountRights(role: role, roots: Set(roots), clerk: clerk))
  }
}

/// What is said above the form. Raw values are the codes of refusals.
package enum AccountFormProblem: String, Error, Hashable, Sendable, CaseIterable {
  case nameMalformed = "name-malformed"
  case role = "role-malformed"
  case unitMalformed = "unit-malformed"
  case clerkMalformed = "clerk-malformed"
  case exists = "account-exists"
  case unknown = "account-unknown"
  case unitUnknown = "account-unit-unknown"
  case clerkUnknown = "account-clerk-unknown"
  case own = "account-own"
  case lastAdministrator = "account-last-administrator"
  case unitMissing = "account-unit-missing"
  case tooManyUnits = "account-units-too-many"
  case clerkMissing = "account-clerk-missing"
  case clerkUnexpected = "account-clerk-unexpected"
  case more = "account-rights-exceed"
  case busy = "password-busy"

  var word: PeopleWord {
    switch self {
    case .nameMalformed: .problemNameMalformed
    case .role: .problemRole
    case .unitMalformed: .problemUnitMalformed
    case .clerkMalformed: .problemClerkMalformed
    case .exists: .problemExists
    case .unknown: .problemUnknown
    case .unitUnknown: .problemUnitUnknown
    case .clerkUnknown: .problemClerkUnknown
    case .own: .problemOwn
    case .lastAdministrator: .problemLastAdministrator
    case .unitMissing: .problemUnitMissing
    case .tooManyUnits: .problemTooManyUnits
    case .clerkMissing: .problemClerkMissing
    case .clerkUnexpected: .problemClerkUnexpected
    case .more: .problemMore
    case .busy: .problemBusy
    }
  }
}

extension AccountRole {
  package func text(_ language: Language) -> String {
    let word: PeopleWord =
      switch self {
      case .administrator: .roleAdministrator
      case .head: .roleHead
      case .viewer: .roleViewer
      case .inspector: .roleInspector
      case .clerk: .roleClerk
      }
    return word.text(language)
  }
}

/// The form as its template takes it.
struct AccountFormModel {
  let roleLabel: String
  let roles: [SelectOption]
  let unitsLabel: String
  let unitsHelp: String
  let units: String
  let clerkLabel: String
  let clerkHelp: String
  let clerk: String

  init(_ form: AccountForm, _ language: Language) {
    roleLabel = PeopleWord.accountRole.text(language)
    roles = AccountRole.allCases.map {
      SelectOption(code: $0.rawValue, selected: $0.rawValue == form.role, label: $0.text(language))
    }
    unitsLabel = PeopleWord.accountUnits.text(language)
    unitsHelp = PeopleWord.accountUnitsHelp.text(language)
    units = form.units
    clerkLabel = PeopleWord.accountClerk.text(language)
    clerkHelp = PeopleWord.accountClerkHelp.text(language)
    clerk = form.clerk
  }
}

/// A password that is shown once.
struct ShownSecret {
  let label: String
  let secret: String
}
