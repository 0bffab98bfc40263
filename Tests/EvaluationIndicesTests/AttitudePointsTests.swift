import EvaluationIndices
import RatingModel
import Testing

@Suite("Points of index 7 by the circular")
struct AttitudePointsTests {
  private static func results(
    early: Int, onTime: Int, late: Int, complaints: Int?
  ) throws -> DossierResults {
    try #require(
      DossierResults(finished: [.early: early, .onTime: onTime, .late: late], complaints: complaints))
  }

  @Test func withoutComplaintsOnlyLateDossiersHaveNoPoints() throws {
    let points = AttitudePoints(try Self.results(early: 3, onTime: 1, late: 5, complaints: 0))
    // 2 × 3 + 1 over 4; the rule has no word for a late dossier that nobody complained of.
    #expect(points == .scored(try #require(IndexScore([.two: 3, .one: 1, .none: 0]))))
    guard case .scored(let score) = points else { return }
    #expect(score.tenths == 18)
  }

  @Test func complaintsOfAllDossiersTakeAllPoints() throws {
    guard case .scored(let score) = AttitudePoints(try Self.results(early: 2, onTime: 2, late: 1, complaints: 5)) else {
      Issue.record("every dossier has a complaint: there is nothing to tell apart")
      return
    }
    #expect(score.tenths == 0 && score.count == 5)
  }

  @Test func aComplaintThatMayBeAboutAnyDossierLeavesTheScoreOpen() throws {
    // Of an early one: 18 ÷ 10 → 1.8 of [two: 9, none: 1]… of a late one 20 ÷ 11 → 1.8. Here they differ.
    let points = AttitudePoints(try Self.results(early: 3, onTime: 0, late: 3, complaints: 3))
    #expect(points == .open(0...10))
  }

  @Test func oneComplaintAmongManyDossiersDoesNotMatter() throws {
    guard case .scored(let score) = AttitudePoints(try Self.results(early: 900, onTime: 0, late: 9, complaints: 1))
    else {
      Issue.record("1798 ÷ 900 and 1800 ÷ 901 are both 2.0")
      return
    }
    #expect(score.tenths == 20)
  }

  @Test func noFiguresAreNotTheFigureNone() throws {
    #expect(AttitudePoints(nil) == .unknown)
    #expect(AttitudePoints(try Self.results(early: 5, onTime: 0, late: 0, complaints: nil)) == .unknown)
    #expect(AttitudePoints(DossierResults(complaints: 0)) == .unknown)
    #expect(AttitudePoints(try Self.results(early: 0, onTime: 0, late: 4, complaints: 0)) == .nothingToScore)
  }

  @Test func resultsThatCannotBeAreRefused() {
    #expect(DossierResults(steps: -1) == nil)
    #expect(DossierResults(finished: [.early: -1]) == nil)
    #expect(DossierResults(finished: [.early: 2], complaints: 3) == nil)
    #expect(DossierResults(steps: .max) == nil)
  }
}
