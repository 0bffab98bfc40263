import RatingModel

/// Which programs may call the centre's API, and which counters they reach. The rules are EvaluationAccess's; here it is
/// kept.
package protocol CallerStore: Sendable {
  /// Keeps a new grant, and its issue in the audit.
  /// - Returns: `nil` when done; ``CallerGrantRefusal/exists`` also for the name of a revoked grant, or
  ///   ``CallerGrantRefusal/unitUnknown`` when the registry never named the unit.
  func issue(_ grant: CallerGrant, by actor: AuditActor) async throws(StoreFailure) -> CallerGrantRefusal?

  /// Every grant, revoked ones among them, ordered by name.
  func callerGrants() async throws(StoreFailure) -> [CallerGrant]
  func callerGrant(named name: CallerName) async throws(StoreFailure) -> CallerGrant?

  /// From now on the token opens nothing. Kept in the audit; repeated, it changes nothing.
  /// - Returns: `nil` when done, or ``CallerGrantRefusal/unknown``.
  func revokeCaller(
    _ name: CallerName, by actor: AuditActor, at time: WallTime
  ) async throws(StoreFailure) -> CallerGrantRefusal?

  /// How a counter stands on that day, as a grant for `root` sees it.
  func counterStanding(
    unit: UnitCode, counter: CounterCode, below root: UnitCode, on day: CivilDate
  ) async throws(StoreFailure) -> CounterStanding
}

/// What must be known of a counter before something is asked of it.
package struct CounterStanding: Hashable, Sendable {
  /// The unit is the grant's, or below it, on that day.
  package let isWithin: Bool
  /// The registry names the counter on that day.
  package let isNamed: Bool
  /// The kiosk that is enrolled at the counter.
  package let kiosk: KioskID?

  package init(isWithin: Bool, isNamed: Bool, kiosk: KioskID?) {
    self.isWithin = isWithin
    self.isNamed = isNamed
    self.kiosk = kiosk
  }
}

/// Why a grant was not changed.
package enum CallerGrantRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case exists = "token-exists"
  case unknown = "token-unknown"
  case unitUnknown = "token-unit-unknown"

  package var code: String { rawValue }

  package var hint: String {
    switch self {
    case .exists: "Choose another name; names of revoked tokens are not used again."
    case .unknown: "Check the name for typing errors: evaluationd token list."
    case .unitUnknown: "Import the unit first, or check its code for typing errors."
    }
  }
}
