/// Why the body of a request was refused. Kiosk and centre say it in the same words.
package enum BodyRefusal: Error, Hashable, Sendable {
  case malformed
  case fieldUnknown(String)
  case fieldMissing(String)
  case fieldInvalid(String, expected: String)

  package var refusal: Refusal {
    switch self {
    case .malformed:
      Self.refuse("body-malformed", "The body is not a JSON object.", "Send one JSON object in UTF-8.")
    case .fieldUnknown(let name):
      Self.refuse(
        "field-unknown", "The field \(name) is not known.", "Leave it out. A kiosk takes nothing that names a citizen.")
    case .fieldMissing(let name):
      Self.refuse("field-missing", "The field \(name) is missing.", "Send it.")
    case .fieldInvalid(let name, let expected):
      Self.refuse("field-invalid", "The field \(name) has no valid value.", "Expected: \(expected).")
    }
  }

  private static func refuse(_ code: String, _ message: String, _ hint: String) -> Refusal {
    Refusal(code: code, message: message, hint: hint, retry: false)
  }
}
