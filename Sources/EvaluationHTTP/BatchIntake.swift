import EvaluationStore
import ForwardingContract
import RatingModel

/// Takes a kiosk's batch in and answers with a receipt.
struct BatchIntake: Sendable {
  let store: any EvaluationStore
  let key: CentreKey
  let clock: CentreClock

  func answer(_ body: String) async throws -> MessageAnswer {
    let message: SignedMessage
    switch SignedMessage.read(body, type: .batch) {
    case .success(let read): message = read
    case .failure(let refusal): return .refused(refusal)
    }
    guard let signer = KioskID(message.signer), let pinned = try await store.kioskKey(of: signer) else {
      return .refused(IntakeRefusal.kioskUnknown)
    }
    guard message.isSigned(by: pinned.publicKey) else { return .refused(TransportRefusal.signature) }
    return switch Self.batch(of: message, signer: signer) {
    case .success(let arrived): try await take(arrived, message)
    case .failure(let answer): answer
    }
  }

  /// Reads the payload of a message whose signature holds.
  private static func batch(of message: SignedMessage, signer: KioskID) -> Parsed {
    let arrived: ArrivedBatch
    do {
      arrived = try message.decode(ArrivedBatch.self)
    } catch let refusal as IntakeRefusal {
      return .failure(.refused(refusal))
    } catch {
      return .failure(.refused(TransportRefusal.malformed))
    }
    guard arrived.batch.kiosk == signer else { return .failure(.refused(TransportRefusal.kioskMismatch)) }
    return .success(arrived)
  }

  private func take(_ arrived: ArrivedBatch, _ message: SignedMessage) async throws -> MessageAnswer {
    let time = clock.now()
    switch try await store.take(arrived, digest: message.digest, at: time) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let answer):
      let receipt = Receipt(
        kiosk: arrived.batch.kiosk, journal: arrived.batch.journal, epoch: store.epoch, batch: message.digest,
        head: arrived.batch.head, digest: answer.digest, time: time, sealKey: key.sealKeyText, prove: answer.prove,
        abandon: answer.abandon, refused: answer.refused, compareAfter: answer.compareAfter, wanted: answer.wanted)
      return .signed(try await key.sign(receipt, type: .receipt))
    }
  }

  private enum Parsed {
    case success(ArrivedBatch)
    case failure(MessageAnswer)
  }
}
