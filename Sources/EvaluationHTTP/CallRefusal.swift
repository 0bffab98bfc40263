import EvaluationAccess
import ForwardingContract
import HTTPTypes

/// What the centre's session API refuses by itself. One place for status, code and words; what the kiosk refuses passes
/// through as it is.
enum CallRefusal: Error, Hashable, Sendable {
  case token(CallerRefusal)
  case pathUnknown
  case methodUnknown(allowed: String)
  case bodyTooLarge
  case body(BodyRefusal)
  case sessionInvalid
  /// `unit` or `counter`.
  case placeInvalid(String)
  case counterUnknown
  case kioskNotConnected
  case kioskSilent(delivered: Bool)
  case centreBusy

  var status: HTTPResponse.Status {
    switch self {
    case .token(.missing), .token(.wrong), .token(.expired): .unauthorized
    case .token(.scope): .forbidden
    case .token(.limited): .tooManyRequests
    case .pathUnknown, .counterUnknown: .notFound
    case .methodUnknown: .methodNotAllowed
    case .bodyTooLarge: .contentTooLarge
    case .body(.malformed): .badRequest
    case .body, .sessionInvalid, .placeInvalid: .unprocessableContent
    case .kioskNotConnected, .centreBusy: .serviceUnavailable
    case .kioskSilent: .gatewayTimeout
    }
  }

  var headers: HTTPFields {
    switch self {
    case .token(.missing), .token(.wrong), .token(.expired): [.wwwAuthenticate: "Bearer"]
    case .token(.limited): [.retryAfter: "30"]
    case .methodUnknown(let allowed): [.allow: allowed]
    case .kioskNotConnected, .centreBusy: [.retryAfter: "5"]
    default: [:]
    }
  }

  var refusal: Refusal {
    switch self {
    case .token(let refusal): refusal.refusal
    case .pathUnknown:
      Self.refuse("path-unknown", "There is nothing at this path.", "Compare the path with /v1/openapi.json.")
    case .methodUnknown(let allowed):
      Self.refuse("method-unknown", "This path does not take that method.", "Use \(allowed).")
    case .bodyTooLarge:
      Self.refuse(
        "body-too-large", "The body is larger than \(Limits.sessionBodyBytes) bytes.", "Send fewer dossiers.")
    case .body(let refusal): refusal.refusal
    case .sessionInvalid:
      Self.refuse(
        "session-invalid", "The session id has a shape that is not permitted.",
        "Use 1 to 64 of the characters A-Z a-z 0-9 . - _ : and name no citizen by it.")
    case .placeInvalid(let name):
      Self.refuse("\(name)-invalid", "What stands for the \(name) is no code.", "Write it as in the centre's registry.")
    case .counterUnknown:
      Self.refuse(
        "counter-unknown", "The centre's registry names no such counter today.",
        "Check unit and counter for typing errors, or ask the centre's operator to import the counter.")
    case .kioskNotConnected:
      Self.refuse(
        "kiosk-not-connected", "No kiosk of this counter is connected to the centre; nothing was changed.",
        "Send the same request again in a few seconds; check that the kiosk is on and its session feed is configured.",
        retry: true)
    case .kioskSilent(let delivered): Self.silent(delivered)
    case .centreBusy:
      Self.refuse(
        "centre-busy", "More requests wait for this kiosk, or for all of them, than are taken; nothing was changed.",
        "Send the same request again in a few seconds.", retry: true)
    }
  }

  private static func silent(_ delivered: Bool) -> Refusal {
    refuse(
      "kiosk-silent", "The kiosk did not answer in time.",
      delivered
        ? "The request had left for the kiosk, which may have carried it out: sending it again unchanged is safe."
        : "The request was withdrawn before it left: send it again if it still holds.", retry: true)
  }

  private static func refuse(_ code: String, _ message: String, _ hint: String, retry: Bool = false) -> Refusal {
    Refusal(code: code, message: message, hint: hint, retry: retry)
  }
}

extension CallerRefusal {
  fileprivate var refusal: Refusal {
    switch self {
    case .missing:
      Refusal(
        code: code, message: "No bearer token was sent.", hint: "Send the header Authorization: Bearer <token>.",
        retry: false)
    case .wrong:
      Refusal(
        code: code, message: "The token is not known here, or was revoked.",
        hint: "Ask the centre's operator for a new one.", retry: false)
    case .expired:
      Refusal(
        code: code, message: "The token's time is over.", hint: "Ask the centre's operator for a new one.", retry: false
      )
    case .scope:
      Refusal(
        code: code, message: "The token is not good for this.",
        hint: "Check unit and counter, or ask the centre's operator for a token that reaches them and has the scope.",
        retry: false)
    case .limited:
      Refusal(
        code: code, message: "Too many wrong tokens came from this address.",
        hint: "Correct the token, wait half a minute, then try again.", retry: true)
    }
  }
}
