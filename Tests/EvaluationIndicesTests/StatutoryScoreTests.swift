import EvaluationIndices
import RatingModel
import Testing

@Suite("Statutory scores")
struct StatutoryScoreTests {
  // MARK: One index

  @Test(
    arguments: [
      // 5 ÷ 3 is 1.666…; 25 ÷ 20 is 1.25 and 27 ÷ 20 is 1.35 exactly: half goes up, also after an even digit.
      ([.two: 2, .one: 1], 17), ([.two: 5, .one: 15], 13), ([.two: 7, .one: 13], 14),
      ([.none: 4], 0), ([.two: 1], 20), ([.one: 1, .none: 20], 0), ([.one: 1, .none: 19], 1),
    ] as [([IndexPoints: Int], Int)])
  func pointsOverDossiersHaveOneDecimal(dossiers: [IndexPoints: Int], tenths: Int) throws {
    #expect(try #require(IndexScore(dossiers)).tenths == tenths)
  }

  @Test func noDossierIsNoScoreAndNotZero() {
    #expect(IndexScore([:]) == nil)
    #expect(IndexScore([.two: 0]) == nil)
  }

  // MARK: Sums

  private static func scores(_ tenths: [ScoredIndex: Int]) -> [ScoredIndex: IndexScore] {
    tenths.compactMapValues { tenths in IndexScore([.two: tenths / 2, .none: 10 - tenths / 2]) }
  }

  @Test(
    arguments: [
      (50, .tasksInFull), (49, .tasksLargely), (35, .tasksLargely), (34, .tasksPoorly), (0, .tasksPoorly),
      (100, .tasksInFull),
    ] as [(Int, ScoringRule.Band.Name)])
  func aClerksClassBeginsAtItsBoundary(tenths: Int, name: ScoringRule.Band.Name) {
    #expect(ScoringRule.clerk2018.band(ofTenths: tenths)?.name == name)
  }

  @Test(
    arguments: [
      (150, .excellent), (149, .good), (120, .good), (119, .fair), (90, .fair), (89, .average), (60, .average),
      (59, .weak), (0, .weak), (180, .excellent),
    ] as [(Int, ScoringRule.Band.Name)])
  func anAgencysClassBeginsAtItsBoundary(tenths: Int, name: ScoringRule.Band.Name) {
    #expect(ScoringRule.agency2018.band(ofTenths: tenths)?.name == name)
  }

  @Test func theScoreOfAClerkIsTheSumOfFiveIndices() throws {
    let full = StatutoryScore(
      Self.scores([.totalTime: 20, .unitTime: 18, .intakeContacts: 10, .agencies: 2, .attitude: 4, .publication: 20]),
      rule: .clerk2018)
    #expect(full.tenths == 54 && full.mostTenths == 100 && full.missing.isEmpty)
    #expect(full.band?.name == .tasksInFull)
  }

  @Test func anIndexWithoutDataIsLeftOutOfTheSumAndNobodyIsClassedByWhatIsLeft() {
    let part = StatutoryScore(Self.scores([.totalTime: 20, .attitude: 10]), rule: .clerk2018)
    #expect(part.tenths == 30 && part.mostTenths == 40)
    #expect(part.missing == [.unitTime, .intakeContacts, .agencies])
    #expect(part.band == nil)
    #expect(StatutoryScore([:], rule: .agency2018).missing == ScoredIndex.allCases)
  }

  @Test func aRuleWithoutAClassForEverySumIsNone() {
    let (citation, indices) = (ScoredIndex.citation, ScoredIndex.ofClerk)
    typealias Band = ScoringRule.Band
    #expect(ScoringRule(citation: citation, indices: indices, bands: [Band(.weak, fromTenths: 1)]) == nil)
    #expect(ScoringRule(citation: citation, indices: [], bands: [Band(.weak, fromTenths: 0)]) == nil)
    #expect(
      ScoringRule(
        citation: citation, indices: indices, bands: [Band(.good, fromTenths: 10), Band(.weak, fromTenths: 10)]) == nil)
    #expect(
      ScoringRule(citation: citation, indices: [.attitude, .attitude], bands: [Band(.weak, fromTenths: 0)]) == nil)
  }

  // MARK: Where points come from

  @Test(arguments: [(.early, .two), (.onTime, .one), (.late, .none)] as [(Timeliness, IndexPoints)])
  func timeIsScored(timeliness: Timeliness, points: IndexPoints) {
    #expect(ScoredIndex.points(of: timeliness) == points)
  }

  @Test func attitudeIsTimelinessWithoutAComplaint() {
    let rule = AttitudeRule.timelinessAndComplaints
    #expect(rule.points(timeliness: .early, hasComplaint: false, level: nil) == .two)
    #expect(rule.points(timeliness: .onTime, hasComplaint: false, level: nil) == .one)
    #expect(rule.points(timeliness: .early, hasComplaint: true, level: nil) == IndexPoints.none)
    // Of a late dossier without a complaint the circular says nothing.
    #expect(rule.points(timeliness: .late, hasComplaint: false, level: nil) == nil)
    #expect(rule.points(timeliness: nil, hasComplaint: false, level: nil) == nil)
  }

  @Test func aProvinceMayTakeTheLevelAndSaysSo() throws {
    let (best, worst) = (try #require(LevelName("rat-hai-long")), try #require(LevelName("khong-hai-long")))
    let rule = AttitudeRule.levels([best: .two, worst: .none])
    #expect(rule.points(timeliness: .late, hasComplaint: true, level: best) == .two)
    #expect(rule.points(timeliness: .early, hasComplaint: false, level: worst) == IndexPoints.none)
    #expect(rule.points(timeliness: .early, hasComplaint: false, level: nil) == nil)
    #expect(rule.points(timeliness: .early, hasComplaint: false, level: LevelName("hai-long")) == nil)
    #expect(rule.citation != ScoredIndex.citation)
  }
}
