import RatingModel

/// What a row, a column or a note is called, before it is spelled in the reader's language.
package indirect enum ReportLabel: Hashable, Sendable {
  case word(ReportWord)
  /// A name or a code, the same in every language.
  case text(String)
  /// What a scale or a question brings with it, by language; the code stands where a language is missing.
  case labels([String: String], code: String)
  case day(CivilDate)
  case month(Month)
  case number(Int)
  /// A text with these in place of `%1`, `%2`.
  case phrase(ReportWord, [ReportLabel])
}

extension Spelling {
  /// The label in the reader's language.
  package func text(_ label: ReportLabel) -> String {
    switch label {
    case .word(let word): language.text(word)
    case .text(let text): text
    case .labels(let labels, let code): labels[language.rawValue] ?? code
    case .day(let day): text(day)
    case .month(let month): text(month)
    case .number(let number): "\(number)"
    case .phrase(let word, let parts): language.text(word).filled(parts.map(text))
    }
  }

  /// `11/2026` or `2026-11`.
  func text(_ month: Month) -> String {
    let parts = month.text.split(separator: "-")
    return language == .vietnamese ? parts.reversed().joined(separator: "/") : parts.joined(separator: "-")
  }
}
