import RatingModel

/// One event of the audit: who did what, about whom, from where. Holds no password, no secret, no figure, and no name that is
/// no account's: people type passwords there.
package struct AccessEvent: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case signedIn, signedOut
    case wrongPassword
    /// The name is no account's.
    case unknownName
    case accountDisabled
    /// The first attempt that a limit turned away; those that follow at once are not recorded.
    case limited
    /// An account asked for what its role or its units do not permit; the first of a run.
    case refused
    /// A page, or a file, with figures of named clerks was shown.
    case figuresRead, figuresExported
    case auditRead
    /// The registry was replaced; dossier results were taken in.
    case registryImported, resultsImported
    /// Ratings on paper forms were typed in, or corrected.
    case paperEntered
    /// The page of the first day was opened with its code, and is over.
    case setupOpened, setupEnded
    case accountAdded, accountRightsChanged, accountShutOut, accountLetIn
    case passwordReplaced
    /// One-time codes for kiosks were issued; a kiosk was revoked.
    case codesIssued, kioskRevoked
    /// A token of the centre's API was issued, or ended.
    case tokenIssued, tokenRevoked
    /// Somebody showed a wrong secret, or a revoked token, under the name of one.
    case tokenWrong
    /// A clerk on the page of a counter.
    case clerkSignedIn, clerkSignedOut, clerkWrongSecret
    /// The code is no clerk's whom the registry names.
    case clerkUnknown
    /// The counter is none of the clerk's unit or of those below it.
    case clerkElsewhere
    /// A clerk's PIN or badge was put in place, or taken away.
    case clerkSecretSet, clerkSecretRemoved
    /// An integrity event was closed; by whom and why stands with the event.
    case integrityEventClosed
    /// The centre was restored from a backup: every kiosk sends everything again.
    case epochRenewed
    /// The centre signs with another key from then on.
    case centreKeyReplaced
    /// A report was issued as a numbered snapshot.
    case closingIssued
    /// Start keys of a journal's seals were opened.
    case sealsOpened
    /// Everything that is held of a person was written into a file.
    case personalDataExported
    /// A person's request about own data came in, or went on.
    case requestReceived, requestAnswered, requestCarriedOut, requestRefused
  }

  /// Characters.
  package static let longestSubject = 200
  package static let longestAddress = 64

  package let kind: Kind
  /// Who did it, proven by a password; or whom a sign-in tried.
  package let account: AccountName?
  /// The token's name, where the event is about one.
  package let caller: CallerName?
  /// Where the event is about a clerk whom the registry names.
  package let clerk: ClerkID?
  /// The unit that it is about; of a clerk the issuing unit.
  package let unit: UnitCode?
  /// About whom or what, in words of ours: an account's name, a form of a report, a count. Cut to ``longestSubject``.
  package let subject: String?
  /// The days that were read.
  package let period: Validity?
  /// The system's user at the command line: a claim that nobody proved.
  package let claimedBy: String?
  /// Network address as the transport knows it; `command line` for what was done there. Cut to ``longestAddress``.
  package let address: String
  package let time: WallTime

  package init(
    kind: Kind, account: AccountName?, caller: CallerName? = nil, clerk: ClerkID? = nil, unit: UnitCode? = nil,
    subject: String? = nil, period: Validity? = nil, claimedBy: String? = nil, address: String, time: WallTime
  ) {
    self.kind = kind
    self.account = account
    self.caller = caller
    self.clerk = clerk
    self.unit = unit ?? clerk?.unit
    self.subject = subject.map { Self.cut($0, Self.longestSubject) }
    self.period = period
    self.claimedBy = claimedBy.map { Self.cut($0, Self.longestAddress) }
    self.address = Self.cut(address, Self.longestAddress)
    self.time = time
  }

  private static func cut(_ text: String, _ longest: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest)))
  }
}
