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

  /// 4 early, 4 on time, 2 complaints, all late ones without: about early ones (4 + 4) ÷ 8, about those on time (8 + 2) ÷ 8.
  @Test func complaintsLieBetweenTheBestAndTheWorst() throws {
    let points = AttitudePoints(try Self.results(early: 4, onTime: 4, late: 2, complaints: 2))
    #expect(points == .open(10...13))
  }

  /// Against every way in which complaints may be about early, on-time and late dossiers.
  @Test func noWayLiesOutside() throws {
    for (early, onTime, late, complaints) in [
      (4, 4, 3, 3), (1, 1, 5, 5), (7, 0, 2, 2), (0, 5, 3, 3), (3, 9, 6, 6), (0, 0, 2, 2), (4, 4, 0, 3), (5, 2, 1, 4),
    ] {
      var all: [Int] = []
      for ofEarly in 0...min(early, complaints) {
        for ofOnTime in 0...min(onTime, complaints - ofEarly) where complaints - ofEarly - ofOnTime <= late {
          let score = IndexScore([.two: early - ofEarly, .one: onTime - ofOnTime, .none: complaints])
          all.append(try #require(score).tenths)
        }
      }
      let (low, high) = (try #require(all.min()), try #require(all.max()))
      switch AttitudePoints(try Self.results(early: early, onTime: onTime, late: late, complaints: complaints)) {
      case .scored(let score): #expect(low == high && score.tenths == low, "\(early) \(onTime) \(late)")
      case .open(let range): #expect(range == low...high, "\(early) \(onTime) \(late)")
      case .unknown, .nothingToScore: Issue.record("\(early) \(onTime) \(late)")
      }
    }
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
