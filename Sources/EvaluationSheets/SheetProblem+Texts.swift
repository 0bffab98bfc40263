extension SheetProblem {
  /// What is wrong, for people, without its place.
  package func message(in language: SheetLanguage) -> String { filled(Self.advice(kind, language).message) }

  /// What to do about it.
  package func hint(in language: SheetLanguage) -> String { filled(Self.advice(kind, language).hint) }

  static func advice(_ kind: Kind, _ language: SheetLanguage) -> SheetAdvice {
    let table = language == .vietnamese ? vietnamese : english
    guard let advice = table[kind] else { preconditionFailure("\(language.rawValue) lacks \(kind.rawValue)") }
    return advice
  }

  private func filled(_ text: String) -> String { text.replacing("{subject}", with: subject) }
}
