import EvaluationIndices
import Testing

@testable import EvaluationReports

struct FunnelTests {
  private func read(_ funnel: Funnel, _ language: Language = .vietnamese) throws -> ReadPicture {
    try ReadPicture(funnel.svg(try PictureSamples.prefix(), try PictureSamples.spelling(language)))
  }

  private func funnel(_ subject: Share?, _ others: [Share]) throws -> Funnel {
    try Funnel(title: "t", rowHeading: "Cán bộ", subject: subject.map { .init("Lê Văn Tám", $0) }, others: others)
  }

  /// Without the signs in the key.
  private func dots(_ picture: ReadPicture) -> (solid: Int, hollow: Int) {
    (picture.circles(fill: Ink.accent).count - 1, picture.circles(fill: Ink.paper).count - 1)
  }
  private func diamonds(_ picture: ReadPicture) -> Int { picture.all("polygon").count }

  @Test(arguments: [(9, 0, 0), (10, 0, 1), (29, 0, 1), (30, 1, 0)])
  func theSizeOfTheSampleDecidesWhetherADotIsDrawnAndHow(ratings: Int, solid: Int, hollow: Int) throws {
    // One more that is drawn in any case.
    let picture = try read(funnel(nil, [Share(count: ratings, of: ratings), Share(count: 50, of: 60)]))
    #expect(dots(picture) == (solid + 1, hollow))
  }

  @Test func theSubjectIsToldByShapeAndNameAndTheOthersByNothing() throws {
    let picture = try read(funnel(Share(count: 100, of: 120), [Share(count: 50, of: 60), Share(count: 11, of: 12)]))
    // A ground of paper and the diamond, in the field and in the key.
    #expect(diamonds(picture) == 4)
    #expect(dots(picture) == (1, 1))
    #expect(picture.texts.filter { $0 == "Lê Văn Tám" }.count == 2)
    #expect(picture.texts.contains("83,3\u{A0}%, n 120"))
  }

  @Test func aSubjectOfNineRatingsIsNotDrawnAndThePictureSaysWhy() throws {
    let picture = try read(funnel(Share(count: 9, of: 9), [Share(count: 50, of: 60)]))
    #expect(diamonds(picture) == 0)
    #expect(picture.texts.contains("Mới có 9 đánh giá, dưới 10 nên chưa vẽ: Lê Văn Tám."))
  }

  @Test func whoIsNotDrawnCountsInTheShareOfAll() throws {
    let funnel = try funnel(Share(count: 40, of: 50), [Share(count: 0, of: 9), Share(count: 41, of: 41)])
    #expect(funnel.all == Share(count: 81, of: 100))
    #expect(funnel.othersTooFew == 1)
    let picture = try read(funnel)
    #expect(picture.texts.contains("chung 81,0\u{A0}%"))
    #expect(picture.texts.contains { $0.hasPrefix("Không vẽ 1 điểm có dưới 10 đánh giá") })
  }

  @Test func theLimitsAreThoseOfAllThatAreCompared() throws {
    let (subject, others) = (Share(count: 40, of: 50), [Share(count: 0, of: 9), Share(count: 900, of: 1000)])
    #expect(try funnel(subject, others).limits == FunnelLimits(peers: [subject] + others))
  }

  @Test func theCurvesLieWhereTheLimitsAre() throws {
    let others = (1...30).map { Share(count: $0 * 18, of: $0 * 20) }
    let funnel = try funnel(nil, others)
    let limits = try #require(funnel.limits)
    let plot = FunnelPlot(funnel.drawn, all: funnel.all, limits, top: 0)
    let curves = try read(funnel).all("polyline")
    #expect(curves.count == 4)
    let ends = curves.compactMap { $0.attributes["points"]?.split(separator: " ").last?.split(separator: ",").last }
    let heights = ends.compactMap { Double($0) }
    let expected = FunnelLimits.Width.allCases.flatMap { width in
      let range = limits.limits(width, ratings: plot.counts.most)
      return [plot.shares.y(range.upperBound), plot.shares.y(range.lowerBound)]
    }
    let shift = heights[0] - expected[0]
    for (height, wanted) in zip(heights, expected) { #expect(abs(height - wanted - shift) < 0.11) }
    #expect(plot.counts.most == 600)
  }

  @Test func theOrderOfTheOthersTellsNothing() throws {
    let others = (1...50).map { Share(count: $0 * 7 % 11 + $0, of: $0 + 20) }
    let subject = Share(count: 50, of: 60)
    let one = try funnel(subject, others)
    let two = try funnel(subject, others.reversed())
    #expect(try read(one).texts == read(two).texts)
    #expect(
      one.svg(try PictureSamples.prefix(), try PictureSamples.spelling(.english))
        == two.svg(try PictureSamples.prefix(), try PictureSamples.spelling(.english)))
    #expect(one.table(.english) == two.table(.english))
  }

  @Test func theOthersStandByNumberOfRatingsWhereverTheyLie() throws {
    let others = (1...60).map { Share(count: $0 % 30 == 0 ? 0 : 9 * $0, of: 10 * $0) }
    let funnel = try funnel(nil, others)
    #expect(funnel.others.map(\.of) == (1...60).map { 10 * $0 })
    let places = Set(funnel.others.compactMap { funnel.limits?.place(of: $0) })
    #expect(places.count > 1)
  }

  @Test func theTableNamesTheSubjectOnlyAndGivesEachItsPlace() throws {
    let funnel = try funnel(Share(count: 60, of: 100), (0..<20).map { _ in Share(count: 95, of: 100) })
    let texts = funnel.table(.vietnamese).texts(try PictureSamples.spelling(.vietnamese))
    #expect(texts[0].first == "Cán bộ" && texts[0].last == "Vị trí so với giới hạn")
    #expect(texts[1][0...3] == ["Lê Văn Tám", "100", "60", "60,0"])
    let place = try #require(funnel.limits?.place(of: Share(count: 60, of: 100)))
    #expect(texts[1].last == place.pictureWord.text(.vietnamese))
    for row in texts.dropFirst(2) { #expect(row[0] == "không nêu tên" && row.last == "trong giới hạn 95\u{A0}%") }
    #expect(texts.count == 22)
  }

  @Test func aSubjectWithTooFewRatingsHasNoShareAndNoPlaceInTheTable() throws {
    let table = try funnel(Share(count: 9, of: 9), [Share(count: 50, of: 60)]).table(.english)
    #expect(table.rows[0].figures == [.count(9), .count(9), .withheld, .withheld, .withheld, .none])
  }

  @Test func beyondTheMostThoseOutsideTheLimitsAreKept() throws {
    let within = (0..<1100).map { Share(count: 900 + $0 % 3, of: 1000 + $0 % 5) }
    let far = [Share(count: 100, of: 1000), Share(count: 999, of: 1000)]
    let funnel = try funnel(Share(count: 900, of: 1000), within + far)
    #expect(funnel.others.count == 1000 && funnel.othersBeyond == 102)
    #expect(funnel.others.contains(far[0]))
    #expect(Set(funnel.others.map(\.of)).isSuperset(of: [1000, 1001, 1002, 1003, 1004]))
    #expect(funnel.limits == FunnelLimits(peers: [Share(count: 900, of: 1000)] + within + far))
    #expect(funnel.table(.english).beyond?.hasPrefix("102 more points") == true)
    let svg = funnel.svg(try PictureSamples.prefix(), try PictureSamples.spelling(.english))
    #expect(svg.utf8.count < 250_000)
  }

  @Test(arguments: [Share(count: 0, of: 40), Share(count: 40, of: 40), Share(count: 1, of: 1_000_000_000)])
  func aGroupOfOneOpinionIsDrawnToo(share: Share) throws {
    let picture = try read(funnel(share, [share, share]))
    #expect(diamonds(picture) == 4)
  }

  @Test func whereNobodyHasEnoughRatingsThePictureSaysSo() throws {
    for funnel in [try funnel(nil, []), try funnel(Share(count: 0, of: 0), [Share(count: 9, of: 9)])] {
      let picture = try read(funnel)
      #expect(picture.texts.contains("Chưa có điểm nào đủ đánh giá để so sánh."))
      #expect(picture.all("circle").isEmpty && picture.all("polyline").isEmpty)
    }
  }

  @Test func pointsOutsideByMoreThanChanceWidenTheLimitsAndItIsSaid() throws {
    let others = (0..<20).map { Share(count: $0 % 2 == 0 ? 60 : 100, of: 100) }
    #expect(try read(funnel(nil, others)).texts.contains { $0.contains("đã được nới rộng") })
    let alike = (0..<20).map { _ in Share(count: 90, of: 100) }
    #expect(try !read(funnel(nil, alike)).texts.contains { $0.contains("đã được nới rộng") })
  }
}
