import EvaluationFeed
import EvaluationStore
import ForwardingContract
import RatingModel

/// Takes a kiosk's poll of the session feed and answers it with commands, once there are some.
struct FeedIntake: Sendable {
  let store: any EvaluationStore
  let relay: RelayDesk
  let key: CentreKey

  func answer(_ body: String) async throws -> MessageAnswer {
    let message: SignedMessage
    switch SignedMessage.read(body, type: .feedPoll) {
    case .success(let read): message = read
    case .failure(let refusal): return .refused(refusal)
    }
    guard let signer = KioskID(message.signer), let pinned = try await store.kioskKey(of: signer) else {
      return .refused(IntakeRefusal.kioskUnknown)
    }
    guard message.isSigned(by: pinned.publicKey) else { return .refused(TransportRefusal.signature) }
    switch pinned.standing {
    case .enrolled: break
    case .revoked: return .refused(IntakeRefusal.kioskRevoked)
    case .replaced: return .refused(TransportRefusal.kioskReplaced)
    }
    return switch Self.poll(of: message, signer: signer) {
    case .success(let poll): try await relayed(poll, message)
    case .failure(let refusal): .refused(refusal)
    }
  }

  /// Reads the payload of a message whose signature holds.
  private static func poll(of message: SignedMessage, signer: KioskID) -> Result<FeedPoll, TransportRefusal> {
    guard let probe = message.message(FormatProbe.self) else { return .failure(.malformed) }
    guard probe.format == Limits.format else { return .failure(.feedFormat) }
    guard let poll = message.message(FeedPoll.self), poll.answers.count <= Limits.answersPerPoll else {
      return .failure(.malformed)
    }
    return poll.kiosk == signer ? .success(poll) : .failure(.kioskMismatch)
  }

  private func relayed(_ poll: FeedPoll, _ message: SignedMessage) async throws -> MessageAnswer {
    switch await relay.poll(poll) {
    case .failure(let refusal): return .refused(refusal.transport)
    case .success(let delivery):
      let commands = FeedCommands(
        kiosk: poll.kiosk, poll: message.digest, connection: delivery.connection,
        heldMilliseconds: delivery.heldMilliseconds, commands: delivery.commands)
      return .signed(try await key.sign(commands, type: .feedCommands))
    }
  }
}

extension PollRefusal {
  fileprivate var transport: TransportRefusal {
    switch self {
    case .superseded: .feedSuperseded
    case .repeated: .feedRepeated
    case .stopping: .feedStopping
    }
  }
}
