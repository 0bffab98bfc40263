import KioskScreen
import RatingModel
import Testing

/// What a finger is on, by what was painted as it came down.
@Suite struct PaintHistoryTests {
  private var history = PaintHistory()

  private static func area(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> ScreenArea {
    try #require(ScreenArea(x: x, y: y, width: width, height: height))
  }

  private static func level(_ name: String) throws -> ScreenTarget { .press(.level(try #require(LevelName(name)))) }

  private static func screen(
    _ revision: Int64, at milliseconds: Int64, _ targets: [(ScreenTarget, ScreenArea)]
  ) -> PaintedScreen {
    PaintedScreen(
      revision: revision, paintedAt: Instant(milliseconds: milliseconds),
      targets: targets.map { PaintedScreen.Target($0.0, in: $0.1) })
  }

  /// Two levels side by side, and later the other way round.
  private mutating func paintTwice() throws {
    let (good, bad) = (try Self.level("good"), try Self.level("bad"))
    let (left, right) = (try Self.area(0, 0, 0.4, 1), try Self.area(0.6, 0, 0.4, 1))
    let taken = [
      history.add(Self.screen(1, at: 100, [(good, left), (bad, right)])),
      history.add(Self.screen(2, at: 200, [(bad, left), (good, right)])),
    ]
    #expect(taken == [true, true])
  }

  @Test mutating func aPointIsOnWhatWasPaintedThereAtThatTime() throws {
    try paintTwice()
    let place = ScreenPoint(x: 0.2, y: 0.5)
    #expect(history.target(at: place, when: Instant(milliseconds: 99)) == nil)
    #expect(history.target(at: place, when: Instant(milliseconds: 100)) == (try? Self.level("good")))
    #expect(history.target(at: place, when: Instant(milliseconds: 199)) == (try? Self.level("good")))
    #expect(history.target(at: place, when: Instant(milliseconds: 200)) == (try? Self.level("bad")))
    #expect(history.target(at: ScreenPoint(x: 0.5, y: 0.5), when: Instant(milliseconds: 200)) == nil)
  }

  @Test mutating func aTouchCountsForThePaintOfItsDown() throws {
    try paintTwice()
    let place = ScreenPoint(x: 0.2, y: 0.5)
    let hit = try #require(history.touched(from: place, at: Instant(milliseconds: 150), to: place))
    #expect(hit.revision == 1 && hit.target == (try? Self.level("good")))
  }

  @Test mutating func slidingOffCancels() throws {
    try paintTwice()
    let (left, right) = (ScreenPoint(x: 0.2, y: 0.5), ScreenPoint(x: 0.8, y: 0.5))
    let time = Instant(milliseconds: 150)
    #expect(history.touched(from: left, at: time, to: right) == nil)
    #expect(history.touched(from: left, at: time, to: ScreenPoint(x: 0.5, y: 0.5)) == nil)
    #expect(history.touched(from: ScreenPoint(x: 0.5, y: 0.5), at: time, to: left) == nil)
    #expect(history.touched(from: left, at: time, to: ScreenPoint(x: 0.39, y: 0)) != nil)
  }

  @Test mutating func twoRectanglesOfOneTargetAreTwoPlaces() throws {
    let good = try Self.level("good")
    let both = [(good, try Self.area(0, 0, 0.4, 1)), (good, try Self.area(0.6, 0, 0.4, 1))]
    history.add(Self.screen(1, at: 0, both))
    let (left, right) = (ScreenPoint(x: 0.2, y: 0.5), ScreenPoint(x: 0.8, y: 0.5))
    #expect(history.touched(from: left, at: Instant(milliseconds: 1), to: right) == nil)
  }

  @Test mutating func ofTwoThatLieOverEachOtherTheLaterIsSeen() throws {
    history.add(Self.screen(1, at: 0, [(.language, try Self.area(0, 0, 1, 1)), (.sound, try Self.area(0, 0, 0.5, 1))]))
    #expect(history.target(at: ScreenPoint(x: 0.2, y: 0.5), when: Instant(milliseconds: 1)) == .sound)
    #expect(history.target(at: ScreenPoint(x: 0.8, y: 0.5), when: Instant(milliseconds: 1)) == .language)
  }

  @Test mutating func anOlderViewToldLateIsDroppedAndTheSameViewPaintedAgainIsNot() throws {
    try paintTwice()
    let older = history.add(Self.screen(1, at: 300, []))
    #expect(!older && history.newest?.revision == 2)
    let again = history.add(Self.screen(2, at: 300, []))
    #expect(again)
    #expect(history.target(at: ScreenPoint(x: 0.2, y: 0.5), when: Instant(milliseconds: 300)) == nil)
    #expect(history.target(at: ScreenPoint(x: 0.2, y: 0.5), when: Instant(milliseconds: 299)) != nil)
  }

  @Test mutating func paintsFollowEachOtherWhateverTheirReportsTookOnTheWay() throws {
    history.add(Self.screen(1, at: 200, [(.language, try Self.area(0, 0, 1, 1))]))
    history.add(Self.screen(2, at: 190, [(.sound, try Self.area(0, 0, 1, 1))]))
    let place = ScreenPoint(x: 0.5, y: 0.5)
    #expect(history.target(at: place, when: Instant(milliseconds: 199)) == nil)
    #expect(history.target(at: place, when: Instant(milliseconds: 200)) == .sound)
  }

  @Test mutating func theMemoryIsBounded() throws {
    for revision in 1...Int64(PaintHistory.longest + 1) {
      history.add(Self.screen(revision, at: revision, [(.language, try Self.area(0, 0, 1, 1))]))
    }
    let place = ScreenPoint(x: 0.5, y: 0.5)
    #expect(history.target(at: place, when: Instant(milliseconds: 1)) == nil)
    #expect(history.target(at: place, when: Instant(milliseconds: 2)) == .language)
  }

  @Test func aReportMakesThePaintNoEarlierThanItWas() {
    let report = PaintReport(revision: 7, agoMicroseconds: 1500, targets: [])
    #expect(report.screen(arrived: Instant(microseconds: 10_000)).paintedAt == Instant(microseconds: 8500))
  }

  @Test func rectanglesHaveAnExtentAndLieOnTheScreen() {
    #expect(ScreenArea(x: 0, y: 0, width: 1, height: 1) != nil)
    #expect(ScreenArea(x: 0.7, y: 0, width: 0.3 + 1e-9, height: 1) != nil)
    #expect(ScreenArea(x: 0, y: 0, width: 0, height: 1) == nil)
    #expect(ScreenArea(x: -0.1, y: 0, width: 0.5, height: 1) == nil)
    #expect(ScreenArea(x: 0.6, y: 0, width: 0.5, height: 1) == nil)
    #expect(ScreenArea(x: .nan, y: 0, width: 0.5, height: 1) == nil)
    #expect(ScreenArea(x: 0, y: .infinity, width: 0.5, height: 1) == nil)
  }
}
