import Foundation
import Testing

@testable import KioskExplanation

struct StoryWordTests {
  @Test(arguments: StoryWord.allCases)
  func everyWordHasItsTextInBothLanguages(word: StoryWord) throws {
    let texts = try [StoryWord.vietnamese, StoryWord.english].map { try #require($0[word]) }
    for text in texts {
      #expect(!text.isEmpty && text == text.precomposedStringWithCanonicalMapping)
      #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    #expect(places(in: texts[0]) == places(in: texts[1]))
  }

  private func places(in text: String) -> [String] { text.matches(of: /\{[0-9]\}/).map { String($0.output) }.sorted() }
}
