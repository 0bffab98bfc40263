import EvaluationIndices
import RatingModel
import Testing

@Suite("Response rate and coverage")
struct OutcomeCountsTests {
  @Test func responseRateLeavesOutCancelledAndUnavailableSessionsAndNothingElse() {
    let outcomes = OutcomeCounts([
      .rated: 30, .declined: 5, .timedOut: 10, .notInvited: 5, .cancelled: 7, .unavailable: 3,
    ])

    #expect(outcomes.sessions == 60)
    #expect(outcomes.responseRate.share == Share(count: 30, of: 50))
    #expect(outcomes.responseRate.share.percent?.text() == "60.0")
  }

  @Test func responseRateOfNoSessionHasNoValue() {
    #expect(OutcomeCounts().responseRate.share.percent == nil)
  }

  @Test func responseRateHasNoValueWhenEverySessionWasCancelledOrUnavailable() {
    let outcomes = OutcomeCounts([.cancelled: 4, .unavailable: 2])

    #expect(outcomes.responseRate.share.value == nil)
  }

  @Test func countsOfOneOutcomeAddUp() {
    var outcomes = OutcomeCounts([.rated: 1])
    outcomes.add(2, .rated)
    outcomes.add(4, .timedOut)

    #expect(outcomes[.rated] == 3)
    #expect(outcomes[.declined] == 0)
    #expect(outcomes.sessions == 7)
  }

  @Test func coverageWithoutFiguresIsUnknownAndNotZero() {
    let coverage = Coverage(sessions: 12, steps: nil)

    #expect(coverage == .unknown)
    #expect(coverage.percent == nil)
  }

  @Test func coverageIsSessionsPerReportedStepAndMayExceedAHundred() {
    #expect(Coverage(sessions: 9, steps: 12).percent?.text() == "75.0")
    #expect(Coverage(sessions: 15, steps: 12).percent?.text() == "125.0")
    #expect(Coverage(sessions: 0, steps: 12).percent?.text() == "0.0")
  }

  @Test func coverageOfNoReportedStepIsKnownAndHasNoPercentage() {
    let coverage = Coverage(sessions: 3, steps: 0)

    #expect(coverage == .known(sessions: 3, steps: 0))
    #expect(coverage.percent == nil)
  }
}
