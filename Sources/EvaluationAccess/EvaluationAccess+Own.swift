import EvaluationStore
import RatingModel

/// What everybody may do about the own account, and what the audit is told of readers.
extension EvaluationAccess {
  /// Refusals of one account that are recorded: ten at once, then one in a minute.
  static let refusals = RateLimit(attempts: 10, secondsPerAttempt: 60, keys: 10_000)

  /// Sign-ins that are shown to the account itself.
  package static let shownSignIns = 10

  /// Replaces the reader's own password, if the present one is right. Every grant of the account ends, this one too.
  package func changePassword(
    of reader: Reader, present: String, new: String, from address: String, at time: WallTime
  ) async throws(StoreFailure) -> PasswordChangeRefusal? {
    guard accountLimiter.attempt(reader.account.text, at: time).isAdmitted else { return .limited }
    let account = try await accounts.account(named: reader.account)
    guard let matches = await passwords.matches(present, account?.password) else { return .busy }
    guard matches else {
      try await accounts.record(
        AccessEvent(kind: .wrongPassword, account: reader.account, address: address, time: time))
      return .wrong
    }
    switch await passwords.hash(new, for: reader.account) {
    case .failure(let refusal): return .password(refusal)
    case .success(let hash):
      let actor = AuditActor(account: reader.account, address: address, reach: [])
      guard try await accounts.replacePassword(of: reader.account, with: hash, by: actor, at: time) == nil else {
        return .wrong
      }
      accountLimiter.forget(reader.account.text)
      return nil
    }
  }

  /// When and from where the account signed in, newest first.
  package func signIns(of reader: Reader) async throws(StoreFailure) -> [AccessEvent] {
    var query = AuditQuery(limit: Self.shownSignIns)
    query.scope = .within(accounts: [reader.account], units: [])
    query.kinds = [.signedIn, .wrongPassword]
    return try await accounts.auditEvents(query).map(\.event)
  }

  /// Keeps in the audit that figures of named clerks are about to be shown. They must not be where this fails.
  package func recordReading(_ reading: FiguresReading, by reader: Reader, from address: String, at time: WallTime)
    async throws(StoreFailure)
  {
    try await accounts.record(reading.event(of: reader, from: address, at: time))
  }

  /// Keeps in the audit that the reader looked into it.
  package func recordAuditReading(by reader: Reader, from address: String, at time: WallTime)
    async throws(StoreFailure)
  {
    try await accounts.record(AccessEvent(kind: .auditRead, account: reader.account, address: address, time: time))
  }

  /// Keeps in the audit that an account asked for what it may not; of many at once the first ones.
  /// - Parameter path: the address without its query.
  package func recordRefusal(of path: String, to reader: Reader, from address: String, at time: WallTime)
    async throws(StoreFailure)
  {
    guard refusalLimiter.attempt(reader.account.text, at: time).isAdmitted else { return }
    try await accounts.record(
      AccessEvent(kind: .refused, account: reader.account, subject: path, address: address, time: time))
  }
}

/// Which figures of named clerks somebody is about to see.
package struct FiguresReading: Hashable, Sendable {
  /// What it is, in a word: `clerks`, `clerk`, `own`.
  package let report: String
  /// The unit whose clerks these are, and all below.
  package let unit: UnitCode?
  /// The one clerk that it is about.
  package let clerk: ClerkID?
  package let period: Validity?
  /// `nil` on a page; else the file's: `csv`, `json`.
  package let format: String?

  package init(
    report: String, unit: UnitCode? = nil, clerk: ClerkID? = nil, period: Validity?, format: String? = nil
  ) {
    self.report = report
    self.unit = unit
    self.clerk = clerk
    self.period = period
    self.format = format
  }

  /// For readers without an account, at the command line.
  package func event(by actor: AuditActor, at time: WallTime) -> AccessEvent {
    actor.event(kind, clerk: clerk, unit: unit, subject: subject, period: period, at: time)
  }

  func event(of reader: Reader, from address: String, at time: WallTime) -> AccessEvent {
    AccessEvent(
      kind: kind, account: reader.account, clerk: clerk, unit: unit, subject: subject, period: period, address: address,
      time: time)
  }

  func event(of caller: CallerGrant, from address: String, at time: WallTime) -> AccessEvent {
    AccessEvent(
      kind: kind, account: nil, caller: caller.name, clerk: clerk, unit: unit, subject: subject, period: period,
      address: address, time: time)
  }

  private var kind: AccessEvent.Kind { format == nil ? .figuresRead : .figuresExported }
  private var subject: String { format.map { "\(report).\($0)" } ?? report }
}

/// Why the own password was not replaced.
package enum PasswordChangeRefusal: Error, Hashable, Sendable {
  /// The present one is not right.
  case wrong
  case limited, busy
  case password(PasswordRules.Refusal)
}
