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
    // By the normal curve 0.841 to 0.959 and 0.807 to 0.993; the binomial distribution reaches further down than up.
    #expect(narrow.contains(0.84) && !narrow.contains(0.83) && narrow.contains(0.95) && !narrow.contains(0.96))
    #expect(wide.contains(0.80) && !wide.contains(0.79) && wide.contains(0.98) && !wide.contains(0.99))
  }

  @Test func fewRatingsMakeWideLimitsThatStayShares() throws {
    let funnel = try #require(FunnelLimits(peers: Self.equal))
    #expect(funnel.limits(.wide, ratings: 1) == 0.0...1.0 || funnel.limits(.wide, ratings: 1).upperBound == 1)
    let widths = [10, 100, 1000].map { funnel.limits(.narrow, ratings: $0) }.map { $0.upperBound - $0.lowerBound }
    #expect(widths == widths.sorted(by: >))
  }

  @Test(
    arguments: [
      (90, .within), (84, .within), (83, .belowNarrow), (80, .belowNarrow), (79, .belowWide), (95, .within),
      (96, .aboveNarrow), (98, .aboveNarrow), (99, .aboveWide), (100, .aboveWide),
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

  /// Three dissatisfied of a hundred come by chance where one in 250 is: the normal curve would have them beyond 99.8 %.
  @Test(
    arguments: [(99, .within), (98, .within), (97, .belowNarrow), (96, .belowWide)] as [(Int, FunnelLimits.Place)])
  func nearTheEndOfTheScaleTheExactTailDecides(count: Int, place: FunnelLimits.Place) throws {
    let funnel = try #require(FunnelLimits(target: 0.996))
    #expect(funnel.place(of: Share(count: count, of: 100)) == place)
  }

  @Test(arguments: [9, 10, 11, 40, 1000])
  func bothEndsAreMirrorsOfEachOther(ratings: Int) throws {
    let (high, low) = (try #require(FunnelLimits(target: 0.9)), try #require(FunnelLimits(target: 0.1)))
    for width in FunnelLimits.Width.allCases {
      let (above, below) = (high.limits(width, ratings: ratings), low.limits(width, ratings: ratings))
      #expect(abs(above.lowerBound - (1 - below.upperBound)) < 1e-9)
      #expect(abs(above.upperBound - (1 - below.lowerBound)) < 1e-9)
    }
  }

  /// Where the exact tail is left for the normal curve the limits do not jump.
  @Test func largeNumbersComeCloseToTheNormalCurve() throws {
    let even = try #require(FunnelLimits(target: 0.5))
    for ratings in [1000, 1020, 1_000_000_000] {
      let limits = even.limits(.wide, ratings: ratings)
      let reach = 3.090232306167813 * (0.25 / Double(ratings)).squareRoot()
      #expect(abs(limits.lowerBound - (0.5 - reach)) < 0.6 / Double(ratings))
      #expect(abs(limits.upperBound - (0.5 + reach)) < 0.6 / Double(ratings))
    }
  }

  @Test func amongFewOneThatLiesFarAwayDoesNotWidenItsOwnLimits() throws {
    let subject = Share(count: 300, of: 1000)
    let peers = [Share(count: 900, of: 1000), Share(count: 905, of: 1000), Share(count: 895, of: 1000), subject]
    #expect(try #require(FunnelLimits(peers: peers)).place(of: subject) == .belowWide)
  }

  @Test(arguments: [-0.1, 1.1, .nan, .infinity])
  func whatIsNoShareIsNoTarget(target: Double) { #expect(FunnelLimits(target: target) == nil) }
}
