import EvaluationIndices
import Testing

@Suite("Figures from dossier results")
struct ReportedResultsTests {
  @Test func theOnTimeRatioIsOfWhatWasReceived() throws {
    let ratio = try #require(OnTimeRatio(received: 20, early: 3, onTime: 12, late: 1))

    #expect(ratio.percent?.tenths == 750)
    #expect(ratio.ofReturned?.tenths == 938)
    #expect(OnTimeRatio(received: 5, early: 0, onTime: 6, late: 0)?.percent?.tenths == 1200)
  }

  @Test func whatWasNotReportedIsNoRatio() {
    #expect(OnTimeRatio(received: nil, early: 1, onTime: 1, late: 1) == nil)
    #expect(OnTimeRatio(received: 1, early: 1, onTime: nil, late: 1) == nil)
    #expect(OnTimeRatio(received: 2, early: nil, onTime: 1, late: nil)?.percent?.tenths == 500)
    #expect(OnTimeRatio(received: 2, early: nil, onTime: 1, late: nil)?.ofReturned == nil)
    #expect(OnTimeRatio(received: 0, early: 0, onTime: 0, late: 0)?.percent == nil)
  }

  @Test func indexTwoIsPointsPerDossierReturned() {
    #expect(IndexScore(early: 3, onTime: 3, late: 1)?.tenths == 13)
    #expect(IndexScore(early: nil, onTime: 3, late: 1) == nil)
    #expect(IndexScore(early: 0, onTime: 0, late: 0) == nil)
  }

  @Test func indexSevenWithoutAComplaintIsKnown() throws {
    let attitude = try #require(ReportedAttitude(early: 3, onTime: 1, complaints: 0))

    #expect(attitude.exact?.tenths == 18)
    #expect(ReportedAttitude(early: 3, onTime: 1, complaints: nil) == nil)
    #expect(try #require(ReportedAttitude(early: 0, onTime: 0, complaints: 0)).highest == nil)
  }

  /// 4 early, 4 on time, 2 complaints: about early ones (4 + 4) ÷ 8, about others 12 ÷ 10, about those on time (8 + 2) ÷ 8.
  @Test func indexSevenWithComplaintsLiesBetweenTheBestAndTheWorst() throws {
    let attitude = try #require(ReportedAttitude(early: 4, onTime: 4, complaints: 2))

    #expect(attitude.lowest?.tenths == 10 && attitude.highest?.tenths == 13)
    #expect(attitude.exact == nil)
  }

  /// Against every way in which complaints may be about early, on-time and other dossiers.
  @Test func noWayLiesOutside() throws {
    for (early, onTime, complaints) in [(4, 4, 3), (1, 1, 5), (7, 0, 2), (0, 5, 3), (3, 9, 6), (0, 0, 2)] {
      var all: [Int] = []
      for ofEarly in 0...min(early, complaints) {
        for ofOnTime in 0...min(onTime, complaints - ofEarly) {
          let score = IndexScore([.two: early - ofEarly, .one: onTime - ofOnTime, .none: complaints])
          all.append(try #require(score).tenths)
        }
      }
      let attitude = try #require(ReportedAttitude(early: early, onTime: onTime, complaints: complaints))
      #expect(attitude.lowest?.tenths == all.min() && attitude.highest?.tenths == all.max(), "\(early) \(onTime)")
    }
  }
}
