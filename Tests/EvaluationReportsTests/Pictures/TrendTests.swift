import EvaluationIndices
import Testing

@testable import EvaluationReports

struct TrendTests {
  private func read(_ satisfied: [Share?]) throws -> ReadPicture {
    try ReadPicture(
      try PictureSamples.trend(satisfied).svg(try PictureSamples.prefix(), try PictureSamples.spelling(.vietnamese)))
  }

  /// Without the sign in the key.
  private func solid(_ picture: ReadPicture) -> Int { picture.circles(fill: Ink.accent).count - 1 }
  private func hollow(_ picture: ReadPicture) -> Int { picture.circles(fill: Ink.paper).count - 1 }
  /// Lines from point to point, not the edges of the band.
  private func lines(_ picture: ReadPicture) -> [ReadPicture.Element] {
    picture.all("polyline").filter { $0.attributes["stroke"] == Ink.accent }
  }

  @Test(arguments: [(0, 0, 0), (9, 0, 0), (10, 0, 1), (29, 0, 1), (30, 1, 0), (5000, 1, 0)])
  func theSizeOfTheSampleDecidesWhetherAPointIsDrawnAndHow(ratings: Int, solid: Int, hollow: Int) throws {
    let picture = try read([Share(count: ratings, of: ratings)])
    #expect(self.solid(picture) == solid && self.hollow(picture) == hollow)
  }

  @Test func theNumberOfRatingsStandsBeneathEachPointAlsoWithoutOne() throws {
    let picture = try read([Share(count: 90, of: 123), Share(count: 1, of: 4), Share(count: 0, of: 0)])
    for text in ["123", "4", "0"] { #expect(picture.texts.contains(text)) }
    #expect(!picture.texts.contains("–"))
  }

  @Test func noFiguresAreADashAndExplained() throws {
    let picture = try read([Share(count: 90, of: 123), nil])
    #expect(picture.texts.contains("–"))
    #expect(picture.texts.contains { $0.contains("khác với số 0") })
    #expect(solid(picture) == 1)
  }

  @Test(arguments: [nil, Share(count: 0, of: 0), Share(count: 9, of: 9)])
  func theLineIsBrokenWhereThereIsNoFigure(gap: Share?) throws {
    let good = Share(count: 90, of: 100)
    let whole = try read([good, good, good, good, good])
    #expect(lines(whole).count == 1)
    let broken = try read([good, good, gap, good, good])
    #expect(lines(broken).count == 2)
    #expect(broken.all("polygon").count == 2)
    #expect(solid(broken) == 4)
  }

  @Test func aPointWithoutNeighboursHasItsIntervalAsALine() throws {
    let picture = try read([nil, Share(count: 90, of: 100), nil])
    #expect(lines(picture).isEmpty && picture.all("polygon").isEmpty)
    let interval = try #require(Share(count: 90, of: 100).interval)
    let axis = ShareAxis(least: interval.lower, top: 37, bottom: 167)
    let upright = picture.all("line").filter {
      $0.attributes["stroke"] == Ink.middle && $0.attributes["x1"] == $0.attributes["x2"]
    }
    #expect(upright.count == 1)
    #expect(upright.first?.attributes["y1"] == Drawing.number(axis.y(interval.upper)))
    #expect(upright.first?.attributes["y2"] == Drawing.number(axis.y(interval.lower)))
  }

  @Test func aShareOfNothingSatisfiedIsDrawnAtNothing() throws {
    let picture = try read([Share(count: 0, of: 50)])
    #expect(solid(picture) == 1)
    #expect(picture.texts.contains("0,0\u{A0}%"))
    #expect(!picture.texts.contains { $0.contains("không phải từ 0") })
  }

  @Test func theWholeIntervalHasItsPlaceOnTheAxis() throws {
    // The shares alone would let the axis begin at 80, far above the end of the first interval.
    let picture = try read([Share(count: 9, of: 10), Share(count: 95, of: 100)])
    #expect(picture.texts.contains("50\u{A0}%") && picture.texts.contains { $0.contains("không phải từ 0") })
    let band = try #require(picture.all("polygon").first?.attributes["points"])
    let heights = band.split(separator: " ").compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
    #expect(heights.count == 4)
    for height in heights { #expect((37...167).contains(height)) }
  }

  @Test func anAxisThatDoesNotBeginAtNothingSaysSo() throws {
    #expect(try read([Share(count: 99, of: 100)]).texts.contains("Trục tỷ lệ bắt đầu từ 80\u{A0}%, không phải từ 0."))
  }

  @Test func theShareIsWrittenAsTheTableWritesIt() throws {
    // 5.25 %, which the nearest binary fraction may miss on the wrong side of the half.
    for (count, of) in [(21, 400), (41, 400), (1, 32), (231, 400), (2001, 4000)] {
      let share = Share(count: count, of: of)
      let model = try PictureSamples.trend([share])
      let written = model.table(.vietnamese).texts(try PictureSamples.spelling(.vietnamese))[1][3]
      #expect(written == share.percent?.text(decimalSign: ","))
      #expect(try read([share]).texts.contains("\(written)\u{A0}%"))
    }
  }

  @Test func theTableTellsNoFiguresFromNoRatingsFromTooFew() throws {
    let model = try PictureSamples.trend([nil, Share(count: 0, of: 0), Share(count: 9, of: 9), Share(count: 9, of: 10)])
    let rows = model.table(.vietnamese).rows.map(\.figures)
    #expect(rows[0] == Array(repeating: .none, count: 5))
    #expect(rows[1] == [.count(0), .count(0), .none, .none, .none])
    #expect(rows[2] == [.count(9), .count(9), .withheld, .withheld, .withheld])
    let interval = try #require(Share(count: 9, of: 10).interval)
    #expect(
      rows[3] == [
        .count(10), .count(9), .percentage(Percent(fraction: 0.9)), .percentage(interval.lowerPercent),
        .percentage(interval.upperPercent),
      ])
  }

  @Test(arguments: [(1, 1), (31, 1), (32, 2), (62, 2), (63, 3), (93, 3)])
  func aLongTrendGoesOnInFurtherLinesOfOneAxis(count: Int, panels: Int) throws {
    let picture = try read(Array(repeating: Share(count: 50, of: 100), count: count))
    #expect(picture.texts.filter { $0 == "n" }.count == panels)
    #expect(solid(picture) == count)
    #expect(picture.texts.filter { $0 == "100\u{A0}%" }.count == panels)
  }

  @Test func theLatestPointsAreKeptAndTheEarlierOnesCounted() throws {
    let model = try PictureSamples.trend(Array(repeating: Share(count: 50, of: 100), count: 95))
    #expect(model.points.count == 93 && model.pointsBefore == 2)
    #expect(model.points.first?.label == "3" && model.points.last?.label == "95")
    #expect(model.table(.english).beyond == "2 earlier times are not in this picture and its table.")
  }

  @Test func aTrendWithoutAnyFigureSaysSo() throws {
    for given in [[], [nil], [Share(count: 3, of: 3)]] as [[Share?]] {
      let picture = try read(given)
      #expect(picture.texts.contains { $0.contains("chưa thời điểm nào đủ đánh giá") })
    }
  }

  @Test func aCountThatNobodyCanHaveCountedIsRefused() {
    #expect(throws: PictureFault.counts) { try PictureSamples.trend([Share(count: 1, of: Int.max)]) }
  }
}
