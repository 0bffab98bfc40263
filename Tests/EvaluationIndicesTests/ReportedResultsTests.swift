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

  @Test func indexTwoIsPointsPerDossierReturned() throws {
    #expect(IndexScore([.two: 3, .one: 3, .none: 1])?.tenths == 13)
    #expect(IndexScore([.two: 0, .one: 0, .none: 0]) == nil)
  }
}
