import EvaluationStore
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

struct ClosingTextTests {
  @Test(arguments: Language.allCases)
  func everyTextIsThereInOneForm(language: Language) {
    for word in ClosingWord.allCases {
      let text = word.text(language)
      #expect(!text.isEmpty && text == text.precomposedStringWithCanonicalMapping, "\(word)")
      let other = word.text(language.other)
      func places(_ text: String) -> Set<String> { Set(text.matches(of: /%[0-9]/).map { String($0.0) }) }
      #expect(places(text) == places(other), "\(word)")
    }
  }

  @Test func aNameWithAPlaceholderInItStaysWhatItIs() {
    #expect(
      ClosingWord.aboutUnit.text(.english, "%2", "May") == "How citizens and organisations rated the service at %2, May"
    )
  }

  @Test func periodsAreWrittenAsPeopleSayThem() throws {
    let texts = try ["2026-10", "2026-Q3", "2026"].map { text in
      let period = try #require(ClosingPeriod(text))
      return [period.text(.vietnamese), period.text(.english)]
    }
    #expect(
      texts == [
        ["tháng 10 năm 2026", "October 2026"], ["quý III năm 2026", "quarter III of 2026"], ["năm 2026", "2026"],
      ])
  }

  @Test func onlyWhatIsOverIsOffered() throws {
    let today = try #require(CivilDate("2026-11-30"))
    let periods = ClosingPeriod.ended(before: today).map(\.description)
    #expect(periods.prefix(2) == ["2026-10", "2026-09"] && periods.contains("2026-Q3") && periods.contains("2025"))
    #expect(!periods.contains("2026-11") && !periods.contains("2026-Q4") && !periods.contains("2026"))
    #expect(periods.count == 21)
    let last = try #require(ClosingPeriod("2026-11"))
    let after = try #require(CivilDate("2026-12-01"))
    #expect(!last.isOver(on: today) && last.isOver(on: after))
  }

  @Test func aLetterTakesWhatCanBePrintedAndNoMore() throws {
    let letter = try #require(
      ClosingLetter(
        place: "  Tân   Hà ", symbol: "TT", signerTitle: "", signer: "Nguyê\u{303}n Hà",
        recipients: "Một\r\n\r\n  Hai \n"))
    #expect(letter.place == "Tân Hà" && letter.signer == "Nguyễn Hà" && letter.recipients == ["Một", "Hai"])
    let long = String(repeating: "á", count: 121)
    let many = Array(repeating: "x", count: 9).joined(separator: "\n")
    for (place, recipients) in [(long, ""), ("", many), ("a\u{202E}b", ""), ("\u{0}", ""), ("", long)] {
      let refused = ClosingLetter(place: place, symbol: "", signerTitle: "", signer: "", recipients: recipients)
      #expect(refused == nil, "\(place.debugDescription)")
    }
  }

  @Test func whatIsStillOpenIsCounted() throws {
    var facts = try SubjectFacts.full()
    try facts.office.kiosk("k-2", counter: "Q02", digest: .differs, newlyCovered: 1)
    let period = try IssuedFacts.period()
    let items = ClosingReadiness(try facts.report(), over: period).items
    func count(_ word: ClosingWord) -> Int { items.first { $0.word == word }?.count ?? 0 }

    // Heard in November, of a quarter that ends with December.
    #expect(count(.silentKiosks) >= 1)
    #expect(count(.undatedSessions) == 4)
    #expect(count(.openEvents) == 1)
    #expect(items.allSatisfy { $0.count > 0 })
  }
}
