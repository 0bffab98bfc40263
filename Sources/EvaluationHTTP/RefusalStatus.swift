import EvaluationStore
import ForwardingContract
import HTTPTypes

/// With which HTTP status each refusal leaves. Clients go by the code; the status is for what stands between.
enum RefusalStatus {
  static func of(_ refusal: TransportRefusal) -> HTTPResponse.Status {
    switch refusal {
    case .tooLarge: .contentTooLarge
    case .malformed, .type, .algorithm, .kioskMismatch, .query: .badRequest
    case .signature, .signInNeeded: .unauthorized
    case .enrolmentFormat, .feedFormat: .unprocessableContent
    case .kioskReplaced, .forbidden: .forbidden
    case .feedSuperseded, .feedRepeated, .feedStopping: .conflict
    case .enrolmentLimited: .tooManyRequests
    case .notFound: .notFound
    case .failed: .internalServerError
    case .bodySlow: .requestTimeout
    case .busy: .serviceUnavailable
    }
  }

  static func of(_ refusal: IntakeRefusal) -> HTTPResponse.Status {
    switch refusal {
    case .kioskUnknown: .unauthorized
    case .kioskRevoked: .forbidden
    case .journalConflict: .conflict
    case .formatUnknown, .schemeUnknown, .tooLarge, .headInvalid, .malformed: .unprocessableContent
    }
  }

  static func of(_ refusal: EnrolmentRefusal) -> HTTPResponse.Status {
    switch refusal {
    case .codeUnknown, .codeExpired, .codeUsed, .keyRevoked: .forbidden
    case .placeDiffers, .counterUnknown: .conflict
    }
  }

  static func of(_ failure: StoreFailure) -> HTTPResponse.Status {
    failure.retry ? .serviceUnavailable : .internalServerError
  }
}

extension StoreFailure {
  /// Whether the change may have been kept all the same.
  private var isUnknown: Bool { if case .disconnected = self { true } else { false } }

  /// As it leaves the centre: what to do about it is for the centre's operator and stands in the log.
  var refusal: Refusal {
    Refusal(
      code: code,
      message: "The centre cannot use its data base at the moment\(isUnknown ? "" : "; nothing was changed").",
      hint: "Try again later; the centre's log says what is wrong.", retry: true)
  }
}
