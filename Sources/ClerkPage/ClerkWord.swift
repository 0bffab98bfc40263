/// Every text of the page, by name. The texts are in ``vietnamese`` and ``english``; a test holds that both are complete.
package enum ClerkWord: String, Hashable, Sendable, CaseIterable {
  // The page as a whole.
  case title, counter, otherLanguage, signedInAs, signOut

  // Signing in.
  case signInHeading, signInLead, staff, staffHelp, secret, secretHelp, signIn
  case signInWrong, signInLimited, signInBusy, pageExpired, signedOut

  // The counter.
  case now, free, freeDetail, serving, inviting, invitingDetail, done, doneDetail, unavailable, servedAsUsual
  case hindranceJournal, hindranceInput, hindranceMaintenance, hindranceSilent, hindranceAway, hindranceUnnamed
  case since, dossier, dossiers, noDossier, openedElsewhere, stateEnded

  // The session under way.
  case underWay, invite, finish, withdraw

  // The next one.
  case nextHeading, code, codeHelp, codeHelpSeveral, stage, receiving, supplementing, refusing, returning
  case timeliness, timelinessUnknown, early, onTime, late, procedure, procedureHelp
  case open, bare, several, add, openSeveral, drop, taken

  // What is wrong, and what is asked back.
  case codeLong, codeUnreadable, procedureMalformed, dossiersMany
  case kioskBusy, kioskAway, kioskSilent, sessionOver, invitedAlready, notOpenedHere, formUsed
  case sureServing, sureInviting, sure, back

  package func text(_ language: ClerkLanguage) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }
}
