/// Every text of a poster.
package enum PosterWord: String, Hashable, Sendable, CaseIterable {
  case title, link, sessions, answered, responseRate, satisfied, satisfiedNumber, atLeast
  case responseSentence, responseHidden, none, tooFew, share, interval, few, atLeastSentence, hidden
  case levels, levelsHidden, level
  case use, useText, privacyText, tell, tellText, tellContact
  case issued, corrected, notIssued, notIssuedMark, older, sheetA4, sheetA3, nothing, publicHint

  package func text(_ language: Language) -> String {
    let table = language == .vietnamese ? Self.vietnamese : Self.english
    guard let text = table[self] else { preconditionFailure("\(language.rawValue) lacks the text \(rawValue)") }
    return text
  }

  func text(_ language: Language, _ values: String...) -> String { text(language).filled(values) }
}
