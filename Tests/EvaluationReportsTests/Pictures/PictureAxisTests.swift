import Testing

@testable import EvaluationReports

struct PictureAxisTests {
  @Test(arguments: [
    (nil, 0), (0.0, 0), (0.099, 0), (0.1, 10), (0.55, 50), (0.799, 70), (0.8, 80), (0.95, 80), (1.0, 80),
  ])
  func theAxisOfSharesBeginsAtTheTenBelowAndNeverAboveEighty(least: Double?, lowest: Int) {
    #expect(ShareAxis(least: least, top: 0, bottom: 100).lowest == lowest)
  }

  @Test func theAxisOfSharesEndsAtAHundred() {
    let axis = ShareAxis(least: 0.62, top: 10, bottom: 110)
    #expect(axis.y(1) == 10)
    #expect(abs(axis.y(0.6) - 110) < 0.001)
    #expect(axis.marks.first == 60 && axis.marks.last == 100)
  }

  @Test(arguments: 0...100)
  func everyAxisOfSharesHasMarksWithinIt(percent: Int) {
    let axis = ShareAxis(least: Double(percent) / 100, top: 0, bottom: 100)
    #expect((3...6).contains(axis.marks.count))
    #expect(axis.marks.allSatisfy { (axis.lowest...100).contains($0) })
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 1), (6, 1, 6), (7, 2, 8), (60, 10, 60), (61, 20, 80), (532, 100, 600),
    (1_000_000_000, 200_000_000, 1_000_000_000),
  ])
  func theAxisOfCountsEndsAtARoundNumber(largest: Int, step: Int, most: Int) {
    let axis = CountAxis(largest: largest, left: 0, right: 100)
    #expect(axis.step == step && axis.most == most)
    #expect(axis.x(0) == 0 && axis.x(most) == 100)
    #expect(axis.marks.count <= 7)
  }

  @Test func namesOfCurvesKeepTheirDistanceAndTheirOrder() {
    for heights in [[0, 0, 0, 0, 0], [10, 11, 50, 99, 100], [100, 100, 100, 100, 100], [0, 30, 60, 90, 100]] {
      let placed = FunnelNames.apart(heights.map(Double.init), top: 0, bottom: 100)
      for (upper, lower) in zip(placed, placed.dropFirst()) { #expect(lower - upper >= 11.99) }
      #expect(placed.allSatisfy { (0...100).contains($0) })
    }
  }

  @Test func aNameThatHasRoomStaysWhereItsCurveEnds() {
    #expect(FunnelNames.apart([5, 40, 80], top: 0, bottom: 100) == [5, 40, 80])
  }
}
