import Foundation
import Testing

@testable import EvaluationReports

struct ReportTextTests {
  @Test func everyTextOfTheReportExistsInBothLanguages() {
    let all = Set(ReportWord.allCases)
    #expect(Set(ReportWord.vietnamese.keys) == all)
    #expect(Set(ReportWord.english.keys) == all)
  }

  @Test func everyTextOfThePagesExistsInBothLanguages() {
    let all = Set(PageWord.allCases)
    #expect(Set(PageWord.vietnamese.keys) == all)
    #expect(Set(PageWord.english.keys) == all)
  }

  @Test func noTextIsEmptyAndAllAreNormalised() {
    let texts =
      [ReportWord.vietnamese.values, ReportWord.english.values].flatMap(\.self)
      + [PageWord.vietnamese.values, PageWord.english.values].flatMap(\.self)
    for text in texts {
      #expect(!text.isEmpty)
      // Comparing scalars: String's own equality would take both forms for one.
      #expect(Array(text.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars), "\(text)")
    }
  }

  @Test func placeholdersAreTheSameInBothLanguages() {
    for word in ReportWord.allCases {
      for placeholder in ["%1", "%2"] {
        #expect(
          ReportWord.vietnamese[word]?.contains(placeholder) == ReportWord.english[word]?.contains(placeholder),
          "\(word)")
      }
    }
  }

  @Test func everyColumnOfAReportIsExplainedUnderIt() throws {
    var facts = try OfficeFacts()
    try facts.ratings(12, at: "hai-long", of: "H56.14/CB01")
    let report = try facts.report()
    for language in Language.allCases {
      let names = Set(FigureDefinition.all(of: report, language).map(\.name))
      // The ends of the interval, the satisfied count and the levels are explained with their share.
      let together = ["lower", "upper", "count", "share"]
      let alone = report.columns.filter { !together.contains($0.path.last ?? "") }
      for column in alone {
        let title = column.title(language).replacing(#/ \[.*\]$/#, with: "")
        #expect(names.contains(title), "\(column.identifier) in \(language)")
      }
    }
  }
}
