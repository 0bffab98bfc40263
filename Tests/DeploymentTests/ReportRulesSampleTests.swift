import EvaluationAssembly
import EvaluationIndices
import EvaluationReports
import Foundation
import RatingModel
import Testing

struct ReportRulesSampleTests {
  private static let name = "reports.toml"

  @Test func theSampleAsItStandsIsWhatHoldsWithoutIt() throws {
    #expect(try ReportRulesReader.parse(Data(SampleFile(Self.name).text.utf8)).get() == SubjectRules())
  }

  @Test func theSampleWithEverySettingTurnedOnIsValid() throws {
    let rules = try ReportRulesReader.parse(Data(SampleFile(Self.name).allOn.utf8)).get()
    let level = try #require(LevelName("rat-hai-long"))
    #expect(rules.convention.attitude.points(timeliness: nil, hasComplaint: false, level: level) == .two)
    #expect(rules.convention.points.count == 1)
  }

  @Test(arguments: ReportRuleKey.allCases)
  func keyStandsInTheSampleWithItsSentenceAndItsStandardValue(key: ReportRuleKey) throws {
    let sample = try SampleFile(Self.name)
    let line = try #require(sample.lines()[key.rawValue], "\(key.rawValue) is not in the sample")
    #expect(sample.remark(above: line).hasSuffix(key.explanation + " (standard)"))
    #expect(sample[line].hasSuffix(" = \(key.standard)"))
  }

  @Test func theSampleCallsNothingStandardThatTheTableDoesNot() throws {
    #expect(try SampleFile(Self.name).markedSettings == ReportRuleKey.allCases.count)
  }
}
