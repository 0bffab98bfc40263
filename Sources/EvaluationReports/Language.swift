/// A language of the pages.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"

  /// Its own name, as the switch between languages shows it.
  package var ownName: String {
    switch self {
    case .vietnamese: "Tiếng Việt"
    case .english: "English"
    }
  }

  package var other: Language { self == .vietnamese ? .english : .vietnamese }

  var decimalSign: String { self == .vietnamese ? "," : "." }

  func text(_ word: ReportWord) -> String {
    let table = self == .vietnamese ? ReportWord.vietnamese : ReportWord.english
    guard let text = table[word] else { preconditionFailure("\(rawValue) lacks the text \(word.rawValue)") }
    return text
  }
}
