import EvaluationStore
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

struct PageTests {
  private static let account = PageFrame.SignedInAccount(name: "ha.nguyen", formToken: "0123")

  private func everyPage(_ language: Language) throws -> [String] {
    let frame = PageFrame(language: language, otherLanguageLink: "/?lang=en", account: Self.account)
    let unit = NamedUnit(code: try #require(UnitCode("H56.14")), name: "Bộ phận Một cửa xã Tân Hà")
    let today = try #require(CivilDate("2026-11-21"))
    let (units, days) = ([ReadableUnit(unit: unit, depth: 0)], UnitDays([unit.code]))
    let report = try EqualFiguresTests.fullReport()
    return [
      ClerkReportPage.html(report, frame: frame, toolbar: ReportToolbar(units: units, days: days, today: today)),
      ClerkReportPage.html(try OfficeFacts().report(), frame: frame, toolbar: nil),
      SignInPage.html(frame: PageFrame(language: language), formToken: "ab", problem: .refused),
      UnitsPage.html(frame: frame, units: units, days: days, today: today),
      UnitsPage.html(frame: frame, units: [], days: UnitDays(), today: today),
    ] + MessagePage.Kind.allCases.map { MessagePage.html(frame: frame, kind: $0) }
  }

  @Test(arguments: Language.allCases)
  func noPageNeedsAScriptOrAnythingFromElsewhere(language: Language) throws {
    for page in try everyPage(language) {
      for forbidden in ["<script", "javascript:", " onclick", " onload", " style=\"", "http://", "https://", "url("] {
        #expect(!page.contains(forbidden), "\(forbidden)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func everyPageSaysItsLanguageAndHasOneMainHeading(language: Language) throws {
    for page in try everyPage(language) {
      #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
      #expect(page.matches(of: /<h1>/).count == 1)
      #expect(page.contains("<main id=\"main\">"))
    }
  }

  @Test func aUnitLeadsToPeriodsInWhichItIsThereAndOneThatIsGoneToItsLastQuarter() throws {
    let unit = NamedUnit(code: try #require(UnitCode("H56.14")), name: "Xã Tân Hà")
    let today = try #require(CivilDate("2026-11-21"))
    func links(first: String?, last: String?) throws -> [String] {
      var days = UnitDays()
      days.add(
        unit.code, try #require(Validity(first: first.flatMap { CivilDate($0) }, last: last.flatMap { CivilDate($0) })))
      let page = UnitsPage.html(
        frame: PageFrame(language: .vietnamese), units: [ReadableUnit(unit: unit, depth: 0)], days: days, today: today)
      return page.matches(of: /from=([0-9-]+)&amp;through=([0-9-]+)[^>]*>([^<]+)/).map { "\($0.1) \($0.2) \($0.3)" }
    }
    let (month, quarter) = ("2026-11-01 2026-11-30 Tháng này", "2026-10-01 2026-12-31 Quý này")
    let before = "2026-10-01 2026-10-31 Tháng trước"
    #expect(try links(first: nil, last: nil) == [month, before, quarter])
    #expect(try links(first: "2026-11-10", last: nil) == [month, quarter])
    #expect(try links(first: nil, last: "2026-10-01") == [before, quarter])
    #expect(try links(first: nil, last: "2026-09-30") == ["2026-07-01 2026-09-30 quý III năm 2026"])
  }

  /// Of a whole nation: its provinces, each of which leads on to its communes.
  @Test func ofVeryManyUnitsThoseBelowAreAStepAway() throws {
    let today = try #require(CivilDate("2026-11-21"))
    func unit(_ code: String, _ depth: Int) throws -> ReadableUnit {
      ReadableUnit(unit: NamedUnit(code: try #require(UnitCode(code)), name: nil), depth: depth)
    }
    func codes(_ units: [ReadableUnit], below top: String? = nil) throws -> (codes: [String], links: [String]) {
      let page = UnitsPage.html(
        frame: PageFrame(language: .english), units: units, below: top.flatMap { UnitCode($0) },
        days: UnitDays(units.map(\.unit.code)), today: today)
      return (
        page.matches(of: /<span class="code">([^<]+)/).map { String($0.1) },
        page.matches(of: #/href="(/\?[^"]+)"[^>]*>(Units below|All your units)/#).map { "\($0.1) \($0.2)" }
      )
    }
    let communes = try (100..<260).map { try unit("H1.\($0)", 2) }
    let few = try [unit("G", 0), unit("H1", 1)] + communes + [unit("H2", 1)]
    let many = try few + (100..<260).map { try unit("H2.\($0)", 2) } + [unit("H3", 1)]

    #expect(try codes(few).codes.count == few.count)
    #expect(try codes(few).links.isEmpty)
    #expect(try codes(many).codes == ["G", "H1", "H2", "H3"])
    #expect(
      try codes(many).links == [
        "/?unit=H1&amp;lang=en Units below", "/?unit=H2&amp;lang=en Units below",
      ])
    #expect(try codes(many, below: "H1").codes == ["H1"] + communes.map(\.unit.code.text))
    #expect(try codes(many, below: "H1").links == ["/?lang=en All your units"])
    #expect(try codes(many, below: "H9").codes == ["G", "H1", "H2", "H3"])
  }

  @Test func noTemplateTagIsLeftOver() throws {
    for page in try everyPage(.vietnamese) { #expect(!page.contains("{{")) }
  }

  @Test func everyHeaderCellSaysWhatItHeads() throws {
    for page in try everyPage(.english) {
      #expect(page.matches(of: /<th[ >]/).count == page.matches(of: /<th scope="(col|row)"/).count)
    }
  }

  @Test func identifiersOfElementsAreUnique() throws {
    for page in try everyPage(.english) {
      let identifiers = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
      #expect(Set(identifiers).count == identifiers.count, "\(identifiers)")
    }
  }

  @Test func namesAreShownAsTextWhateverTheyHold() throws {
    var facts = try OfficeFacts()
    facts.clerks[0] = .init(
      clerk: facts.clerks[0].clerk, name: "<img src=x onerror=alert(1)>", title: "", validity: .always)
    facts.units[0] = .init(code: facts.units[0].code, name: "A & B <b>", parent: nil, validity: .always)
    try facts.sessions(1, .rated, of: "H56.14/CB01")
    let page = ClerkReportPage.html(try facts.report(), frame: PageFrame(language: .english), toolbar: nil)
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(!page.contains("<img"))
    #expect(page.contains("A &amp; B &lt;b&gt;"))
  }

  @Test func veryManyClerksStandOnPagesThatLeadToOneAnother() throws {
    // given
    var facts = try OfficeFacts()
    for number in 0..<450 { try facts.sessions(1, .rated, of: "H56.14/CB\(1000 + number)") }
    let report = try facts.report()
    func page(_ number: Int) -> (rows: [String], links: [String], totals: Int) {
      let html = ClerkReportPage.html(report, frame: PageFrame(language: .english), toolbar: nil, page: number)
      let rows = html.matches(of: /data-row="row\/([0-9]+)"/).map { String($0.1) }
      return (
        Array(Set(rows)).sorted(), html.matches(of: /&amp;page=([0-9]+)"/).map { String($0.1) },
        html.matches(of: /data-row="total"><th/).count
      )
    }
    // then
    let pages = [1, 2, 3].map(page)
    #expect(pages.map(\.rows.count) == [200, 200, 50])
    #expect(Set(pages.flatMap(\.rows)).count == 450)
    #expect(pages.map(\.links) == [["2", "3"], ["1", "3"], ["1", "2"]].map { $0 + $0 })
    #expect(Set(pages.map(\.totals)).count == 1 && pages[0].totals > 0)
    #expect(page(99).rows == page(3).rows)
    #expect(
      !ClerkReportPage.html(try EqualFiguresTests.fullReport(), frame: PageFrame(language: .english), toolbar: nil)
        .contains("page="))
  }

  @Test func anEmptyPeriodSaysSoAndShowsNoTables() throws {
    let page = ClerkReportPage.html(try OfficeFacts().report(), frame: PageFrame(language: .vietnamese), toolbar: nil)
    #expect(page.contains("Chưa có lượt phục vụ nào trong kỳ này."))
    #expect(!page.contains("<table"))
  }

  @Test func aWrongSignInSaysTheSameForEveryReason() {
    let page = SignInPage.html(frame: PageFrame(language: .vietnamese), formToken: "t", problem: .refused)
    #expect(page.contains("Tên tài khoản hoặc mật khẩu chưa đúng."))
    #expect(page.contains("name=\"token\" value=\"t\""))
  }

  @Test func textStandsOutFromItsGroundSevenToOne() throws {
    let named = Stylesheet.text.matches(of: #/--([a-z]+):(#[0-9a-f]{3,6})/#)
    let colours = Dictionary(uniqueKeysWithValues: named.map { (String($0.1), Luminance(String($0.2))) })
    for ink in ["ink", "muted", "accent", "alarm"] {
      for ground in ["paper", "tint"] {
        let text = try #require(colours[ink] ?? nil)
        let back = try #require(colours[ground] ?? nil)
        #expect(text.contrast(with: back) >= 7, "\(ink) on \(ground): \(text.contrast(with: back))")
      }
    }
  }
}

/// Relative luminance of a colour (WCAG 2.2).
private struct Luminance {
  let value: Double

  init?(_ text: String) {
    var digits = text.dropFirst().map(String.init)
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    let channels = stride(from: 0, to: digits.count, by: 2).compactMap { Int(digits[$0] + digits[$0 + 1], radix: 16) }
    guard channels.count == 3 else { return nil }
    let linear = channels.map { channel in
      let part = Double(channel) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    value = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  func contrast(with other: Luminance) -> Double {
    (max(value, other.value) + 0.05) / (min(value, other.value) + 0.05)
  }
}
