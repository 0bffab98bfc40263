/// Why something was refused, with nothing changed. The same shape leaves every listener of kiosk and centre.
package struct Refusal: Error, Hashable, Sendable, Codable {
  /// Stable, for programs: `batch-format-unknown`.
  package let code: String
  /// What was wrong, for people. Never holds personal data.
  package let message: String
  /// What to do about it.
  package let hint: String
  /// Whether the same request may succeed later.
  package let retry: Bool

  package init(code: String, message: String, hint: String, retry: Bool) {
    self.code = code
    self.message = message
    self.hint = hint
    self.retry = retry
  }
}
