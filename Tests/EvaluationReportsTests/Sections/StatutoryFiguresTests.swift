import EvaluationIndices
import RatingModel
import Testing

@testable import EvaluationReports

@Suite("Statutory score of one subject")
struct StatutoryFiguresTests {
  private func points(_ question: String, _ points: [String: IndexPoints]) throws
    -> [QuestionReference: [AnswerName: IndexPoints]]
  {
    let named = try points.map { (try #require(AnswerName($0.key)), $0.value) }
    return [
      QuestionReference(id: try #require(QuestionID(question)), version: 1): Dictionary(uniqueKeysWithValues: named)
    ]
  }

  @Test func answersAreWeightedByDossiersAndNotBySessions() throws {
    var facts = try SubjectFacts()
    try facts.question("lan", index: .three, answers: ["khong", "mot", "nhieu"])
    facts.rules.convention = ScoringConvention(points: try points("lan", ["khong": .two, "mot": .one, "nhieu": .none]))
    try facts.answers(100, .sessions, "lan", "khong")
    try facts.answers(3, .dossiers, "lan", "khong")
    try facts.answers(1, .dossiers, "lan", "nhieu")
    let report = try facts.report()
    #expect(try report.figure("indices", "index.3", "score") == .points(tenths: 15))
    #expect(try report.figure("indices", "index.3", "dossiers") == .count(4))
    #expect(try report.figure("indices", "index.3", "source") == .word(code: "answers", .sourceAnswers))
  }

  @Test func whatHasNoDataHasNoScoreAndNoClass() throws {
    let report = try SubjectFacts().report()
    #expect(try report.figure("indices", "index.1", "score") == .unknown)
    #expect(try report.figure("score", "subject", "sum") == .unknown)
    #expect(try report.figure("score", "subject", "class") == .unknown)
    #expect(try report.figure("score", "subject", "missing") == .text("1, 2, 3, 4, 7"))
  }

  @Test func answersWithoutPointsOrOfChipsAreNotScored() throws {
    var facts = try SubjectFacts()
    try facts.question("lan", index: .three, answers: ["khong", "mot"])
    try facts.question("nhieu", .chips, index: .four, answers: ["khong", "mot"])
    facts.rules.convention = ScoringConvention(points: try points("nhieu", ["khong": .two]))
    try facts.answers(5, .dossiers, "lan", "khong")
    try facts.answers(5, .dossiers, "nhieu", "khong")
    let report = try facts.report()
    #expect(try report.figure("indices", "index.3", "score") == .unknown)
    #expect(try report.figure("indices", "index.4", "source") == .word(code: "noAnswers", .sourceNoAnswers))
  }

  @Test func theProvincesConventionForIndexSevenIsLabelledSo() throws {
    var facts = try SubjectFacts()
    let names = try ["rat-hai-long", "hai-long", "khong-hai-long"].map { try #require(LevelName($0)) }
    facts.rules.convention = ScoringConvention(
      attitude: .levels([names[0]: .two, names[1]: .one, names[2]: .none]))
    try facts.work(7, .dossiers, "1.010708|receiving|-", "rat-hai-long")
    try facts.work(6, .dossiers, "1.010709|receiving|-", "hai-long")
    try facts.work(7, .dossiers, "1.010709|receiving|-", "khong-hai-long")
    // Sessions weigh nothing.
    try facts.work(900, .sessions, "1.010709|receiving|-", "khong-hai-long")
    let report = try facts.report()
    #expect(try report.figure("indices", "index.7", "score") == .points(tenths: 10))
    #expect(
      try report.figure("indices", "index.7", "source") == .word(code: "levelConvention", .sourceLevelConvention))
    #expect(try report.section(.statutory).notes.contains(.word(.noteLevelConvention)))
  }

  @Test func dossierResultsGiveIndicesTwoAndSeven() throws {
    var facts = try SubjectFacts()
    facts.rules.dossiers = DossierResults(finished: [.early: 10, .onTime: 10, .late: 0], complaints: 0)
    let report = try facts.report()
    #expect(try report.figure("indices", "index.2", "score") == .points(tenths: 15))
    #expect(try report.figure("indices", "index.7", "score") == .points(tenths: 15))
    #expect(!(try report.section(.statutory).notes.contains(.word(.noteLevelConvention))))
    facts.rules.dossiers = DossierResults(finished: [.early: 10])
    #expect(
      try facts.report().figure("indices", "index.7", "source")
        == .word(code: "noDossierResults", .sourceNoDossierResults))
  }

  @Test func aFullSumHasItsClass() throws {
    var facts = try SubjectFacts()
    var all: [QuestionReference: [AnswerName: IndexPoints]] = [:]
    for (question, index) in [("q1", StatutoryIndex.one), ("q3", .three), ("q4", .four)] {
      try facts.question(question, index: index, answers: ["co", "khong"])
      all.merge(try points(question, ["co": .one, "khong": .none])) { first, _ in first }
      try facts.answers(10, .dossiers, question, "co")
    }
    facts.rules.convention = ScoringConvention(points: all)
    facts.rules.dossiers = DossierResults(finished: [.onTime: 5], complaints: 0)
    // Five times 1.0 is exactly 5.0: the class begins there.
    let report = try facts.report()
    #expect(try report.figure("score", "subject", "sum") == .points(tenths: 50))
    #expect(try report.figure("score", "subject", "class") == .word(code: "tasksInFull", .classTasksInFull))
    #expect(try report.figure("score", "subject", "missing") == .text("0"))
  }
}
