import ForwardingContract
import Hummingbird

/// What a listener refuses by itself, before the counter is asked. One place for status, code and words.
enum TransportRefusal: Error, Hashable, Sendable {
  case tokenMissing
  case tokenWrong
  /// It is good for less than what is asked.
  case tokenScope
  case hostForeign
  /// Another page sent it, or no page at all.
  case originForeign
  case contentTypeUnknown(expected: String)
  /// The kiosk has more waiting than it can take in.
  case busy
  case versionUnknown
  case pathUnknown
  case methodUnknown(allowed: String)
  case bodyTooLarge(bytes: Int)
  case bodySlow
  case body(BodyRefusal)
  case sessionInvalid

  var status: HTTPResponse.Status {
    switch self {
    case .tokenMissing, .tokenWrong: .unauthorized
    case .tokenScope: .forbidden
    case .hostForeign: .misdirectedRequest
    case .originForeign: .forbidden
    case .contentTypeUnknown: .unsupportedMediaType
    case .busy: .serviceUnavailable
    case .versionUnknown, .pathUnknown: .notFound
    case .methodUnknown: .methodNotAllowed
    case .bodyTooLarge: .contentTooLarge
    case .bodySlow: .requestTimeout
    case .body(.malformed): .badRequest
    case .sessionInvalid, .body: .unprocessableContent
    }
  }

  var refusal: Refusal {
    switch self {
    case .tokenMissing:
      Self.refuse("token-missing", "No bearer token was sent.", "Send the header Authorization: Bearer <token>.")
    case .tokenWrong:
      Self.refuse("token-wrong", "The token is not this kiosk's.", "Use the token from the kiosk's token file.")
    case .tokenScope:
      Self.refuse(
        "token-scope", "The token is good for reading the state and for nothing else.",
        "Use a token with the scope sessions.")
    case .hostForeign:
      Self.refuse(
        "host-foreign", "This listener answers to its own machine only.",
        "Call it as 127.0.0.1, [::1] or localhost.")
    case .originForeign:
      Self.refuse("origin-foreign", "Only this listener's own page may say that.", "Open the page from this listener.")
    case .contentTypeUnknown(let expected):
      Self.refuse("content-type-unknown", "The body is of a type that is not taken here.", "Send \(expected).")
    case .busy:
      Self.refuse("kiosk-busy", "The kiosk has too much waiting.", "Send the request again.", retry: true)
    case .versionUnknown:
      Self.refuse("version-unknown", "This kiosk does not speak that version.", "Use paths that begin with /v1/.")
    case .pathUnknown:
      Self.refuse("path-unknown", "There is nothing at this path.", "Compare the path with the documentation.")
    case .methodUnknown(let allowed):
      Self.refuse("method-unknown", "This path does not take that method.", "Use \(allowed).")
    case .bodyTooLarge(let bytes):
      Self.refuse("body-too-large", "The body is larger than \(bytes) bytes.", "Send less at once, as fewer dossiers.")
    case .bodySlow:
      Self.refuse("body-slow", "The body did not arrive in time.", "Send the request again.", retry: true)
    case .body(let refusal): refusal.refusal
    case .sessionInvalid:
      Self.refuse(
        "session-invalid", "The session id has a shape that is not permitted.",
        "Use 1 to 64 of the characters A-Z a-z 0-9 . - _ : and name no citizen by it.")
    }
  }

  var headers: HTTPFields {
    switch self {
    case .tokenMissing, .tokenWrong: [.wwwAuthenticate: "Bearer"]
    case .methodUnknown(let allowed): [.allow: allowed]
    case .busy: [.retryAfter: "1"]
    default: [:]
    }
  }

  private static func refuse(_ code: String, _ message: String, _ hint: String, retry: Bool = false) -> Refusal {
    Refusal(code: code, message: message, hint: hint, retry: retry)
  }
}
