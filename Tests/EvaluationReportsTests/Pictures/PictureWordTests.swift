import EvaluationIndices
import Foundation
import Testing

@testable import EvaluationReports

struct PictureWordTests {
  @Test func everyTextOfThePicturesExistsInBothLanguages() {
    #expect(Set(PictureWord.vietnamese.keys) == Set(PictureWord.allCases))
    #expect(Set(PictureWord.english.keys) == Set(PictureWord.allCases))
  }

  @Test func noTextIsEmptyAndAllAreNormalised() {
    for text in [PictureWord.vietnamese.values, PictureWord.english.values].flatMap(\.self) {
      #expect(!text.isEmpty)
      #expect(Array(text.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars), "\(text)")
      #expect(!text.contains("  "))
    }
  }

  @Test(arguments: PictureWord.allCases)
  func placeholdersAreTheSameInBothLanguagesAndLeaveNoGap(word: PictureWord) {
    let used = Language.allCases.map { language in
      Set(word.text(language).matches(of: /%([0-9])/).compactMap { Int($0.1) })
    }
    #expect(used[0] == used[1])
    #expect(used[0] == Set(used[0].indices.enumerated().map { $0.offset + 1 }))
  }

  @Test func percentagesAreSpeltAsEachLanguageSpellsThem() throws {
    let share = try #require(Percent(962, of: 1000))
    #expect(Language.vietnamese.percent(share) == "96,2\u{A0}%")
    #expect(Language.english.percent(share) == "96.2%")
    #expect(Language.vietnamese.percent(whole: 80) == "80\u{A0}%")
  }

  @Test func everyFaultHasACodeOfItsOwnAndAHint() {
    #expect(Set(PictureFault.allCases.map(\.code)).count == PictureFault.allCases.count)
    for fault in PictureFault.allCases { #expect(!fault.hint.isEmpty && fault.code.hasPrefix("picture-")) }
  }
}
