import EvaluationIndices
import Testing

@Suite("Funnel limits")
struct FunnelLimitsTests {
  private static func isNear(_ value: Double, _ wanted: Double) -> Bool { abs(value - wanted) < 0.0005 }

  /// Ten offices of a hundred ratings each, all with nine tenths: nothing but chance.
  private static let equal = (0..<10).map { _ in Share(count: 90, of: 100) }

  @Test func theLimitsAreThoseOfChanceAroundTheShareOfAll() throws {
    let funnel = try #require(FunnelLimits(peers: Self.equal))
    #expect(funnel.target == 0.9 && funnel.overdispersion == 1)
    let (narrow, wide) = (funnel.limits(.narrow, ratings: 100), funnel.limits(.wide, ratings: 100))
    // 0.9 ± 1.96 × 0.03, and ± 3.09 × 0.03.
    #expect(Self.isNear(narrow.lowerBound, 0.8412) && Self.isNear(narrow.upperBound, 0.9588))
    #expect(Self.isNear(wide.lowerBound, 0.8073) && Self.isNear(wide.upperBound, 0.9927))
  }

  @Test func fewRatingsMakeWideLimitsThatStayShares() throws {
    let funnel = try #require(FunnelLimits(peers: Self.equal))
    #expect(funnel.limits(.wide, ratings: 1) == 0.0...1.0 || funnel.limits(.wide, ratings: 1).upperBound == 1)
    let widths = [10, 100, 1000].map { funnel.limits(.narrow, ratings: $0) }.map { $0.upperBound - $0.lowerBound }
    #expect(widths == widths.sorted(by: >))
  }

  @Test(
    arguments: [
      (90, .within), (85, .within), (84, .belowNarrow), (81, .belowNarrow), (80, .belowWide), (96, .aboveNarrow),
      (100, .aboveWide),
    ] as [(Int, FunnelLimits.Place)])
  func aShareHasItsPlace(count: Int, place: FunnelLimits.Place) throws {
    let funnel = try #require(FunnelLimits(peers: Self.equal))
    #expect(funnel.place(of: Share(count: count, of: 100)) == place)
  }

  /// Where offices differ by more than chance for a reason that nobody has measured, the limits are wider for all of them.
  @Test func offsetsOfWholeOfficesWidenTheLimits() throws {
    let apart = (0..<10).map { Share(count: $0 % 2 == 0 ? 80 : 100, of: 100) }
    let funnel = try #require(FunnelLimits(peers: apart))
    // Each lies 0.1 ÷ 0.03 standard deviations from 0.9.
    #expect(Self.isNear(funnel.overdispersion, 100.0 / 9))
    #expect(funnel.place(of: Share(count: 80, of: 100)) == .within)
  }

  /// One office far away does not widen the limits so that it lies within them.
  @Test func oneThatLiesFarAwayDoesNotHideItself() throws {
    let peers = (0..<19).map { _ in Share(count: 900, of: 1000) } + [Share(count: 300, of: 1000)]
    let funnel = try #require(FunnelLimits(peers: peers))
    #expect(funnel.place(of: Share(count: 300, of: 1000)) == .belowWide)
  }

  @Test func ofNothingThereAreNoLimits() throws {
    #expect(FunnelLimits(peers: []) == nil)
    #expect(FunnelLimits(peers: [Share(count: 0, of: 0)]) == nil)
    #expect(try #require(FunnelLimits(peers: Self.equal)).place(of: Share(count: 0, of: 0)) == nil)
  }

  @Test func whereAllAgreeTheLimitsAreOne() throws {
    let funnel = try #require(FunnelLimits(peers: [Share(count: 50, of: 50), Share(count: 9, of: 9)]))
    #expect(funnel.limits(.wide, ratings: 10) == 1.0...1.0)
    #expect(funnel.place(of: Share(count: 9, of: 10)) == .belowWide)
  }
}
