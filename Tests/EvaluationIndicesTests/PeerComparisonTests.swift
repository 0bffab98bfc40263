import EvaluationIndices
import Testing

@Suite("Comparison with peers")
struct PeerComparisonTests {
  private static func member(_ satisfied: Int, of ratings: Int, asked: Int? = nil) -> PeerComparison.Member {
    PeerComparison.Member(
      satisfied: Share(count: satisfied, of: ratings), response: Share(count: ratings, of: asked ?? ratings * 2))
  }

  private static let others = (0..<5).map { _ in member(190, of: 200) }

  @Test func fewerThanAHundredRatingsAreNotCompared() {
    #expect(PeerComparison(Self.member(50, of: 99), among: Self.others).standing == .tooFewRatings)
    #expect(PeerComparison(Self.member(50, of: 100), among: Self.others).standing == .at(.belowWide))
    #expect(PeerComparison(Self.member(95, of: 100), among: Self.others).standing == .at(.within))
    #expect(PeerComparison(Self.member(0, of: 0), among: Self.others).standing == .tooFewRatings)
  }

  @Test func whereFewAnswerNobodyIsCompared() {
    #expect(PeerComparison(Self.member(50, of: 100, asked: 501), among: Self.others).standing == .lowResponse)
    #expect(PeerComparison(Self.member(50, of: 100, asked: 500), among: Self.others).standing == .at(.belowWide))
    // Nobody could have answered and yet a hundred did: nothing to judge by.
    #expect(
      PeerComparison(
        .init(satisfied: Share(count: 50, of: 100), response: Share(count: 0, of: 0)), among: Self.others
      ).standing == .lowResponse)
  }

  @Test func theShareOfTwoOthersIsNotTold() {
    let comparison = PeerComparison(Self.member(50, of: 100), among: Array(Self.others.prefix(2)))
    #expect(comparison.standing == .tooFewPeers && comparison.limits == nil && comparison.others.isEmpty)
    let unrated = Array(Self.others.prefix(2)) + [Self.member(0, of: 0)]
    #expect(PeerComparison(Self.member(50, of: 100), among: unrated).standing == .tooFewPeers)
  }

  @Test func thoseWithFewRatingsCountForTheShareOfAllAndAreNoDots() throws {
    let comparison = PeerComparison(
      Self.member(100, of: 100), among: [Self.member(0, of: 50), Self.member(0, of: 25), Self.member(0, of: 25)])
    #expect(comparison.others.isEmpty)
    #expect(try #require(comparison.limits).target == 0.5)
  }

  @Test func theSpreadCountsMembersAndNeedsEnoughOfThem() throws {
    #expect(FunnelSpread(Array(Self.others.prefix(3))) == nil)
    let few = [Self.member(9, of: 10)]
    let spread = try #require(FunnelSpread(Self.others + [Self.member(100, of: 200)] + few))
    #expect(spread.members.count == 6 && spread.notCompared == 1)
    #expect(spread.places.values.reduce(0, +) == 6)
  }
}
