import EvaluationIndices
import RatingModel
import Testing

@Suite("Anomaly flags")
struct AnomalyFlagsTests {
  private static func counts(
    _ outcomes: [Outcome: Int], raised: Int = 0, lowered: Int = 0, even: Int = 0
  ) -> FlaggedCounts {
    FlaggedCounts(outcomes: OutcomeCounts(outcomes), raised: raised, lowered: lowered, even: even)
  }

  private static let usual = counts([.rated: 150, .timedOut: 50, .cancelled: 4, .notInvited: 4])

  private func flags(
    _ subject: FlaggedCounts, among others: [FlaggedCounts] = [usual, usual, usual], steps: Int? = nil,
    _ thresholds: FlagThresholds = FlagThresholds()
  ) -> [AnomalyFlag.Code] {
    AnomalyFlags(thresholds).raised(for: subject, among: others, steps: steps).map(\.code)
  }

  @Test func whatIsAsElsewhereRaisesNothing() { #expect(flags(Self.usual).isEmpty) }

  @Test func farFewerAnswersThanElsewhereAreAskedAbout() throws {
    let subject = Self.counts([.rated: 40, .timedOut: 160])
    let flag = try #require(
      AnomalyFlags().raised(for: subject, among: [Self.usual, Self.usual, Self.usual], steps: nil).first)
    #expect(flag.code == .responseFarBelow && flag.code.rawValue == "response-far-below-peers")
    #expect(flag.counted == Share(count: 40, of: 200))
    #expect(try #require(flag.expected) > 0.6 && flag.limit < 0.7 && flag.limit > 0.2)
  }

  @Test func fewSessionsOrFewPeersAreNotCompared() {
    let subject = Self.counts([.rated: 1, .timedOut: 98])
    #expect(flags(subject).isEmpty)
    #expect(flags(Self.counts([.rated: 1, .timedOut: 99])) == [.responseFarBelow])
    #expect(flags(Self.counts([.rated: 1, .timedOut: 99]), among: [Self.usual, Self.usual]).isEmpty)
    // Those without a session are no peers.
    #expect(flags(Self.counts([.rated: 1, .timedOut: 99]), among: [Self.usual, Self.usual, Self.counts([:])]).isEmpty)
  }

  @Test func manyMoreCancelledOrNotInvitedThanElsewhereAreAskedAbout() {
    #expect(flags(Self.counts([.rated: 150, .timedOut: 50, .cancelled: 20, .notInvited: 20])) == [.withdrawnFarAbove])
    #expect(flags(Self.counts([.rated: 150, .timedOut: 50, .cancelled: 6, .notInvited: 6])).isEmpty)
  }

  @Test func theCoverageIsJudgedOnlyWhereStepsCame() {
    let subject = Self.counts([.rated: 79])
    #expect(flags(subject).isEmpty)
    #expect(flags(subject, steps: 100) == [.coverageLow])
    #expect(flags(Self.counts([.rated: 80]), steps: 100).isEmpty)
    #expect(flags(Self.counts([.rated: 1]), steps: 29).isEmpty)
    #expect(flags(Self.counts([:]), steps: 0).isEmpty)
    // A session may handle no dossier: more sessions than steps are nothing low.
    #expect(flags(Self.counts([.rated: 500]), steps: 100).isEmpty)
  }

  /// A coin falls ten times on one side once in 1024 times, nine of nine once in 512.
  @Test(arguments: [(9, 0, false), (10, 0, true), (10, 1, false), (60, 40, false), (70, 30, true), (0, 20, false)])
  func correctionsUpwardAreAskedAboutBeyondChanceOnly(raised: Int, lowered: Int, isAsked: Bool) {
    let subject = Self.counts([.rated: 500], raised: raised, lowered: lowered)
    #expect(flags(subject, among: []) == (isAsked ? [.correctedUpward] : []))
  }

  @Test func anEvenCadenceIsAskedAboutFromOneLotOn() {
    #expect(flags(Self.counts([.rated: 200], even: 4), among: []).isEmpty)
    #expect(flags(Self.counts([.rated: 200], even: 5), among: []) == [.evenCadence])
    // Of many ratings a few come evenly with nothing the matter.
    #expect(flags(Self.counts([.rated: 500], even: 9), among: []).isEmpty)
    #expect(flags(Self.counts([.rated: 500], even: 10), among: []) == [.evenCadence])
    // Counts that contradict one another raise nothing.
    #expect(flags(Self.counts([.rated: 4], even: 5), among: []).isEmpty)
  }

  @Test func darkKiosksAreAskedAbout() {
    #expect(flags(Self.counts([.rated: 90, .unavailable: 10]), among: []) == [.kioskDark])
    #expect(flags(Self.counts([.rated: 91, .unavailable: 9]), among: []).isEmpty)
    #expect(flags(Self.counts([.unavailable: 29]), among: []).isEmpty)
  }

  @Test func thresholdsAreData() {
    let strict = FlagThresholds(fewestCompared: 10, fewestPeers: 1, lowestCoverage: 100, fewestSteps: 1, fewestEven: 1)
    #expect(
      flags(Self.counts([.rated: 9], even: 1), among: [Self.usual], steps: 10, strict) == [.coverageLow, .evenCadence])
    // Zero everywhere asks about nothing that is not there.
    let none = FlagThresholds(
      fewestCompared: 0, fewestPeers: 0, lowestCoverage: 0, fewestSteps: 0, fewestEven: 0, evenShare: 0, darkShare: 0,
      fewestSessions: 0)
    #expect(flags(Self.counts([:]), among: [], steps: 0, none).isEmpty)
  }

  @Test func codesAreStable() {
    #expect(
      AnomalyFlag.Code.allCases.map(\.rawValue) == [
        "response-far-below-peers", "coverage-low", "withdrawn-far-above-peers", "corrected-upward", "even-cadence",
        "kiosk-dark",
      ])
  }
}
