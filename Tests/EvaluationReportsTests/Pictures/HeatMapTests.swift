import EvaluationIndices
import Testing

@testable import EvaluationReports

struct HeatMapTests {
  private func read(_ cells: [HeatMap.Cell], _ measure: HeatMap.Measure) throws -> ReadPicture {
    try ReadPicture(
      try PictureSamples.map(cells, measure: measure)
        .svg(try PictureSamples.prefix(), try PictureSamples.spelling(.vietnamese)))
  }

  private func cells(_ picture: ReadPicture) -> [ReadPicture.Element] {
    picture.all("rect").filter { $0.attributes["height"] == "32" }
  }

  private func share(_ count: Int, _ of: Int) -> HeatMap.Cell { .satisfied(Share(count: count, of: of)) }

  @Test func noFiguresLookOtherThanNoRatings() throws {
    let picture = try read([.absent, .ratings(0)], .ratings)
    let cells = cells(picture)
    #expect(cells[0].attributes["stroke-dasharray"] != nil && cells[1].attributes["stroke-dasharray"] == nil)
    #expect(picture.texts.contains("–") && picture.texts.contains("0"))
    #expect(picture.texts.contains("không có số liệu"))
  }

  @Test func aHiddenCountIsNowhereInThePictureOrItsTable() throws {
    let picture = try read([.hidden, .ratings(40)], .ratings)
    #expect(cells(picture)[0].attributes["fill"] == "url(#p-too-small)")
    #expect(picture.texts.contains("<10"))
    let table = try PictureSamples.map([.hidden, .ratings(40)], measure: .ratings).table(.vietnamese)
    #expect(table.texts(try PictureSamples.spelling(.vietnamese))[1] == ["Thứ Hai", "dưới 10", "40"])
  }

  @Test(arguments: [1, 9, 10, 29])
  func fewerThanThirtyRatingsHaveTheirNumberAndNoShare(ratings: Int) throws {
    let picture = try read([share(ratings, ratings)], .satisfiedShare)
    #expect(cells(picture)[0].attributes["fill"] == "url(#p-too-small)")
    #expect(picture.texts.contains("n \(ratings)") && !picture.texts.contains("100,0"))
    #expect(picture.texts.contains("dưới 30 đánh giá: chỉ nêu số lượng n"))
  }

  @Test func thirtyRatingsHaveAShare() throws {
    let picture = try read([share(29, 30)], .satisfiedShare)
    #expect(picture.texts.contains("96,7") && picture.texts.contains("n 30"))
    #expect(!picture.texts.contains { $0.contains("chỉ nêu số lượng") })
  }

  @Test func aShareOfNothingIsNeitherTheBestNorTheWorst() throws {
    let picture = try read([share(0, 0), share(0, 30), share(30, 30)], .satisfiedShare)
    let cells = cells(picture)
    #expect(cells[0].attributes["stroke-dasharray"] != nil)
    #expect(cells[1].attributes["fill"] == HeatShade.all.last?.ground)
    #expect(cells[2].attributes["fill"] == HeatShade.all.first?.ground)
    #expect(picture.texts.contains("n 0") && picture.texts.contains("0,0"))
  }

  @Test(arguments: [(799, 4), (800, 3), (899, 3), (900, 2), (949, 2), (950, 1), (979, 1), (980, 0), (1000, 0), (0, 4)])
  func aBoundaryBelongsToTheBetterShade(tenths: Int, shade: Int) throws {
    let percent = try #require(Percent(tenths, of: 1000))
    #expect(HeatShade.ofShare(percent) == HeatShade.all[shade])
  }

  @Test(arguments: [(0, 0), (1, 1), (50, 1), (51, 2), (150, 3), (151, 4), (200, 4), (999, 4)])
  func countsAreShadedInEqualStepsAndZeroIsPaper(count: Int, shade: Int) {
    #expect(HeatShade.ofCount(count, step: HeatShade.step(largest: 160)) == HeatShade.all[shade])
  }

  @Test func theTableHasNumberAndShareOfEveryCell() throws {
    let map = try PictureSamples.map(
      [.absent, share(0, 0), share(9, 9), share(28, 30)], measure: .satisfiedShare)
    let texts = map.table(.vietnamese).texts(try PictureSamples.spelling(.vietnamese))
    #expect(texts[0] == ["Thứ", "0 giờ", "1 giờ", "2 giờ", "3 giờ"])
    #expect(texts[1] == ["Thứ Hai – Số đánh giá", "–", "0", "9", "30"])
    #expect(texts[2] == ["Thứ Hai – Tỷ lệ hài lòng (%)", "–", "–", "–", "93,3"])
  }

  @Test func aMapHasNoMoreRowsAndColumnsThanAWeekHasDaysAndADayHours() throws {
    func map(rows: Int, columns: Int) throws(PictureFault) -> HeatMap {
      try HeatMap(
        title: "", measure: .ratings, columns: Array(repeating: "", count: columns),
        rows: Array(repeating: .init("", Array(repeating: .absent, count: columns)), count: rows))
    }
    _ = try map(rows: 7, columns: 24)
    _ = try map(rows: 1, columns: 1)
    for (rows, columns) in [(8, 24), (7, 25), (0, 1), (1, 0)] {
      #expect(throws: PictureFault.cells) { try map(rows: rows, columns: columns) }
    }
  }

  @Test func rowsOfUnequalLengthAndCellsOfTheOtherMeasureAreRefused() {
    #expect(throws: PictureFault.cells) {
      try HeatMap(title: "", measure: .ratings, columns: ["a", "b"], rows: [.init("", [.ratings(1)])])
    }
    #expect(throws: PictureFault.cells) { try PictureSamples.map([share(1, 2)], measure: .ratings) }
    #expect(throws: PictureFault.cells) { try PictureSamples.map([.ratings(1)], measure: .satisfiedShare) }
    #expect(throws: PictureFault.cells) { try PictureSamples.map([.hidden], measure: .satisfiedShare) }
    #expect(throws: PictureFault.counts) { try PictureSamples.map([.ratings(-1)], measure: .ratings) }
  }
}
