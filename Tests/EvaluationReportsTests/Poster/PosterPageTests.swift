import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// What citizens read.
struct PosterPageTests {
  private func text(_ levels: [Int], answerable: Int? = nil, _ language: Language = .vietnamese) throws -> String {
    PosterPage(language).html(try PosterSamples.poster(PosterSamples.figures(levels, answerable: answerable)))
  }

  @Test func aPosterSaysUnitPeriodAnswersRateAndWhatTheShareRestsOn() throws {
    let page = try text([200, 50, 12], answerable: 400)
    for words in [
      "Bộ phận Một cửa &lt;xã&gt; Tân Hà", "Quý IV năm 2026", "<strong>400</strong>", "<strong>262</strong>", "65,5 %",
      "250 trong 262 lượt trả lời là hài lòng: 95,4 %.", "tỷ lệ thật có lẽ nằm trong khoảng từ", "<svg",
      "Theo báo cáo số 1/2027", "Nói với ai?",
    ] { #expect(page.contains(words), "\(words)") }
    let english = try text([200, 50, 12], answerable: 400, .english)
    #expect(english.contains("250 of 262 answers were satisfied: 95.4 %.") && english.contains("lang=\"en\""))
  }

  @Test func fewDissatisfiedAreALowerEndThatIsTrueOfNineAsOfNone() throws {
    let pages = try (1...9).map { try text([240, 60 - $0, $0], answerable: 400) }
    #expect(Set(pages).count == 1)
    #expect(
      pages[0].contains("Ít hơn 10 trong 300 lượt trả lời là không hài lòng, nên tỷ lệ hài lòng từ 97,0 % trở lên"))
    #expect(!pages[0].contains("<svg"))
  }

  /// 30 less 9 are 70.0 %; of 31 it is 70.96, which upwards would not be true of nine.
  @Test func theLowerEndIsRoundedDownwards() throws {
    #expect(try text([25, 0, 6]).contains("từ 70,9 % trở lên"))
  }

  @Test func underThirtyThereAreCountsAndNoShare() throws {
    let page = try text([12, 15, 0], answerable: 60)
    #expect(page.contains("27 trong 27 lượt trả lời là hài lòng. Với ít hơn 30 lượt, chúng tôi không tính"))
    #expect(!page.contains("100,0 %") && !page.contains("<svg"))
  }

  @Test func underTenNoFigureIsTold() throws {
    for ratings in 1...9 {
      let page = try text([ratings, 0, 0], answerable: 40)
      #expect(page.contains("ít hơn 10 lượt đánh giá") && !page.contains("<strong>"), "\(ratings)")
      let main = try #require(page.firstRange(of: "<main>")?.lowerBound)
      #expect(!page[main...].contains(/>\s*\d+\s*</))
    }
    #expect(try text([0, 0, 0]).contains("Trong kỳ này chưa có lượt đánh giá nào."))
  }

  @Test func aHiddenShareIsSaidToBeHidden() throws {
    let shelf = PosterShelf([
      try PosterSamples.issued("2026-Q4", PosterSamples.figures([240, 60, 25]), number: 1),
      try PosterSamples.issued("2026-10", PosterSamples.figures([80, 20, 20]), number: 2),
    ])
    let page = PosterPage(.english).html(Poster(try PosterSamples.entry("2026-10", of: shelf)))
    #expect(page.contains("The satisfied share of this period is not told"))
    #expect(!page.contains("83.3 %") && !page.contains("<svg"))
  }

  @Test func aCorrectionThatIsNotShownIsNamed() throws {
    let shelf = PosterShelf([
      try PosterSamples.issued("2026-Q4", PosterSamples.figures([200, 50, 12]), number: 1),
      try PosterSamples.issued("2026-Q4", PosterSamples.figures([201, 50, 12]), number: 2, corrects: 1),
    ])
    let page = PosterPage(.vietnamese).html(Poster(try PosterSamples.entry("2026-Q4", of: shelf)))
    #expect(page.contains("bản đính chính số 2/2027") && page.contains("262 lượt trả lời"))
  }

  @Test func whatWasNotIssuedSaysSo() throws {
    var facts = try SubjectFacts()
    try facts.rated(["rat-hai-long": 100, "hai-long": 40, "khong-hai-long": 20])
    let report = try facts.unitReport()
    let period = try #require(ClosingPeriod("2026-Q4"))
    let unit = NamedUnit(code: try facts.office.code("H56.14"), name: nil)
    let page = PosterPage(.vietnamese).html(Poster(report, of: unit, over: period, beside: PosterShelf([])))
    #expect(page.contains("<p class=\"mark\">Chưa ban hành</p>") && page.contains("140 trong 160"))
  }

  /// One who reads the same counts in report and poster finds the same.
  @Test func anIssuedReportAndOneAsItStandsAreReadAlike() throws {
    var facts = try SubjectFacts()
    try facts.rated(["rat-hai-long": 100, "hai-long": 40, "khong-hai-long": 20])
    let report = try facts.report()
    let snapshot = try ClosingSnapshot(content: IssuedFacts.snapshot(facts).content())
    let (issued, standing) = (PosterFigures(snapshot.sections), PosterFigures(report.sections))
    #expect(issued.answerable == 160 && issued.rated == 160)
    #expect(issued.answers.map { [$0.ratings, $0.satisfied] } == [[160, 140]])
    #expect(standing.answers.map { $0.levels.map(\.count) } == issued.answers.map { $0.levels.map(\.count) })
  }

  @Test func aPosterNeedsNothingFromElsewhereAndHasNoScript() throws {
    for language in Language.allCases {
      let page = try text([200, 50, 12], language)
      for words in ["<script", "http://", "https://", "src=", "style=\"", "@import", "url(h", "onload"] {
        #expect(!page.contains(words), "\(words)")
      }
    }
  }

  @Test func everyTextIsThereInBothLanguages() {
    for word in PosterWord.allCases {
      for language in Language.allCases { #expect(!word.text(language).isEmpty) }
      let values = { (language: Language) in Set(word.text(language).matches(of: /%\d/).map { String($0.0) }) }
      #expect(values(.vietnamese) == values(.english), "\(word)")
    }
  }
}
