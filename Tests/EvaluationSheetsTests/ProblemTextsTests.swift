import Foundation
import Testing

@testable import EvaluationSheets

struct ProblemTextsTests {
  @Test(arguments: SheetLanguage.allCases)
  func everyProblemSaysWhatIsWrongAndWhatToDo(language: SheetLanguage) {
    let ofFiles = SheetProblem.Kind.allCases.map { SheetProblem.advice($0, language) }
    let ofWorkbooks = WorkbookProblem.Kind.allCases.map { WorkbookProblem.advice($0, language) }
    for text in (ofFiles + ofWorkbooks).flatMap({ [$0.message, $0.hint] }) {
      #expect(text.count > 8)
      #expect(text.hasSuffix("."))
      #expect(Array(text.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars))
    }
    #expect(Set(ofFiles.map(\.message)).count == ofFiles.count)
    #expect(Set(ofWorkbooks.map(\.message)).count == ofWorkbooks.count)
  }

  @Test func bothLanguagesSpeakOfTheSameSubjects() {
    for kind in SheetProblem.Kind.allCases {
      let mentions = SheetLanguage.allCases.map { SheetProblem.advice(kind, $0).message.contains("{subject}") }
      #expect(Set(mentions).count == 1, "\(kind.rawValue)")
    }
  }

  @Test func theSubjectStandsInTheText() {
    let problem = SheetProblem(.tooManyRows, "200000")
    #expect(problem.message(in: .english) == "There are more than 200000 rows.")
    #expect(problem.message(in: .vietnamese) == "Có hơn 200000 dòng.")
    #expect(problem.code == "sheet-too-many-rows")
  }

  @Test func codesAreStableAndTheirOwn() {
    let codes = SheetProblem.Kind.allCases.map(\.rawValue) + WorkbookProblem.Kind.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /(sheet|workbook)-[a-z-]+/) != nil })
  }

  @Test func aSubjectOfAnyLengthIsCut() {
    #expect(SheetProblem(.partMissing, String(repeating: "x", count: 10_000)).subject.count == 80)
  }
}
