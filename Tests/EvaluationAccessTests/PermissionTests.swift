import EvaluationAccess
import EvaluationStore
import RatingModel
import Testing

struct PermissionTests {
  /// The whole table, as the handbook has it: one row for each role, one column for each act.
  private static let table: [AccountRole: [Permission: Bool]] = [
    .administrator: [
      .readReport: true, .readPersonalFigures: true, .export: true, .importRegistry: true, .issueCodes: true,
      .closeIntegrityEvents: true, .manageAccounts: true, .issueClosing: true, .readAudit: true, .enterPaper: true,
      .ownView: false,
    ],
    .head: [
      .readReport: true, .readPersonalFigures: true, .export: true, .importRegistry: false, .issueCodes: false,
      .closeIntegrityEvents: true, .manageAccounts: false, .issueClosing: true, .readAudit: false, .enterPaper: true,
      .ownView: false,
    ],
    .viewer: [
      .readReport: true, .readPersonalFigures: false, .export: false, .importRegistry: false, .issueCodes: false,
      .closeIntegrityEvents: false, .manageAccounts: false, .issueClosing: false, .readAudit: false, .enterPaper: false,
      .ownView: false,
    ],
    .inspector: [
      .readReport: true, .readPersonalFigures: true, .export: true, .importRegistry: false, .issueCodes: false,
      .closeIntegrityEvents: false, .manageAccounts: false, .issueClosing: false, .readAudit: true, .enterPaper: false,
      .ownView: false,
    ],
    .clerk: [
      .readReport: false, .readPersonalFigures: false, .export: false, .importRegistry: false, .issueCodes: false,
      .closeIntegrityEvents: false, .manageAccounts: false, .issueClosing: false, .readAudit: false, .enterPaper: false,
      .ownView: true,
    ],
  ]

  @Test(arguments: AccountRole.allCases, Permission.allCases)
  func eachRoleMayWhatTheTableSays(role: AccountRole, permission: Permission) throws {
    let expected: Bool? = Self.table[role]?[permission]
    #expect(expected == role.may(permission))
  }

  @Test func anInspectorChangesNothing() {
    let changes: Set<Permission> = [
      .importRegistry, .issueCodes, .closeIntegrityEvents, .manageAccounts, .issueClosing, .enterPaper,
    ]
    #expect(AccountRole.inspector.permissions.isDisjoint(with: changes))
  }

  @Test(arguments: AccountRole.allCases)
  func onlyAnAdministratorGivesRightsAndNeverMoreThanTheOwn(role: AccountRole) {
    for other in AccountRole.allCases { #expect(role.mayGrant(other) == (role == .administrator), "\(other)") }
  }

  private static func rights(
    _ role: AccountRole, _ roots: [String] = [], clerk: String? = nil
  ) throws -> AccountRights {
    AccountRights(
      role: role, roots: Set(try roots.map(AccessDesk.unit)), clerk: try clerk.map { try #require(ClerkID($0)) })
  }

  @Test func rightsFitTogether() throws {
    let clerk = "H56.14/CB017"
    #expect(try AccountRules.refusal(of: Self.rights(.head, ["H56"])) == nil)
    #expect(try AccountRules.refusal(of: Self.rights(.clerk, clerk: clerk)) == nil)
    #expect(try AccountRules.refusal(of: Self.rights(.head)) == .unitMissing)
    #expect(try AccountRules.refusal(of: Self.rights(.clerk)) == .clerkMissing)
    #expect(try AccountRules.refusal(of: Self.rights(.clerk, ["H56"], clerk: clerk)) == .clerkUnexpected)
    #expect(try AccountRules.refusal(of: Self.rights(.head, ["H56"], clerk: clerk)) == .clerkUnexpected)
    let many = (0...AccountRules.mostRoots).map { "H56.\($0)" }
    #expect(try AccountRules.refusal(of: Self.rights(.head, many)) == .tooManyUnits)
  }

  @Test func nothingBeyondTheOwnUnitsIsGiven() throws {
    let reach: Set<UnitCode> = [try AccessDesk.unit("H56.14")]
    func refusal(_ rights: AccountRights, by role: AccountRole = .administrator) -> AccountRules.Refusal? {
      AccountRules.refusal(of: rights, by: role, within: reach)
    }
    #expect(try refusal(Self.rights(.administrator, ["H56.14"])) == nil)
    #expect(try refusal(Self.rights(.clerk, clerk: "H56.14/CB017")) == nil)
    #expect(try refusal(Self.rights(.viewer, ["H56"])) == .more)
    #expect(try refusal(Self.rights(.viewer, ["H56.14", "H57"])) == .more)
    #expect(try refusal(Self.rights(.clerk, clerk: "H57/CB017")) == .more)
    for role in AccountRole.allCases where role != .administrator {
      #expect(try refusal(Self.rights(.viewer, ["H56.14"]), by: role) == .more, "\(role)")
    }
  }
}
