import RatingModel

/// Who does something that the audit names.
package struct AuditActor: Hashable, Sendable {
  /// Where the command line stands in the audit for an address.
  package static let commandLineAddress = "command line"

  /// Proven by a password.
  package let account: AccountName?
  /// The system's user at the command line, as the environment tells it: a claim that nobody proved.
  package let claimedBy: String?
  package let address: String
  /// The units within which the actor may change accounts; `nil`: everywhere.
  package let reach: Set<UnitCode>?

  package init(account: AccountName, address: String, reach: Set<UnitCode>) {
    self.account = account
    self.address = address
    self.reach = reach
    claimedBy = nil
  }

  private init(claimedBy: String?, address: String = Self.commandLineAddress) {
    account = nil
    self.address = address
    reach = nil
    self.claimedBy = claimedBy
  }

  /// Whoever may write the centre's files.
  package static func commandLine(claimedBy: String?) -> AuditActor { AuditActor(claimedBy: claimedBy) }

  /// Whoever has the code of the first day, before there is an account.
  package static func setup(from address: String) -> AuditActor { AuditActor(claimedBy: "setup", address: address) }

  /// What the audit says of an act of this actor.
  package func event(
    _ kind: AccessEvent.Kind, caller: CallerName? = nil, clerk: ClerkID? = nil, unit: UnitCode? = nil,
    subject: String? = nil, period: Validity? = nil, at time: WallTime
  ) -> AccessEvent {
    AccessEvent(
      kind: kind, account: account, caller: caller, clerk: clerk, unit: unit, subject: subject, period: period,
      claimedBy: claimedBy, address: address, time: time)
  }

  /// Whether the actor may change an account that belongs to these units. One that belongs to none is the command line's.
  func reaches(_ anchors: Set<UnitCode>) -> Bool {
    reach.map { !anchors.isEmpty && anchors.isSubset(of: $0) } ?? true
  }
}
