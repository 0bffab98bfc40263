import RatingModel

/// What is done without saying by whom is done at the command line, by nobody who gave a name.
extension EvaluationStore {
  private var nobody: AuditActor { .commandLine(claimedBy: nil) }

  package func add(_ account: Account) async throws(StoreFailure) -> AccountRefusal? {
    try await add(account, by: nobody)
  }

  package func issue(_ grant: CallerGrant) async throws(StoreFailure) -> CallerGrantRefusal? {
    try await issue(grant, by: nobody)
  }

  package func revokeCaller(_ name: CallerName, at time: WallTime) async throws(StoreFailure) -> CallerGrantRefusal? {
    try await revokeCaller(name, by: nobody, at: time)
  }

  package func keep(
    _ secret: PasswordHash, as kind: ClerkSecretKind, of clerk: ClerkID, at time: WallTime
  ) async throws(StoreFailure) -> ClerkSecretRefusal? {
    try await keep(secret, as: kind, of: clerk, by: nobody, at: time)
  }

  package func removeSecret(
    _ kind: ClerkSecretKind, of clerk: ClerkID, at time: WallTime
  ) async throws(StoreFailure) -> ClerkSecretRefusal? {
    try await removeSecret(kind, of: clerk, by: nobody, at: time)
  }

  package func importRegistry(
    _ change: RegistryImport, at time: WallTime
  ) async throws(StoreFailure) -> Result<RegistrySummary, RegistryRefusal> {
    try await importRegistry(change, by: nobody, at: time)
  }

  package func issueEnrolment(_ offer: EnrolmentOffer) async throws(StoreFailure) -> EnrolmentRefusal? {
    try await issueEnrolment(offer, by: nobody)
  }

  package func issueEnrolments(_ offers: [EnrolmentOffer]) async throws(StoreFailure) -> [Int] {
    try await issueEnrolments(offers, by: nobody)
  }

  package func revoke(_ kiosk: KioskID, at time: WallTime) async throws(StoreFailure) -> Bool {
    try await revoke(kiosk, by: nobody, at: time)
  }

  package func closeIntegrityEvent(
    _ id: Int64, by account: AccountName, because reason: String, at time: WallTime
  ) async throws(StoreFailure) -> IntegrityRefusal? {
    try await closeIntegrityEvent(id, by: account, because: reason, actor: nobody, at: time)
  }

  package func renewEpoch(at time: WallTime) async throws(StoreFailure) { try await renewEpoch(by: nobody, at: time) }
}
