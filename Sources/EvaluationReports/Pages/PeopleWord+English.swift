extension PeopleWord {
  static let english: [PeopleWord: String] = [
    .closings: "Issued reports",
    .accounts: "Accounts",
    .audit: "Audit",
    .personalData: "Personal data",
    .myAccount: "My account",
    .accountsLead: "The accounts of the units that you administer.",
    .accountsEmpty: "There is no account yet.",
    .accountsNext: "Next",
    .accountAddHeading: "Add an account",
    .accountName: "Account name",
    .accountNameHelp: "Lower-case letters, digits and . - _ @",
    .accountRole: "Role",
    .accountUnits: "Unit codes",
    .accountUnitsHelp: "Separated by spaces; all units below are included. Left empty for a clerk.",
    .accountClerk: "Clerk",
    .accountClerkHelp: "For the role clerk alone: issuing unit and staff code, as H56.14/CB017.",
    .accountState: "State",
    .accountActive: "Active",
    .accountDisabled: "Disabled",
    .accountAdd: "Add",
    .accountSave: "Save the rights",
    .accountRightsHeading: "Rights",
    .accountDisableHeading: "Disabling and password",
    .accountDisable: "Disable",
    .accountEnable: "Enable again",
    .accountNewPassword: "Give a new password",
    .accountDone: "Saved.",
    .accountPasswordShown: "The new password, shown this once. Hand it to the account holder in person:",
    .accountOwnNote: "This is your own account: another administrator changes its role and state.",
    .accountCreated: "Created",
    .backToAccounts: "To the accounts",
    .roleAdministrator: "Administrator",
    .roleHead: "Head of unit",
    .roleViewer: "Viewer",
    .roleInspector: "Inspector",
    .roleClerk: "Clerk",
    .problemNameMalformed: "The account name is not right.",
    .problemRole: "The role is not right.",
    .problemUnitMalformed: "One of the unit codes is not right.",
    .problemClerkMalformed: "The clerk is not written right.",
    .problemExists: "This account name is taken.",
    .problemUnknown: "There is no such account.",
    .problemUnitUnknown: "One of the units is not in the registry.",
    .problemClerkUnknown: "The clerk is not in the registry.",
    .problemOwn: "Nobody changes the own rights or state.",
    .problemLastAdministrator: "This is the last administrator. Add another one first.",
    .problemUnitMissing: "This role needs at least one unit.",
    .problemTooManyUnits: "Too many units. A unit stands for all units below it.",
    .problemClerkMissing: "A clerk’s account names its clerk.",
    .problemClerkUnexpected: "Only the role clerk names a clerk, and it has no units.",
    .problemMore: "You cannot give more rights than you have.",
    .problemBusy: "The server is busy. Please try again in a moment.",
    .auditLead: "Who did what, about whom, from where. Nothing is changed or removed.",
    .auditPerson: "Person",
    .auditKind: "What",
    .auditEveryKind: "Everything",
    .auditEmpty: "There is no entry.",
    .auditOlder: "Older",
    .auditTime: "Time",
    .auditWho: "Who",
    .auditAbout: "About",
    .auditPeriod: "Period read",
    .auditAddress: "From where",
    .auditCommandLine: "the server's command line",
    .auditClaimed: "claimed",
    .auditNumber: "Number",
    .auditMalformed: "The filter is not right. Please check it.",
    .signInsHeading: "Recent sign-ins",
    .signInsNote: "Was one of them not you? Change the password and tell the administrator.",
    .signInsEmpty: "None is recorded yet.",
    .passwordHeading: "Change the password",
    .passwordPresent: "Present password",
    .passwordNew: "New password",
    .passwordAgain: "New password again",
    .passwordHelp: "At least 12 characters; a sentence is best. You sign in again afterwards.",
    .passwordChange: "Change the password",
    .passwordWrong: "The present password is not right.",
    .passwordLimited: "Too many attempts. Please wait some minutes and try again.",
    .passwordDiffers: "The new password was not typed the same twice.",
    .passwordTooShort: "The new password needs at least 12 characters.",
    .passwordTooLong: "The new password is too long.",
    .passwordUnprintable: "The new password holds a control character.",
    .passwordTooPlain: "The new password is too plain.",
    .ownHeading: "My ratings",
    .ownLead:
      """
    Your own figures alone. Nothing is finer than a day, and levels show only from five ratings on, of weeks \
    that are over.
    """,
    .ownEmpty: "There is nothing to show in this quarter yet.",
    .ownNobody: "This account names no clerk yet. Please ask the administrator.",
    .ownDays: "Days",
    .ownSessions: "Sessions",
    .ownRated: "Rated",
    .ownLevels: "Levels",
    .ownHeld: "Rated sessions without a level yet, because they are too few or the week is not over:",
    .ownThisQuarter: "This quarter",
    .ownLastQuarter: "Last quarter",
    .dataWhatHeading: "What is kept",
    .dataWhatClerk:
      """
    Of clerks: issuing unit, staff code, name, post and days of service; counts of sessions and ratings by \
    day; the PIN in a form that cannot be read.
    """,
    .dataWhatAccount:
      """
    Of accounts: name, role, units, the password in a form that cannot be read; times and addresses of sign- \
    ins; what was read, downloaded and changed.
    """,
    .dataWhatCitizen: "Of citizens: nothing. Nobody knows who gave a rating.",
    .dataWhyHeading: "Why",
    .dataWhy:
      """
    To carry out a duty of the state: rating how administrative procedures are handled. Personal data are \
    protected by the Law on Personal Data Protection 91/2025/QH15.
    """,
    .dataLongHeading: "How long",
    .dataLong:
      """
    Counts and the audit are not removed by themselves: reports must be verifiable. The authority in charge \
    decides how long they are kept, by the law on archives. A disabled account keeps its name and its trail.
    """,
    .dataAskHeading: "Asking for export or correction",
    .dataAsk:
      """
    Send it in writing to your unit’s administrator. It is registered, answered within 2 working days and \
    carried out within 15 days (Decree 356/2025/NĐ-CP). Names and posts are corrected in the list of clerks.
    """,
    .dataWhoHeading: "Who may see it",
    .dataWho:
      """
    Figures of a clerk are seen only by those whose role permits it, in that unit or above; each reading is \
    recorded. Clerks see their own.
    """,
  ]
}
