import ForwardingContract
import RatingModel

/// What contradicts, how it was judged, and what there is to hold a journal against.
package protocol IntegrityStore: Sendable {
  /// Events, the open ones first, then the newest first; at most ``IntegrityQuery/most``.
  func integrityEvents(_ query: IntegrityQuery) async throws(StoreFailure) -> [IntegrityEvent]

  /// Closes an event with a written reason. The account must be able to sign in, and the unit at which the kiosk stood must belong to one of its
  /// units or to one below; the act stands in the audit.
  /// - Parameter actor: who says so; at the command line somebody else than the account may.
  /// - Returns: `nil` when done.
  func closeIntegrityEvent(
    _ id: Int64, by account: AccountName, because reason: String, actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> IntegrityRefusal?

  /// Counts all tallies again and holds them against the digests of their groups from when they were taken. What something else than
  /// a batch changed since is ``IntegrityKind/countAltered``, and the kiosk's next complete batch begins to set it right.
  func recount(at time: WallTime) async throws(StoreFailure) -> Recount

  /// The same for the one journal whose turn it is; each has its turn once a day.
  /// - Returns: whether there was one.
  func recountNext(at time: WallTime) async throws(StoreFailure) -> Bool

  /// Every head that was countersigned, journal by journal in the order of their sequence numbers.
  func heads(of scope: HeadScope) async throws(StoreFailure) -> [CountersignedHead]
}

/// Which events.
package struct IntegrityQuery: Hashable, Sendable {
  /// More than anybody reads.
  package static let most = 1000

  /// Of kiosks that stood at these units then; `nil` for any.
  package let units: Set<UnitCode>?
  package let kiosk: KioskID?
  /// Those that ended, too.
  package let includesPast: Bool

  package init(units: Set<UnitCode>? = nil, kiosk: KioskID? = nil, includesPast: Bool = false) {
    self.units = units
    self.kiosk = kiosk
    self.includesPast = includesPast
  }
}

/// Whose heads.
package enum HeadScope: Hashable, Sendable {
  case kiosk(KioskID)
  case journal(JournalID)
}

/// A head as the centre countersigned it.
package struct CountersignedHead: Hashable, Sendable {
  package let journal: JournalID
  package let head: Head
  package let digest: Receipt.DigestState
  /// When it came first.
  package let firstAt: WallTime
  /// When the centre's tallies were found to be its; `nil` while they are not.
  package let matchedAt: WallTime?

  package init(
    journal: JournalID, head: Head, digest: Receipt.DigestState, firstAt: WallTime, matchedAt: WallTime?
  ) {
    self.journal = journal
    self.head = head
    self.digest = digest
    self.firstAt = firstAt
    self.matchedAt = matchedAt
  }
}

/// Why an event was not closed; nothing was changed.
package enum IntegrityRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case unknown = "integrity-event-unknown"
  case alreadyClosed = "integrity-event-closed"
  case reasonMissing = "integrity-reason-missing"
  case reasonTooLong = "integrity-reason-too-long"
  case accountUnknown = "account-unknown"
  case accountDisabled = "account-disabled"
  /// The account reads nothing of the unit at which the kiosk stood.
  case accountElsewhere = "account-elsewhere"

  /// Characters.
  package static let longestReason = 1000

  package var code: String { rawValue }

  package var hint: String {
    switch self {
    case .unknown: "Look the number up with evaluationd integrity --all."
    case .alreadyClosed: "What was closed stays as it was written."
    case .reasonMissing: "Say in words what was found and what was done about it."
    case .reasonTooLong: "Say it in at most \(Self.longestReason) characters."
    case .accountUnknown: "Check the name for typing errors."
    case .accountDisabled: "Let somebody close it whose account holds."
    case .accountElsewhere: "Let somebody close it whose account reads the unit at which the kiosk stood."
    }
  }
}

/// What counting all tallies again came to.
package struct Recount: Hashable, Sendable {
  /// Groups of tallies that were counted.
  package var groups: Int
  /// Of them, those that are not what was taken.
  package var altered: Int
}
