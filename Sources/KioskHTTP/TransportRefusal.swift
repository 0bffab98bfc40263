import ForwardingContract
import Hummingbird

/// What a listener refuses by itself, before the counter is asked. One place for status, code and words.
enum TransportRefusal: Error, Hashable, Sendable {
  case tokenMissing
  case tokenWrong
  case hostForeign
  case versionUnknown
  case pathUnknown
  case methodUnknown(allowed: String)
  case bodyTooLarge(bytes: Int)
  case bodySlow
  case bodyMalformed
  case sessionInvalid
  case fieldUnknown(String)
  case fieldMissing(String)
  case fieldInvalid(String, expected: String)

  var status: HTTPResponse.Status {
    switch self {
    case .tokenMissing, .tokenWrong: .unauthorized
    case .hostForeign: .misdirectedRequest
    case .versionUnknown, .pathUnknown: .notFound
    case .methodUnknown: .methodNotAllowed
    case .bodyTooLarge: .contentTooLarge
    case .bodySlow: .requestTimeout
    case .bodyMalformed: .badRequest
    case .sessionInvalid, .fieldUnknown, .fieldMissing, .fieldInvalid: .unprocessableContent
    }
  }

  var refusal: Refusal {
    switch self {
    case .tokenMissing:
      Self.refuse("token-missing", "No bearer token was sent.", "Send the header Authorization: Bearer <token>.")
    case .tokenWrong:
      Self.refuse("token-wrong", "The token is not this kiosk's.", "Use the token from the kiosk's token file.")
    case .hostForeign:
      Self.refuse(
        "host-foreign", "This listener answers to its own machine only.",
        "Call it as 127.0.0.1, [::1] or localhost.")
    case .versionUnknown:
      Self.refuse("version-unknown", "This kiosk does not speak that version.", "Use paths that begin with /v1/.")
    case .pathUnknown:
      Self.refuse("path-unknown", "There is nothing at this path.", "Compare the path with the documentation.")
    case .methodUnknown(let allowed):
      Self.refuse("method-unknown", "This path does not take that method.", "Use \(allowed).")
    case .bodyTooLarge(let bytes):
      Self.refuse("body-too-large", "The body is larger than \(bytes) bytes.", "Send fewer dossiers.")
    case .bodySlow:
      Self.refuse("body-slow", "The body did not arrive in time.", "Send the request again.", retry: true)
    case .bodyMalformed:
      Self.refuse("body-malformed", "The body is not a JSON object.", "Send one JSON object in UTF-8.")
    case .sessionInvalid:
      Self.refuse(
        "session-invalid", "The session id has a shape that is not permitted.",
        "Use 1 to 64 of the characters A-Z a-z 0-9 . - _ : and name no citizen by it.")
    case .fieldUnknown(let name):
      Self.refuse(
        "field-unknown", "The field \(name) is not known.",
        "Leave it out. A kiosk takes nothing that names a citizen.")
    case .fieldMissing(let name):
      Self.refuse("field-missing", "The field \(name) is missing.", "Send it.")
    case .fieldInvalid(let name, let expected):
      Self.refuse("field-invalid", "The field \(name) has no valid value.", "Expected: \(expected).")
    }
  }

  var headers: HTTPFields {
    switch self {
    case .tokenMissing, .tokenWrong: [.wwwAuthenticate: "Bearer"]
    case .methodUnknown(let allowed): [.allow: allowed]
    default: [:]
    }
  }

  private static func refuse(_ code: String, _ message: String, _ hint: String, retry: Bool = false) -> Refusal {
    Refusal(code: code, message: message, hint: hint, retry: retry)
  }
}
