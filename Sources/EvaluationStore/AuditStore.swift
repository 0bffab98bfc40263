import RatingModel

/// The audit: append-only, each event chained to the one before it.
///
/// The chain's hashes are made without a key: they show what was changed or removed since somebody outside noted a head, and
/// what was removed by anybody who did not make the chain anew.
package protocol AuditStore: Sendable {
  /// Adds an event; it is durable when this returns.
  func record(_ event: AccessEvent) async throws(StoreFailure)

  /// Events, newest first; at most ``AuditQuery/most``.
  func auditEvents(_ query: AuditQuery) async throws(StoreFailure) -> [AuditEntry]

  /// Computes the chain again.
  /// - Parameter noted: a head that somebody wrote down; it must still be in the chain.
  func verifyAudit(against noted: AuditHead?) async throws(StoreFailure) -> AuditVerification
}

extension AuditStore {
  /// The newest events, newest first.
  package func accessEvents(limit: Int) async throws(StoreFailure) -> [AccessEvent] {
    try await auditEvents(AuditQuery(limit: limit)).map(\.event)
  }
}

/// An event at its place.
package struct AuditEntry: Hashable, Sendable {
  /// The order in which events were kept; what a page continues at.
  package let id: Int64
  /// Its number in the chain, from 1; `nil` for what was kept before there was a chain.
  package let number: Int64?
  package let event: AccessEvent

  package init(id: Int64, number: Int64?, event: AccessEvent) {
    self.id = id
    self.number = number
    self.event = event
  }
}

/// Which events of the audit.
package struct AuditQuery: Hashable, Sendable {
  /// Of one answer.
  package static let most = 1000

  /// Whose eyes it is for.
  package enum Scope: Hashable, Sendable {
    case everything
    /// What these accounts did, and what was done about these units and their clerks.
    case within(accounts: Set<AccountName>, units: Set<UnitCode>)
  }

  package var scope = Scope.everything
  /// Name of an account or a token, or a clerk as `UNIT/STAFF`: who did it, or about whom it was.
  package var person: String?
  /// Empty: every kind.
  package var kinds: Set<AccessEvent.Kind> = []
  /// From this time on.
  package var since: WallTime?
  /// Before this time.
  package var until: WallTime?
  /// Older than the entry of this id.
  package var before: Int64?
  package var limit: Int

  package init(limit: Int = 100) { self.limit = limit }
}

/// The newest entry of the chain, to be written down elsewhere. Text form `17:HASH`.
package struct AuditHead: Hashable, Sendable, CustomStringConvertible {
  package let number: Int64
  /// SHA-256, 64 lower-case hexadecimal digits.
  package let hash: String

  package init(number: Int64, hash: String) {
    self.number = number
    self.hash = hash
  }

  package init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([0-9]{1,18}):([0-9a-f]{64})/), let number = Int64(match.1), number > 0
    else {
      return nil
    }
    self.init(number: number, hash: String(match.2))
  }

  package var description: String { "\(number):\(hash)" }
}

/// What computing the chain again came to.
package struct AuditVerification: Hashable, Sendable {
  /// Faults that are named at most; the chain is broken with the first.
  package static let mostFaults = 100

  /// Entries of the chain that are there.
  package var entries: Int64 = 0
  /// Events from before there was a chain.
  package var older: Int64 = 0
  /// `nil` while nothing was chained yet.
  package var head: AuditHead?
  package var faults: [AuditFault] = []

  package init() {}

  package var isWhole: Bool { faults.isEmpty }
}

/// Where the audit is not what was written.
package enum AuditFault: Hashable, Sendable {
  /// No entry has this number.
  case missing(number: Int64)
  /// The entry is not the one whose hash was kept.
  case altered(number: Int64)
  /// An event stands beside the chain though the chain had begun.
  case unchained(id: Int64)
  /// The newest entry is not the one that the chain ends with.
  case headDiffers
  /// The noted head is not, or no longer, in the chain.
  case notedHeadDiffers

  package var code: String {
    switch self {
    case .missing: "audit-entry-missing"
    case .altered: "audit-entry-altered"
    case .unchained: "audit-entry-unchained"
    case .headDiffers: "audit-head-differs"
    case .notedHeadDiffers: "audit-noted-head-differs"
    }
  }

  package var subject: String {
    switch self {
    case .missing(let number), .altered(let number): "entry \(number)"
    case .unchained(let id): "event \(id)"
    case .headDiffers, .notedHeadDiffers: "head"
    }
  }
}
