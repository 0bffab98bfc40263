import Foundation
import KioskScreen
import Testing

@Suite struct StringTableTests {
  static let tables = [StringTable.vietnamese, StringTable.english]

  @Test(arguments: ScreenView.State.allCases)
  func everyStateIsWordedInBothLanguages(state: ScreenView.State) {
    for table in Self.tables { #expect(!table.wording(state).headline.isEmpty) }
    #expect(
      StringTable.vietnamese.wording(state).detail.isEmpty == StringTable.english.wording(state).detail.isEmpty)
  }

  @Test(arguments: ScreenView.State.allCases)
  func textsAreComposedAndWithoutStrayBlanks(state: ScreenView.State) {
    for text in Self.tables.flatMap({ [$0.wording(state).headline, $0.wording(state).detail] }) {
      #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
      #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines))
      #expect(!text.contains("  "))
    }
  }

  @Test(arguments: ScreenWord.allCases)
  func everyWordIsThereInBothLanguagesComposedAndWithoutStrayBlanks(word: ScreenWord) {
    for text in Self.tables.map({ $0.word(word) }) {
      #expect(!text.isEmpty)
      #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
      #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    #expect(StringTable.vietnamese.word(word) != StringTable.english.word(word))
  }

  @Test func pageNamesItsNumberAndHowManyThereAre() {
    for table in Self.tables {
      #expect(table.word(.page).contains("{page}") && table.word(.page).contains("{pages}"))
    }
  }

  @Test func noTwoStatesSayTheSame() {
    for table in Self.tables {
      #expect(
        Set(ScreenView.State.allCases.map { table.wording($0).headline }).count == ScreenView.State.allCases.count)
    }
  }

  @Test func vietnameseIsWrittenWithItsDiacritics() {
    let letters = ScreenView.State.allCases.map { StringTable.vietnamese.wording($0).headline }
    #expect(letters.allSatisfy { $0.unicodeScalars.contains { $0.value > 127 } })
  }
}
