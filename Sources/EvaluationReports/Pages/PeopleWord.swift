/// Every text of the pages about people: accounts, audit, own account, own figures, personal data.
package enum PeopleWord: String, Hashable, Sendable, CaseIterable {
  case closings, accounts, audit, personalData, myAccount, accountsLead, accountsEmpty, accountsNext, accountAddHeading,
    accountName
  case accountNameHelp, accountRole, accountUnits, accountUnitsHelp, accountClerk, accountClerkHelp
  case accountState, accountActive, accountDisabled, accountAdd, accountSave, accountRightsHeading
  case accountDisableHeading, accountDisable, accountEnable, accountNewPassword, accountDone
  case accountPasswordShown, accountOwnNote, accountCreated, backToAccounts, roleAdministrator, roleHead
  case roleViewer, roleInspector, roleClerk, problemNameMalformed, problemRole, problemUnitMalformed
  case problemClerkMalformed, problemExists, problemUnknown, problemUnitUnknown, problemClerkUnknown
  case problemOwn, problemLastAdministrator, problemUnitMissing, problemTooManyUnits, problemClerkMissing
  case problemClerkUnexpected, problemMore, problemBusy, auditLead, auditPerson, auditKind, auditEveryKind
  case auditEmpty, auditOlder, auditTime, auditWho, auditAbout, auditPeriod, auditAddress, auditCommandLine,
    auditClaimed
  case auditNumber, auditMalformed, signInsHeading, signInsNote, signInsEmpty, passwordHeading
  case passwordPresent, passwordNew, passwordAgain, passwordHelp, passwordChange, passwordWrong
  case passwordLimited, passwordDiffers, passwordTooShort, passwordTooLong, passwordUnprintable
  case passwordTooPlain, ownHeading, ownLead, ownEmpty, ownNobody, ownDays, ownSessions, ownRated, ownLevels
  case ownHeld, ownThisQuarter, ownLastQuarter, dataWhatHeading, dataWhatClerk, dataWhatAccount
  case dataWhatCitizen, dataWhyHeading, dataWhy, dataLongHeading, dataLong, dataAskHeading, dataAsk
  case dataWhoHeading, dataWho

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }
}
