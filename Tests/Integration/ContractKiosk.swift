import Crypto
import ForwardingContract
import Foundation
import RatingModel
import Testing

/// A kiosk made of nothing but the contract: a key, an id, and a journal that somebody invents. It holds the centre against
/// the contract and not against our own kiosk.
struct ContractKiosk: Sendable {
  let key: Curve25519.Signing.PrivateKey
  let id: KioskID
  let epoch: String
  let centreKey: String

  /// Makes itself known with a fresh one-time code.
  static func enrolled(
    at centre: RunningCentre, unit: String = "H56.14", counter: String = "Q03"
  ) async throws -> ContractKiosk {
    let code = try #require(
      EnrolmentCode(try await CentreCommand.enrolmentCode(unit: unit, counter: counter, in: centre.folder)))
    let key = Curve25519.Signing.PrivateKey()
    let request = EnrolmentRequest(
      secret: code.secret, publicKey: CompactSignature.text(key.publicKey.rawRepresentation),
      unit: try #require(UnitCode(unit)), counter: try #require(CounterCode(counter)), software: "1.0.0")
    let message = try CompactSignature.sign(
      try CanonicalJSON.data(request), type: .enrolment, kid: request.publicKey, key: key)
    let answer = try await WebAnswer.post(centre.pages + "/v1/enrolment", message)
    try #require(answer.status == 200, "\(answer.text)")
    let claimed = try JSONDecoder().decode(
      EnrolmentReceipt.self, from: try CompactSignature.data(String(answer.text.split(separator: ".")[1])))
    // The code in the technician's hand vouches for the key that the answer is signed with.
    let digest = SHA256.hash(data: try CompactSignature.data(claimed.centreKey))
    try #require(digest.hexadecimal.hasPrefix(code.centreFingerprint))
    let receipt = try CompactSignature.open(
      answer.text, as: EnrolmentReceipt.self, type: .enrolmentReceipt, key: claimed.centreKey)
    return ContractKiosk(key: key, id: receipt.kiosk, epoch: receipt.epoch, centreKey: receipt.centreKey)
  }

  /// The batch as it goes over the wire.
  func signed(_ batch: some Encodable) throws -> String {
    try CompactSignature.sign(try CanonicalJSON.data(batch), type: .batch, kid: id.text, key: key)
  }

  func send(_ message: String, to centre: RunningCentre) async throws -> WebAnswer {
    try await WebAnswer.post(centre.pages + "/v1/batches", message)
  }

  /// Sends a batch of an invented journal that must be taken, and shows the entry for which the centre may ask before.
  @discardableResult
  func deliver(_ batch: Batch, to centre: RunningCentre) async throws -> Receipt.DigestState {
    let receipt = try await receipt(for: batch, from: centre)
    guard let asked = receipt.prove else { return receipt.digest }
    let witness = Witness(sequence: asked, hash: InventedJournal.hash(at: asked, of: batch.journal))
    let shown = try await self.receipt(
      for: Batch(
        kiosk: batch.kiosk, journal: batch.journal, epoch: batch.epoch, head: batch.head, scales: batch.scales,
        questions: batch.questions ?? [], tallies: batch.tallies, complete: batch.complete, openTail: batch.openTail,
        software: batch.software, countersigned: batch.countersigned, witness: witness), from: centre)
    #expect(shown.countersigns)
    return shown.digest
  }

  /// Sends a batch and checks that the receipt is the centre's and about this very message.
  func receipt(for batch: Batch, from centre: RunningCentre) async throws -> Receipt {
    let message = try signed(batch)
    let answer = try await send(message, to: centre)
    try #require(answer.status == 200, "\(answer.text)")
    let receipt = try CompactSignature.open(answer.text, as: Receipt.self, type: .receipt, key: centreKey)
    #expect(receipt.batch == SHA256.hash(data: Data(message.utf8)).hexadecimal)
    #expect(receipt.kiosk == id)
    #expect(receipt.journal == batch.journal)
    #expect(receipt.head == batch.head)
    #expect(receipt.epoch == epoch)
    return receipt
  }
}
