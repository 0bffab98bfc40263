import EvaluationStore
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

struct PrintedPageTests {
  private static func printed(_ language: Language, issued: Bool = true) throws -> (String, Closing) {
    let snapshot = try IssuedFacts.snapshot(.full())
    let closing = try IssuedFacts.closing(snapshot)
    return (PrintedPage.html(PrintedReport(snapshot, as: issued ? closing : nil, language)), closing)
  }

  @Test func theHeadOfTheDocumentIsThatOfAnOfficialOne() throws {
    let (html, closing) = try Self.printed(.vietnamese)
    for text in [
      "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc", "Số: 03/BC-TTPVHCC",
      "Tân Hà, ngày 05 tháng 01 năm 2027", "Nơi nhận:", "- Văn phòng UBND tỉnh", "- Lưu: VT.", "Giám đốc",
      "Bộ phận Một cửa xã Tân Hà", "quý IV năm 2026",
    ] {
      #expect(html.contains(text), "\(text)")
    }
    #expect(html.contains("Số chốt kỳ 3/2027, đơn vị H56.14 · SHA-256 \(closing.hash)"))
  }

  @Test(arguments: Language.allCases)
  func whatWasNotIssuedSaysSoOnEveryPageAndHasNoNumber(language: Language) throws {
    let (draft, closing) = try Self.printed(language, issued: false)
    let (issued, _) = try Self.printed(language)
    let mark = ClosingWord.footerDraft.text(language)

    // In the margin of every page, above and below.
    #expect(draft.ranges(of: "content:\"\(mark)\"").count == 2)
    #expect(draft.contains(ClosingWord.draftNote.text(language)) && draft.contains("class=\"draft\""))
    #expect(!draft.contains(closing.hash) && !draft.contains("3/2027"))
    #expect(!issued.contains(mark) && !issued.contains("class=\"draft\""))
  }

  @Test(arguments: Language.allCases)
  func everyFigureOfThePageIsOnPaperToo(language: Language) throws {
    let snapshot = try IssuedFacts.snapshot(.full())
    let sheet = snapshot.sheet(as: nil)
    let page = RenderedPage(ReportSheetPage.html(sheet, frame: PageFrame(language: language)))
    let paper = RenderedPage(PrintedPage.html(PrintedReport(snapshot, as: nil, language)))
    #expect(!page.figures.isEmpty && page.figures == paper.figures)
  }

  @Test func namesAreTextWhateverStandsInThem() throws {
    let (html, _) = try Self.printed(.vietnamese)
    #expect(html.contains("Tỉnh &lt;Bình&gt; &amp; &quot;Minh&quot;") && html.contains("Trần Văn &lt;Minh&gt;"))
    #expect(!html.contains("<b>") && !html.contains("<script"))
  }

  @Test func itNeedsNothingFromElsewhere() throws {
    for language in Language.allCases {
      let (html, _) = try Self.printed(language)
      #expect(html.matches(of: /(src|href)="(?!#)/).isEmpty)
      #expect(html.matches(of: /url\((?!#)/).isEmpty)
      #expect(!html.contains("@import") && !html.contains("http:") && !html.contains("https:"))
    }
  }

  @Test func theSectionsOfTheLetterComeBeforeTheSignatureAllOthersAfterIt() throws {
    let (html, _) = try Self.printed(.english)
    let signature = try #require(html.range(of: "class=\"sign\""))
    let annexes = try #require(html.range(of: "Annex I. "))
    #expect(signature.lowerBound < annexes.lowerBound)
    #expect(html[..<signature.lowerBound].contains("I. "))
    let last = try #require(html.range(of: ClosingWord.headsHeading.text(.english)))
    #expect(annexes.lowerBound < last.lowerBound)
  }

  @Test func whatIsLeftEmptyIsADottedLine() throws {
    let snapshot = try IssuedFacts.snapshot(.full(), letter: ClosingLetter())
    let html = PrintedPage.html(PrintedReport(snapshot, as: try IssuedFacts.closing(snapshot), .vietnamese))
    #expect(html.contains("Số: 03/BC<") && html.contains("………, ngày 05 tháng 01 năm 2027"))
    #expect(html.contains("Thủ trưởng đơn vị"))
  }

  @Test func romanNumbersAreThoseOfDocuments() {
    #expect([1, 4, 9, 14, 19, 20].map(PrintedPage.roman) == ["I", "IV", "IX", "XIV", "XIX", "XX"])
  }
}
