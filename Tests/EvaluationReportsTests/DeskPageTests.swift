import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

/// The pages that one works at: kiosks, imports, paper forms, the first day.
struct DeskPageTests {
  private static let evil = "\"><script>alert(1)</script>"
  private static let time = WallTime(milliseconds: 1_795_223_100_000)

  private func frame(_ language: Language) -> PageFrame {
    PageFrame(
      language: language, account: .init(name: "ha.nguyen", formToken: "0123"),
      destinations: PageFrame.Destination.allCases)
  }

  private func zone() throws -> Zone { try #require(Zone("Asia/Ho_Chi_Minh")) }
  private func place() throws -> KioskPlace {
    KioskPlace(unit: try #require(UnitCode("H56.14")), counter: try #require(CounterCode("Q01")))
  }

  private func condition(_ parts: [KioskCondition.Part]) -> ReportedCondition {
    ReportedCondition(
      since: Self.time, last: Self.time, state: .failing, parts: parts, startedAt: Self.time,
      clock: WallTime(milliseconds: Self.time.milliseconds + 90_000), backlog: 17,
      disk: .init(used: 1, free: 2, budget: 3))
  }

  private func listed(_ parts: [KioskCondition.Part]) throws -> ListedKiosk {
    ListedKiosk(
      kiosk: try #require(KioskID("k-1")), place: try place(), standing: .enrolled, trouble: .silent,
      software: Self.evil, enrolledAt: Self.time,
      heard: .init(
        lastHeardAt: WallTime(milliseconds: Self.time.milliseconds - 3 * 86_400_000), headAt: Self.time,
        digest: .differs, openTail: 4, keptBack: 2, isUnproven: true, abandoned: .forked),
      condition: condition(parts), openEvents: 3)
  }

  @Test(arguments: Language.allCases)
  func aKioskIsToldInFullAndWhatItSaysIsText(language: Language) throws {
    let parts = [
      KioskCondition.Part(name: "device:\(Self.evil)", state: .failing, code: Self.evil),
      .init(name: "clock", state: .degraded, code: "clock-undated"), .init(name: "device:b", state: .ok, code: nil),
    ]
    let shown = KiosksPage.Shown(
      KioskListPage(kiosks: [try listed(parts)], counts: [.silent: 1]), names: [try place().unit: Self.evil],
      asOf: Self.time, isLater: true)
    let html = KiosksPage.html(
      frame: frame(language), filter: .init(unit: Self.evil, state: Self.evil), shown: shown, units: [],
      zone: try zone(), mayIssue: true, mayExport: true)
    #expect(!html.contains("<script"))
    for text in [
      KioskWord.daysAgo.text(3, language), KioskWord.queueTallies.text(17, language),
      KioskWord.queueKeptBack.text(2, language), KioskWord.queueEntries.text(4, language),
      KioskWord.clockAhead.text(90, language), KioskWord.devicesFine.text(1, language),
      KioskWord.openEvents.text(3, language), KioskWord.unproven.text(language), KioskWord.abandoned.text(language),
    ] { #expect(html.contains(text), "\(text)") }
    let csv = String(
      decoding: KiosksCSV.data(
        [try listed(parts)], names: [:], asOf: Self.time, zone: try zone(), language: language), as: UTF8.self)
    #expect(csv.contains(KioskWord.daysAgo.text(3, language)))
  }

  @Test(arguments: Language.allCases)
  func everyFieldHasItsLabelOnEveryPage(language: Language) throws {
    let draft = ImportDraft(
      id: "ab", owner: .setup,
      files: [.registry(.units): ImportedUpload(name: Self.evil, bytes: Data())], madeAt: Self.time)
    let finding = ImportFinding(
      code: "x", file: Self.evil, line: 3, column: Self.evil, vietnamese: .init(Self.evil, Self.evil),
      english: .init(Self.evil, Self.evil))
    let basis = ImportBasis(registry: 1, results: 2)
    let counters = [try place()]
    let pages = [
      KioskCodesPage.html(
        frame: frame(language), counters: counters, hours: 72, typed: Self.evil, outcome: .malformed),
      KioskCodesPage.html(
        frame: frame(language), counters: [], hours: 72, outcome: .issued(code: "kq1.abc", try place())),
      ImportsPage.html(frame: frame(language), notice: .lost),
      ImportDraftPage.html(frame: frame(language), draft: draft, look: .refused([finding]), basis: basis),
      SetupPage.html(frame: frame(language), token: "t", content: .code, problem: .wrong),
      SetupPage.html(frame: frame(language), token: "t", content: .offices(notice: .nothingSent)),
      SetupPage.html(
        frame: frame(language), token: "t", content: .draft(draft, .refused([finding]), basis, hasChanged: true)),
      SetupPage.html(
        frame: frame(language), token: "t",
        content: .account(tops: [NamedUnit(code: try place().unit, name: Self.evil)], name: Self.evil, done: nil)),
      SetupPage.html(
        frame: frame(language), token: "t",
        content: .kiosk(counters: counters, hours: 72, typed: "", outcome: .issued(code: "kq1.abc", try place()))),
      PaperPage.html(
        frame: frame(language), scales: [], form: PaperForm(), entries: [], zone: try zone(),
        today: try #require(CivilDate("2026-11-20"))),
    ]
    for page in pages {
      #expect(!page.contains("<script"))
      let fields = page.matches(of: /<(?:input|select)[^>]* id="([^"]+)"/).map { String($0.1) }
      for field in fields { #expect(page.contains("for=\"\(field)\""), "\(field)") }
      #expect(Set(fields).count == fields.count)
      let described = page.matches(of: /aria-describedby="([^"]+)"/).map { String($0.1) }
      for id in described { #expect(page.contains("id=\"\(id)\""), "\(id)") }
    }
  }

  @Test func everyWordIsThereInBothLanguagesInNFC() {
    #expect(
      Set(KioskWord.vietnamese.keys) == Set(KioskWord.allCases)
        && Set(KioskWord.english.keys) == Set(KioskWord.allCases))
    #expect(
      Set(ImportWord.vietnamese.keys) == Set(ImportWord.allCases)
        && Set(ImportWord.english.keys) == Set(ImportWord.allCases))
    #expect(
      Set(PaperWord.vietnamese.keys) == Set(PaperWord.allCases)
        && Set(PaperWord.english.keys) == Set(PaperWord.allCases))
    #expect(
      Set(SetupWord.vietnamese.keys) == Set(SetupWord.allCases)
        && Set(SetupWord.english.keys) == Set(SetupWord.allCases))
    let texts =
      Array(KioskWord.vietnamese.values) + Array(ImportWord.vietnamese.values) + Array(PaperWord.vietnamese.values)
      + Array(SetupWord.vietnamese.values)
    for text in texts {
      #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
    }
  }

  @Test func everyProblemOfAListHasItsWordsInVietnamese() {
    let texts =
      RegistryProblem.Kind.allCases.map { $0.vietnamese("X") } + ResultProblem.Kind.allCases.map { $0.vietnamese("X") }
    for text in texts {
      #expect(!text.message.isEmpty && !text.hint.isEmpty)
      #expect(
        text.message.unicodeScalars.elementsEqual(text.message.precomposedStringWithCanonicalMapping.unicodeScalars))
    }
    #expect(
      Set(RegistryProblem.Kind.allCases.map { $0.vietnamese("X") }).count == RegistryProblem.Kind.allCases.count
    )
  }

  @Test(arguments: [
    "", "1~silent~H56~Q01", "x~silent~H56~Q01~k-1", "1~worse~H56~Q01~k-1", "-1~silent~H56~Q01~k-1",
    "1~silent~?~Q01~k-1",
  ])
  func whatIsNoCursorIsNone(text: String) { #expect(KioskCursor(text) == nil) }

  @Test func aCursorComesBackAsItWent() throws {
    let cursor = KioskCursor(
      asOf: Self.time, after: .init(trouble: .degraded, place: try place(), kiosk: try #require(KioskID("k-1"))))
    #expect(KioskCursor(cursor.text) == cursor)
  }
}
