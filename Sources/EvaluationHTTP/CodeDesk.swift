import EvaluationAccess
import EvaluationReports
import EvaluationStore
import ForwardingContract
import RatingModel

/// Issues one-time codes for kiosks at counters of a reader's units. The code itself is kept nowhere.
struct CodeDesk: Sendable {
  let services: PageServices
  let store: any EvaluationStore
  let key: CentreKey

  /// Without a kiosk; one more than a page offers where there are more.
  func counters(for reader: Reader) async throws -> [KioskPlace] {
    try await store.emptyCounters(
      in: try await reach(of: reader), on: services.clock.today, limit: KioskCodesPage.rows + 1)
  }

  /// - Parameter typed: `H56.14/Q03`.
  func issue(_ typed: String, to reader: Reader, from address: String) async throws -> KioskCodesPage.Outcome {
    let parts = typed.filter { !$0.isWhitespace }.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let unit = UnitCode(String(parts[0])), let counter = CounterCode(String(parts[1])) else {
      return .malformed
    }
    guard try await reach(of: reader).contains(unit) else { return .counterUnknown }
    let (secret, now) = (EnrolmentSecret.random(), services.clock.now())
    let offer = EnrolmentOffer(
      secretHash: EnrolmentSecret.hash(secret), unit: unit, counter: counter, day: services.clock.today, issuedAt: now,
      expiresAt: WallTime(milliseconds: now.milliseconds + Int64(EnrolmentOffer.hours) * 3_600_000))
    let actor = AuditActor(account: reader.account, address: address, reach: [])
    guard try await store.issueEnrolment(offer, by: actor) == nil else { return .counterUnknown }
    let code = EnrolmentCode(secret: secret, centreFingerprint: key.fingerprint)
    return .issued(code: code.text, KioskPlace(unit: unit, counter: counter))
  }

  private func reach(of reader: Reader) async throws -> Set<UnitCode> {
    try await store.subtree(of: reader.roots).units(on: services.clock.today)
  }
}
