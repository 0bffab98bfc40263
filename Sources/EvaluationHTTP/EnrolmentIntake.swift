import EvaluationAccess
import EvaluationStore
import ForwardingContract
import NetworkAddresses
import RatingModel

/// Pins a kiosk's key for a one-time code.
actor EnrolmentIntake {
  /// Per network address, behind which a whole office may be set up in one morning.
  private static let limit = RateLimit(attempts: 60, secondsPerAttempt: 10, keys: 4096)

  private let store: any EvaluationStore
  private let key: CentreKey
  private let clock: CentreClock
  private var limiter = RateLimiter(limit)

  init(store: any EvaluationStore, key: CentreKey, clock: CentreClock) {
    self.store = store
    self.key = key
    self.clock = clock
  }

  func answer(_ body: String, from address: String) async throws -> MessageAnswer {
    guard limiter.attempt(AddressKey.text(address), at: clock.now()).isAdmitted else {
      return .refused(TransportRefusal.enrolmentLimited)
    }
    let message: SignedMessage
    switch SignedMessage.read(body, type: .enrolment) {
    case .success(let read): message = read
    case .failure(let refusal): return .refused(refusal)
    }
    guard let probe = message.message(FormatProbe.self) else { return .refused(TransportRefusal.malformed) }
    guard probe.format == Limits.format else { return .refused(TransportRefusal.enrolmentFormat) }
    guard let request = message.message(EnrolmentRequest.self), request.software.utf8.count <= 64 else {
      return .refused(TransportRefusal.malformed)
    }
    // The key proves that it is the signer's own; the code proves the kiosk.
    guard message.isSigned(by: request.publicKey) else { return .refused(TransportRefusal.signature) }
    return try await enrol(request)
  }

  private func enrol(_ request: EnrolmentRequest) async throws -> MessageAnswer {
    let time = clock.now()
    let claim = EnrolmentClaim(
      secretHash: EnrolmentSecret.hash(request.secret), publicKey: request.publicKey, unit: request.unit,
      counter: request.counter, software: request.software, time: time)
    switch try await store.enrol(claim) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let kiosk):
      let receipt = EnrolmentReceipt(
        kiosk: kiosk, epoch: store.epoch, centreKey: key.publicKeyText, time: time, sealKey: key.sealKeyText)
      return .signed(try await key.sign(receipt, type: .enrolmentReceipt))
    }
  }
}
