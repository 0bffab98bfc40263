import EvaluationAccess
import EvaluationStore
import ForwardingContract
import HTTPTypes

/// What the API for programs refuses. One place for status, code and words.
enum DataRefusal: Error, Hashable, Sendable {
  case token(CallerRefusal)
  case pathUnknown
  case methodUnknown(allowed: String)
  /// Not a query as RFC 3986 has it, or too long.
  case queryMalformed
  case parameter(String, expected: String)
  case periodInvalid
  case cursorInvalid
  /// There is nothing, or nothing that the token reaches.
  case notFound
  case bodyTooLarge
  case bodyTypeUnknown
  case body(BodyRefusal)
  case keyInvalid
  case keyUsed
  case results(ResultRefusal)

  var status: HTTPResponse.Status {
    switch self {
    case .token(let refusal): CallRefusal.token(refusal).status
    case .pathUnknown, .notFound: .notFound
    case .methodUnknown: .methodNotAllowed
    case .queryMalformed, .parameter, .periodInvalid, .cursorInvalid, .keyInvalid, .body(.malformed): .badRequest
    case .bodyTooLarge: .contentTooLarge
    case .bodyTypeUnknown: .unsupportedMediaType
    case .body, .results: .unprocessableContent
    case .keyUsed: .conflict
    }
  }

  var headers: HTTPFields {
    switch self {
    case .token(let refusal): CallRefusal.token(refusal).headers
    case .methodUnknown(let allowed): [.allow: allowed]
    default: [:]
    }
  }

  var refusal: Refusal {
    switch self {
    case .token(let refusal): CallRefusal.token(refusal).refusal
    case .body(let refusal): refusal.refusal
    case .methodUnknown(let allowed):
      Self.refuse("method-unknown", "This path does not take that method.", "Use \(allowed).")
    case .parameter(let name, let expected):
      Self.refuse("parameter-invalid", "The parameter \(name) is not right.", "Expected: \(expected).")
    case .results(let refusal):
      Self.refuse(
        "results-refused", "\(refusal.problems.count) problems were found; nothing was changed.",
        "Each problem names its row and says what to do; set them right and send all rows again.")
    default: Self.refuse(words.code, words.message, words.hint)
    }
  }

  private var words: (code: String, message: String, hint: String) {
    switch self {
    case .pathUnknown:
      ("path-unknown", "There is nothing at this path.", "Compare the path with \(DataPath.description.rawValue).")
    case .queryMalformed:
      (
        "query-malformed", "The query cannot be read.",
        "Give each parameter once, as name=value in UTF-8 with percent encoding, at most \(DataLimits.queryBytes) bytes."
      )
    case .periodInvalid:
      ("period-invalid", "The days are no period.", "Give from and through in order, at most five years apart.")
    case .cursorInvalid:
      (
        "cursor-invalid", "The cursor does not belong to this question.",
        "Take it as it came, with the other parameters unchanged, or begin again without it."
      )
    case .notFound:
      (
        "not-found", "There is no such thing, or the token does not reach it.",
        "Check the codes for typing errors, and which unit the token is for."
      )
    case .bodyTooLarge:
      (
        "body-too-large",
        "The body is larger than \(DataLimits.resultBytes) bytes or has more than \(DataLimits.resultRows) rows.",
        "Send it in several requests, each with all rows of its units and periods."
      )
    case .bodyTypeUnknown:
      ("body-type-unknown", "The body is of a type that is not taken.", "Send application/json or text/csv.")
    case .keyInvalid:
      (
        "idempotency-key-invalid", "The header Idempotency-Key is missing or not right.",
        "Send 1 to 64 of the characters A-Z a-z 0-9 . _ : - and another key for other figures."
      )
    case .keyUsed:
      (
        "idempotency-key-used", "The key was used for other figures; nothing was changed.",
        "Take another key: a key may be sent again with the same body only."
      )
    case .token, .body, .methodUnknown, .parameter, .results:
      preconditionFailure("these have words of their own")
    }
  }

  private static func refuse(_ code: String, _ message: String, _ hint: String) -> Refusal {
    Refusal(code: code, message: message, hint: hint, retry: false)
  }
}
