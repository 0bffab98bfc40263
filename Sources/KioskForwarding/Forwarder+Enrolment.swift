import ForwardingContract
import RatingModel

extension Forwarder {
  /// Who the kiosk is to the centre: from the file, or by enrolling with the one-time code.
  ///
  /// Another code than the one the enrolment came from means that a technician wants the kiosk enrolled anew.
  func enrolled(at centre: CentreConnection) async throws(ForwardingError) -> Enrolment {
    let code = try? credential.read()
    var kept: Enrolment?
    do { kept = try enrolmentFile.read() } catch {
      // The centre answers the same code and key alike: with the code at hand nothing is lost.
      guard code != nil else { throw error }
    }
    if let kept, code.map({ Enrolment.digest(of: $0) == kept.codeDigest }) ?? true {
      return kept.epochAnnounced ? kept : try await announce(kept, epoch: kept.epoch)
    }
    // Read again for its own error: missing and malformed have different cures.
    guard let code = try credential.read() else { throw credential.missing }
    return try await enrol(with: code, at: centre)
  }

  private func enrol(
    with code: EnrolmentCode, at centre: CentreConnection
  ) async throws(ForwardingError) -> Enrolment {
    let key = try key()
    let request = EnrolmentRequest(
      secret: code.secret, publicKey: key.publicKeyText, unit: identity.unit, counter: identity.counter,
      software: identity.software)
    let message = try await SignedMessage.sign(request, type: .enrolment, signer: key.publicKeyText, key: key)
    let answer = try await centre.post(message, to: "/v1/enrolment")
    let claimed = try SignedMessage.claimed(answer, as: EnrolmentReceipt.self)
    guard let centreKey = CentreKey(claimed.centreKey), centreKey.fingerprint == code.centreFingerprint else {
      throw .centreKeyForeign
    }
    let receipt = try await SignedMessage.open(
      answer, as: EnrolmentReceipt.self, type: .enrolmentReceipt, key: centreKey)
    guard receipt.format == Limits.format else { throw .answerForeign(field: "format") }
    let enrolment = Enrolment(
      kiosk: receipt.kiosk, epoch: receipt.epoch, centreKey: receipt.centreKey, epochAnnounced: false,
      codeDigest: Enrolment.digest(of: code))
    try enrolmentFile.write(enrolment)
    return try await announce(enrolment, epoch: receipt.epoch)
  }

  /// Tells the source first, then keeps the epoch: after a power cut in between it is told once more.
  @discardableResult
  func announce(_ enrolment: Enrolment, epoch: String) async throws(ForwardingError) -> Enrolment {
    do { try await source.announced(epoch: epoch) } catch { throw .journalUnavailable }
    var announced = enrolment
    announced.epoch = epoch
    announced.epochAnnounced = true
    try enrolmentFile.write(announced)
    return announced
  }
}
