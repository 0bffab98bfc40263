import EvaluationIndices
import Testing

@testable import EvaluationReports

struct StackedLevelsTests {
  private func picture(_ rows: [[Int]], whole: [Int]? = nil) throws -> StackedLevels {
    try StackedLevels(
      title: "t", rowHeading: "Cán bộ", levels: ["Rất hài lòng", "Hài lòng", "Không hài lòng"],
      rows: rows.enumerated().map { .init("r\($0)", $1) }, whole: whole.map { .init("Tất cả", $0) })
  }

  private func read(_ picture: StackedLevels, _ language: Language = .vietnamese) throws -> ReadPicture {
    try ReadPicture(picture.svg(try PictureSamples.prefix(), try PictureSamples.spelling(language)))
  }

  /// The parts of bars, told by their height from the signs in the head.
  private func parts(_ picture: ReadPicture, height: String) -> [ReadPicture.Element] {
    picture.all("rect").filter { $0.attributes["height"] == height }
  }

  @Test func nineRatingsHaveNoBarButTheirCounts() throws {
    let picture = try read(picture([[7, 1, 1]]))
    #expect(parts(picture, height: "18").isEmpty && parts(picture, height: "8").isEmpty)
    #expect(picture.texts.contains("dưới 10 đánh giá"))
    #expect(picture.texts.contains("9") && picture.texts.contains("7"))
  }

  @Test(arguments: [[8, 1, 1], [27, 1, 1]])
  func tenToTwentyNineRatingsHaveAThinBarWithoutPercentages(counts: [Int]) throws {
    let picture = try read(picture([counts]))
    #expect(parts(picture, height: "8").count == 3)
    #expect(!picture.texts.contains { $0.contains(",") && $0.hasSuffix("%") })
  }

  @Test func thirtyRatingsHaveABarAndPercentages() throws {
    let picture = try read(picture([[20, 9, 1]]))
    #expect(parts(picture, height: "18").count == 3)
    for text in ["20", "66,7\u{A0}%", "30,0\u{A0}%", "3,3\u{A0}%"] { #expect(picture.texts.contains(text)) }
  }

  @Test func noRatingsAreNotFewRatings() throws {
    let picture = try read(picture([[0, 0, 0]]))
    #expect(picture.texts.contains("chưa có đánh giá"))
    #expect(!picture.texts.contains("dưới 10 đánh giá"))
  }

  @Test func partsOfABarFollowEachOtherAndFillIt() throws {
    let bars = try read(picture([[50, 30, 20], [100, 0, 0]]))
    let parts = parts(bars, height: "18")
    #expect(parts.count == 4, "a level without ratings has no part")
    let (widths, starts) = (parts.compactMap { $0.number("width") }, parts.compactMap { $0.number("x") })
    #expect(abs(starts[0] + widths[0] - starts[1]) < 0.11 && abs(starts[1] + widths[1] - starts[2]) < 0.11)
    #expect(abs(widths[0] + widths[1] + widths[2] - widths[3]) < 0.21)
    #expect(abs(widths[0] / widths[3] - 0.5) < 0.001)
  }

  @Test func theTableHasTheFiguresOfThePicture() throws {
    let model = try picture([[20, 9, 1], [9, 1, 0], [0, 0, 0]], whole: [29, 10, 1])
    let texts = model.table(.vietnamese).texts(try PictureSamples.spelling(.vietnamese))
    #expect(texts[0].count == 8 && texts.allSatisfy { $0.count == 8 })
    #expect(texts[0][0...2] == ["Cán bộ", "Số đánh giá", "Rất hài lòng"])
    #expect(texts[1] == ["r0", "30", "20", "66,7", "9", "30,0", "1", "3,3"])
    #expect(texts[2] == ["r1", "10", "9", "–", "1", "–", "0", "–"])
    #expect(texts[4] == ["Tất cả", "40", "29", "72,5", "10", "25,0", "1", "2,5"])
    let drawn = try read(model).texts
    for figure in texts.dropFirst().joined() where figure != "–" {
      #expect(drawn.contains(figure) || drawn.contains("\(figure)\u{A0}%"), "\(figure)")
    }
  }

  @Test func rowsBeyondTheMostAreCountedInPictureAndTableAndTheWholeStays() throws {
    let model = try picture(Array(repeating: [30, 0, 0], count: 63), whole: [1890, 0, 0])
    #expect(model.rows.count == 60 && model.rowsBeyond == 3)
    #expect(model.table(.english).beyond == "3 more rows are not in this picture and its table.")
    let drawn = try read(model, .english)
    #expect(drawn.texts.contains("3 more rows are not in this picture and its table."))
    #expect(drawn.texts.contains("Tất cả") && drawn.texts.contains("r59") && !drawn.texts.contains("r60"))
  }

  @Test func asManyRowsAsThereMayBeLeaveNothingToSay() throws {
    #expect(try picture(Array(repeating: [30, 0, 0], count: 60)).table(.english).beyond == nil)
  }

  @Test(arguments: [[1, 2], [1, 2, 3, 4], []])
  func aRowWithoutACountForEachLevelIsRefused(counts: [Int]) {
    #expect(throws: PictureFault.levels) { try picture([counts]) }
    #expect(throws: PictureFault.levels) { try picture([], whole: counts) }
  }

  @Test(arguments: [2, 6, 0])
  func aScaleHasThreeToFiveLevels(count: Int) {
    #expect(throws: PictureFault.levels) {
      try StackedLevels(title: "", rowHeading: "", levels: Array(repeating: "a", count: count), rows: [])
    }
  }

  @Test(arguments: [-1, Int.min, Int.max, PictureFault.mostCounted + 1])
  func aCountThatNobodyCanHaveCountedIsRefused(count: Int) {
    #expect(throws: PictureFault.counts) { try picture([[1, count, 1]]) }
  }
}
