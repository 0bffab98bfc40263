/// A headline and what is said below it, which may be empty.
package struct Wording: Hashable, Sendable, Codable {
  package let headline: String
  package let detail: String

  package init(headline: String, detail: String) {
    self.headline = headline
    self.detail = detail
  }
}

/// Everything that the screen says in one language. Two are built in (`StringTable+Vietnamese.swift`,
/// `StringTable+English.swift`); a language pack is another one, read from a file.
///
/// The words about the rating are the same whatever is chosen; those about the one moment tell neither that a press was
/// taken nor that it was not.
package struct StringTable: Hashable, Sendable {
  /// What a province calls its own answers and questions in this language; what is not here is said in Vietnamese.
  package enum Label: Hashable, Sendable {
    case level(String)
    case question(String)
    case answer(question: String, name: String)
  }

  /// As HTML's `lang` has it: `vi`, `en`, `nut`.
  package let language: String
  private let words: [ScreenWord: String]
  private let wordings: [ScreenView.State: Wording]
  private let labels: [Label: String]

  package init(
    language: String, words: [ScreenWord: String], wordings: [ScreenView.State: Wording], labels: [Label: String] = [:]
  ) {
    self.language = language
    self.words = words
    self.wordings = wordings
    self.labels = labels
  }

  /// Every state has its wording; a test holds the tables to it, and the reader of packs refuses one that lacks any.
  package func wording(_ state: ScreenView.State) -> Wording {
    wordings[state] ?? Wording(headline: "", detail: "")
  }

  package func word(_ word: ScreenWord) -> String { words[word] ?? "" }

  package func label(_ label: Label) -> String? { labels[label] }

  func page(_ page: Int, of pages: Int) -> String {
    word(.page).replacing("{pages}", with: String(pages)).replacing("{page}", with: String(page))
  }
}
