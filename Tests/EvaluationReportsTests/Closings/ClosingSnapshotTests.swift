import EvaluationStore
import Foundation
import RatingModel
import Testing

@testable import EvaluationReports

struct ClosingSnapshotTests {
  @Test func theCanonicalFormIsReadBackToTheByte() throws {
    let snapshot = try IssuedFacts.snapshot(.full())
    let content = try snapshot.content()

    let again = try ClosingSnapshot(content: content)
    #expect(again == snapshot)
    #expect(try again.content() == content)
  }

  /// Beside the report of the moment: nothing is lost, added or worded otherwise by issuing it.
  @Test(arguments: Language.allCases)
  func everyFormOfTheSnapshotIsThatOfTheReport(language: Language) throws {
    let report = try SubjectFacts.full().report()
    let direct = ReportSheet(report, for: .inside, on: report.period.through)
    let issued = try ClosingSnapshot(content: try IssuedFacts.snapshot(.full()).content()).sheet(as: nil)
    let frame = PageFrame(language: language)
    let pictures = report.pictures(Spelling(language: language, zone: report.period.zone))

    #expect(
      ReportSheetPage.html(issued, frame: frame, pictures: pictures)
        == ReportSheetPage.html(direct, frame: frame, pictures: pictures))
    #expect(ReportSheetCSV.data(issued, language: language) == ReportSheetCSV.data(direct, language: language))
    #expect(try ReportSheetJSON.data(issued) == ReportSheetJSON.data(direct))
    #expect(
      try ReportSheetWorkbook.data(issued, language: language) == ReportSheetWorkbook.data(direct, language: language))
  }

  @Test func picturesAreInIt() throws {
    let report = try SubjectFacts.full().report()
    let snapshot = try IssuedFacts.snapshot(.full())
    for language in Language.allCases {
      let drawn = report.pictures(Spelling(language: language, zone: report.period.zone))
      #expect(!drawn.isEmpty && snapshot.pictures[language] == drawn)
    }
  }

  @Test func hashAndFormsDependOnTheContentAlone() throws {
    let content = try IssuedFacts.snapshot(.full()).content()
    let closing = try IssuedFacts.closing(try IssuedFacts.snapshot(.full()))
    let files = try ClosingForms.files(of: content, as: closing)

    #expect(try ClosingForms.files(of: content, as: closing) == files)
    #expect(Set(files.map(\.name)).count == files.count && files.allSatisfy { !$0.bytes.isEmpty })
    #expect(ClosingForms.prints.allSatisfy { order in files.contains { $0.name == order.source } })
    for file in files where !file.name.hasSuffix("xlsx") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.contains("3/2027") && text.contains(closing.hash), "\(file.name)")
    }
  }

  @Test func adjustmentsHeadsAndStructureStandInTheCanonicalForm() throws {
    let content = try IssuedFacts.snapshot(.full()).content()
    let root = try #require(try JSONSerialization.jsonObject(with: Data(content.utf8)) as? [String: Any])

    #expect((root["adjustments"] as? [Any])?.isEmpty == true)
    let heads = try #require(root["heads"] as? [[String: Any]])
    #expect(!heads.isEmpty && heads.allSatisfy { $0["hash"] is String && $0["sequence"] as? Int == 9 })
    let structure = try #require(root["structure"] as? [String: Any])
    #expect(structure["basis"] as? String == "asItWas" && (structure["units"] as? [Any])?.count == 1)
    #expect(root["period"] as? String == "2026-Q4" && root["format"] as? Int == 1)
  }

  @Test(arguments: ["{}", "", "[]", "{\"format\":2}", "nonsense"])
  func whatIsNoCanonicalFormIsRefused(content: String) {
    #expect(throws: (any Error).self) { try ClosingSnapshot(content: content) }
  }

  @Test func aRowWithAFigureTooFewIsRefused() throws {
    let content = try IssuedFacts.snapshot(.full()).content()
    let cut = try #require(content.firstRange(of: "\"figures\":["))
    let comma = try #require(content[cut.upperBound...].firstIndex(of: ","))
    let broken = content[..<cut.upperBound] + content[content.index(after: comma)...]
    #expect(throws: (any Error).self) { try ClosingSnapshot(content: String(broken)) }
  }

  /// Weekdays and hours are kept by quarter: those of a month's would be of days that are not over.
  @Test func weekdaysAndHoursStandInWholeQuartersOnly() throws {
    var facts = try SubjectFacts.full()
    #expect(try IssuedFacts.snapshot(facts).sections.contains { $0.code == .rhythm })
    (facts.from, facts.through) = ("2026-11-01", "2026-11-30")
    #expect(try !IssuedFacts.snapshot(facts).sections.contains { $0.code == .rhythm })
  }

  @Test func whenTheFiguresWereReadMakesThemNoOthers() throws {
    let first = try IssuedFacts.snapshot(.full())
    let second = try IssuedFacts.snapshot(.full(), letter: ClosingLetter(place: "Nơi khác"))
    #expect(try first.figures() == second.figures())
    #expect(try first.content() != second.content())
    var more = try SubjectFacts.full()
    try more.rated(["hai-long": 1])
    #expect(try IssuedFacts.snapshot(more).figures() != first.figures())
  }
}
