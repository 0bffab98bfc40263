/// What is wrong, and what to do about it; `{subject}` stands for what it is about.
struct SheetAdvice: Hashable, Sendable {
  let message: String
  let hint: String

  init(_ message: String, _ hint: String) {
    self.message = message
    self.hint = hint
  }
}
