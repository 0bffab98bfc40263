import EvaluationIndices
import EvaluationReports
import Foundation
import RatingModel
import Testing

@testable import EvaluationAssembly

struct ReportRulesReaderTests {
  private static func diagnostics(_ text: String) -> [ConfigurationDiagnostic] {
    switch ReportRulesReader.parse(Data(text.utf8)) {
    case .success: []
    case .failure(let refusal): refusal.diagnostics
    }
  }

  @Test(arguments: ReportRuleKey.allCases)
  func eachNumberIsReadAndHeldToItsRange(_ key: ReportRuleKey) throws {
    func text(_ number: Int) -> String { "[\(key.section)]\n\(key.name) = \(number)\n" }
    let rules = try ReportRulesReader.parse(Data(text(key.range.upperBound).utf8)).get()
    #expect(rules[keyPath: key.place] == key.range.upperBound)
    for number in [key.range.lowerBound - 1, key.range.upperBound + 1] {
      #expect(Self.diagnostics(text(number)).map(\.code) == [.outOfRange])
      #expect(Self.diagnostics(text(number)).map(\.line) == [2])
    }
    #expect(key.range.contains(key.standard))
  }

  @Test func pointsOfLevelsAndAnswersAreRead() throws {
    let text = """
      [attitude]
      rat-hai-long = 2
      khong-hai-long = 0
      [[points]]
      question = "so-lan-di-lai"
      version = 3
      answers = { khong-lan-nao = 2, mot-lan = 1 }
      """
    let convention = try ReportRulesReader.parse(Data(text.utf8)).get().convention
    let question = QuestionReference(id: try #require(QuestionID("so-lan-di-lai")), version: 3)
    let (none, once) = (try #require(AnswerName("khong-lan-nao")), try #require(AnswerName("mot-lan")))
    #expect(convention.points == [question: [none: .two, once: .one]])
    let (best, worst) = (try #require(LevelName("rat-hai-long")), try #require(LevelName("khong-hai-long")))
    #expect(convention.attitude == .levels([best: .two, worst: IndexPoints.none]))
  }

  @Test(arguments: [
    ("nonsense = 1", "unknown-key"), ("[rankings]\na = 1", "unknown-key"), ("[ranking]\nweight = 1", "unknown-key"),
    ("ranking = 1", "wrong-type"), ("[ranking]\nweight_of_results = \"50\"", "wrong-type"),
    ("attitude = 1", "wrong-type"),
    ("[attitude]", "wrong-type"), ("[attitude]\n\"Rất hài lòng\" = 2", "unknown-key"),
    ("[attitude]\nhai-long = 3", "out-of-range"), ("points = 1", "wrong-type"),
    ("[[points]]\nversion = 1\nanswers = { a = 1 }", "wrong-type"),
    ("[[points]]\nquestion = \"a\"\nversion = 0\nanswers = { a = 1 }", "wrong-type"),
    ("[[points]]\nquestion = \"a\"\nversion = 1", "wrong-type"),
    ("[[points]]\nquestion = \"a\"\nversion = 1\nanswers = { a = 1 }\nweight = 2", "unknown-key"),
    (
      "[[points]]\nquestion = \"a\"\nversion = 1\nanswers = { a = 1 }\n"
        + "[[points]]\nquestion = \"a\"\nversion = 1\nanswers = { a = 2 }", "wrong-type"
    ),
    ("[ranking", "syntax"),
  ])
  func whatIsWrongIsNamedByItsPlace(_ text: String, _ code: String) {
    let found = Self.diagnostics(text)
    #expect(found.map(\.code.rawValue) == [code], "\(text): \(found)")
    #expect(found.allSatisfy { !$0.hint.isEmpty && $0.line >= 1 })
  }

  @Test func aFileThatIsNotThereIsNamed() {
    guard case .failure(let refusal) = ReportRulesReader.read(path: "/nowhere/reports.toml") else {
      Issue.record("a file that is not there was read")
      return
    }
    #expect(refusal.diagnostics.map(\.code) == [.fileUnreadable])
  }
}
