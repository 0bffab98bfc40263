import ForwardingContract
import RatingModel

extension Forwarder {
  /// Who the kiosk is to the centre: from the file, or by enrolling with the one-time code.
  ///
  /// Another code than the one the enrolment came from means that a technician wants the kiosk enrolled anew.
  func enrolled(at centre: some CentreTransport) async throws(ForwardingError) -> Enrolment {
    let code = try? credential.read()
    var kept: Enrolment?
    do { kept = try enrolmentFile.read() } catch {
      // The centre answers the same code and key alike: with the code at hand nothing is lost.
      guard code != nil else { throw error }
    }
    if let kept, code.map({ Enrolment.digest(of: $0) == kept.codeDigest }) ?? true {
      return needsAnnouncing(kept) ? try await announce(kept, epoch: kept.epoch, sealKey: kept.sealKey) : kept
    }
    // Read again for its own error: missing and malformed have different cures.
    guard let code = try credential.read() else { throw credential.missing }
    return try await enrol(with: code, at: centre)
  }

  private func enrol(
    with code: EnrolmentCode, at centre: some CentreTransport
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
      codeDigest: Enrolment.digest(of: code),
      sealKey: SealRecipient.key(receipt.sealKey) == nil ? nil : receipt.sealKey)
    try enrolmentFile.write(enrolment)
    return try await announce(enrolment, epoch: receipt.epoch, sealKey: enrolment.sealKey)
  }

  /// Tells the source first, then keeps epoch and key: after a power cut in between it is told once more.
  @discardableResult
  func announce(
    _ enrolment: Enrolment, epoch: String, sealKey: String?
  ) async throws(ForwardingError) -> Enrolment {
    do { try await source.announced(epoch: epoch, sealKey: SealRecipient.key(sealKey)) } catch {
      throw .journalUnavailable
    }
    noteAnnounced()
    var announced = enrolment
    announced.epoch = epoch
    announced.sealKey = sealKey
    announced.epochAnnounced = true
    if announced != enrolment { try enrolmentFile.write(announced) }
    return announced
  }

  /// What a receipt says beside its answer: another epoch, another key for seals. A receipt without a key takes none back.
  ///
  /// - Returns: Whether there is another epoch.
  func takeAnnouncements(of receipt: Receipt, _ enrolment: Enrolment) async throws(ForwardingError) -> Bool {
    let sealKey = SealRecipient.key(receipt.sealKey) == nil ? enrolment.sealKey : receipt.sealKey
    if receipt.epoch != enrolment.epoch || sealKey != enrolment.sealKey {
      try await announce(enrolment, epoch: receipt.epoch, sealKey: sealKey)
    }
    return receipt.epoch != enrolment.epoch
  }
}
