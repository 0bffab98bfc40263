import ForwardingContract
import Hummingbird
import KioskSession
import RatingModel

/// How the counter's refusals travel: the one table of status, code and words.
extension SessionRefusal {
  var status: HTTPResponse.Status {
    switch self {
    case .sessionConflict, .sessionInvited: .conflict
    case .sessionUnknown: .notFound
    case .sessionEnded: .gone
    case .clerkMissing, .tooManyDossiers, .timelinessWithoutReturn: .unprocessableContent
    case .unavailable: .serviceUnavailable
    }
  }

  var refusal: Refusal {
    switch self {
    case .sessionConflict:
      Refusal(
        code: "session-conflict", message: "This session id was used for a session with other content.",
        hint: "Use a new id for each citizen served; repeat a request only unchanged.", retry: false)
    case .sessionUnknown:
      Refusal(
        code: "session-unknown", message: "No session of this id is known at this counter.",
        hint: "Open the session first.", retry: false)
    case .sessionEnded:
      Refusal(
        code: "session-ended", message: "This session is over.", hint: "Open a new session for the next citizen.",
        retry: false)
    case .sessionInvited:
      Refusal(
        code: "session-invited", message: "The citizen has been asked to rate: the session can no longer be withdrawn.",
        hint: "Let the question run out, or open a session for the next citizen.", retry: false)
    case .clerkMissing:
      Refusal(
        code: "clerk-missing", message: "No clerk was named and the counter's roster has none.",
        hint: "Send the field clerk with unit and staff.", retry: false)
    case .tooManyDossiers:
      Refusal(
        code: "dossiers-too-many", message: "The session names more than \(SessionOpening.mostDossiers) dossiers.",
        hint: "Send at most \(SessionOpening.mostDossiers).", retry: false)
    case .timelinessWithoutReturn:
      Refusal(
        code: "timeliness-without-return", message: "Timeliness was given for a stage other than returning.",
        hint: "Send timeliness only where stage is returning.", retry: false)
    case .unavailable:
      Refusal(
        code: "kiosk-unavailable", message: "The kiosk cannot keep anything at the moment; nothing was changed.",
        hint: "Send the same request again in a few seconds.", retry: true)
    }
  }

  var headers: HTTPFields { self == .unavailable ? [.retryAfter: "5"] : [:] }
}
