import EvaluationIndices
import EvaluationStore
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

@Suite("Page of one subject")
struct SheetPageTests {
  private func page(
    _ language: Language, _ facts: SubjectFacts, pictures: [String: String] = [:],
    for reader: SmallNumbers.Reader = .inside
  ) throws -> String {
    let report = try facts.report()
    let frame = PageFrame(language: language, otherLanguageLink: "/?lang=en", account: nil)
    return ReportSheetPage.html(
      ReportSheet(report, for: reader, on: report.period.through), frame: frame, pictures: pictures,
      links: SubjectReportLinks(report.subject, report.group.code, report.period).all(
        language, report.period.through, on: UnitDays([report.group.code]), toClerks: false, toFiles: true))
  }

  @Test(arguments: Language.allCases)
  func itNeedsNoScriptAndNothingFromElsewhere(language: Language) throws {
    let page = try page(language, SubjectFacts.full())
    for forbidden in ["<script", "javascript:", " onclick", " style=\"", "http://", "https://", "url("] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
    #expect(page.matches(of: /<h1>/).count == 1)
    #expect(page.matches(of: /<th[ >]/).count == page.matches(of: /<th scope="(col|row)"/).count)
    #expect(!page.replacing("{{x}}", with: "").contains("{{"))
    let identifiers = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func namesAreShownAsTextWhateverTheyHold() throws {
    let page = try page(.vietnamese, SubjectFacts.full())
    #expect(page.contains("&lt;b&gt;&quot;Hà&quot; &amp; con&lt;/b&gt;, {{x}}"))
    #expect(!page.contains("<b>") && !page.contains("<chứng"))
  }

  @Test func daysCanBeChosenAndAUnitBelowLeadsToItsOwnPage() throws {
    let report = try #require(try SubjectFacts.fullReports().last)
    let links = SubjectReportLinks(report.subject, report.group.code, report.period)
      .all(
        .vietnamese, report.period.through, on: UnitDays([report.group.code]), below: report.below.map(\.unit.code),
        toClerks: false, toFiles: false)
    let page = ReportSheetPage.html(
      ReportSheet(report, for: .inside, on: report.period.through), frame: PageFrame(language: .vietnamese),
      links: links)
    #expect(page.contains("<form method=\"get\" action=\"/reports/unit\""))
    #expect(page.contains("name=\"from\" type=\"date\" value=\"2026-10-01\""))
    #expect(
      page.contains(
        "<a class=\"name\" href=\"/reports/unit?unit=H56.15&amp;from=2026-10-01&amp;through=2026-12-31&amp;lang=vi\">"))
  }

  @Test func onlyPeriodsInWhichTheUnitIsThereAreOffered() throws {
    let report = try #require(try SubjectFacts.fullReports().last)
    var days = UnitDays()
    days.add(report.group.code, try #require(Validity(first: CivilDate("2026-12-01"), last: nil)))
    let links = SubjectReportLinks(report.subject, report.group.code, report.period).all(
      .vietnamese, try #require(CivilDate("2026-12-31")), on: days, toClerks: false, toFiles: false)
    #expect(links.links.map(\.label).prefix(3) == ["Tháng này", "Quý này", "Năm nay"])
  }

  @Test func aPictureStandsBesideItsTableAndNotBesideAHiddenOne() throws {
    let pictures = ["rhythm-count-hai-long-3-1": "<svg id=\"p\"></svg>"]
    #expect(
      try page(.vietnamese, SubjectFacts.full(), pictures: pictures).contains("<div class=\"picture\"><svg id=\"p\">"))
    #expect(try !page(.vietnamese, SubjectFacts.full(), pictures: pictures, for: .clerk).contains("<svg id=\"p\">"))
  }

  @Test func anEmptyPeriodSaysSoAndShowsNoTables() throws {
    let page = try page(.vietnamese, SubjectFacts())
    #expect(page.contains("Chưa có lượt phục vụ nào trong kỳ này."))
    #expect(!page.contains("<table"))
  }

  @Test func aFlagIsAQuestion() throws {
    for language in Language.allCases {
      for code in AnomalyFlag.Code.allCases {
        #expect(language.text(code.question).hasSuffix("?"))
        for verdict in ["gian lận", "vi phạm", "fraud", "cheat", "guilty", "violation"] {
          #expect(!language.text(code.question).lowercased().contains(verdict))
          #expect(!language.text(code.word).lowercased().contains(verdict))
        }
      }
    }
    #expect(try page(.vietnamese, SubjectFacts.full()).contains("Mỗi dòng là một câu hỏi, không phải kết luận"))
  }
}
