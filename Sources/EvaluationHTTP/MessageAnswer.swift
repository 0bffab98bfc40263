import EvaluationStore
import ForwardingContract
import HTTPTypes

/// What a kiosk gets for a message.
enum MessageAnswer: Sendable {
  /// A JWS in compact form.
  case signed(String)
  case refused(Refusal, HTTPResponse.Status)

  static func refused(_ refusal: TransportRefusal) -> MessageAnswer {
    .refused(refusal.refusal, RefusalStatus.of(refusal))
  }
  static func refused(_ refusal: IntakeRefusal) -> MessageAnswer {
    .refused(refusal.refusal, RefusalStatus.of(refusal))
  }
  static func refused(_ refusal: EnrolmentRefusal) -> MessageAnswer {
    .refused(refusal.refusal, RefusalStatus.of(refusal))
  }
}

/// What tells which format a message has, before the rest of it is read.
struct FormatProbe: Decodable {
  let format: Int
  let scheme: Int?
}
