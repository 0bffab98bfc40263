import KioskInput
import KioskScreen
import RatingModel
import Testing

@testable import KioskAssembly

/// What touches mean by what was painted, and whether the machine waits in vain.
struct ScreenTouchesTests {
  private var touches: ScreenTouches
  private let good: KeyMeaning

  init() throws {
    let level = try #require(LevelName("good"))
    good = .level(level)
    touches = ScreenTouches(levels: [level])
    try paint(1, at: 0, .press(good))
  }

  /// One target over the left half.
  private mutating func paint(_ revision: Int64, at milliseconds: Int64, _ target: ScreenTarget?) throws {
    let half = try #require(ScreenArea(x: 0, y: 0, width: 0.5, height: 1))
    let screen = PaintedScreen(
      revision: revision, paintedAt: Instant(milliseconds: milliseconds),
      targets: target.map { [PaintedScreen.Target($0, in: half)] } ?? [])
    let isTaken = touches.painted(screen, newestRevision: revision)
    #expect(isTaken)
  }

  private static func down(_ x: Double = 0.2, number: Int64 = 1, at milliseconds: Int64 = 1000) -> TouchDown {
    TouchDown(
      number: number, device: "glass", point: ScreenPoint(x: x, y: 0.5), at: Instant(milliseconds: milliseconds))
  }

  private static func touch(_ down: TouchDown, to x: Double = 0.2, simultaneous: Bool = false) -> Touch {
    Touch(
      down: down, up: ScreenPoint(x: x, y: 0.5), decided: down.at.adding(milliseconds: 100), simultaneous: simultaneous)
  }

  private func press(_ down: TouchDown, painted: Int64, simultaneous: Bool = false) -> Press {
    Press(
      meaning: good, down: down.at, decided: down.at.adding(milliseconds: 100), channel: .touch, device: "glass",
      simultaneous: simultaneous, painted: painted)
  }

  @Test mutating func aTouchOfATargetIsThePressThatWasAwaited() {
    let down = Self.down()
    let awaited = touches.wentDown(down)
    #expect(awaited == good)
    let (meaning, isAwaitedInVain) = touches.left(Self.touch(down))
    #expect(meaning == .press(press(down, painted: 1)))
    #expect(!isAwaitedInVain)
  }

  @Test mutating func aFingerThatSlidOffIsAwaitedNoLonger() {
    let down = Self.down()
    _ = touches.wentDown(down)
    let (meaning, isAwaitedInVain) = touches.left(Self.touch(down, to: 0.8))
    #expect(meaning == .nothing && isAwaitedInVain)
  }

  @Test mutating func aFingerBesideEveryTargetIsNotAwaitedAtAll() {
    let down = Self.down(0.8)
    let awaited = touches.wentDown(down)
    #expect(awaited == nil)
    let (meaning, isAwaitedInVain) = touches.left(Self.touch(down, to: 0.8))
    #expect(meaning == .nothing && !isAwaitedInVain)
  }

  @Test mutating func aPaintThatIsToldWhileTheFingerRestsIsTheOneThatCounts() throws {
    let down = Self.down()
    let awaited = touches.wentDown(down)
    #expect(awaited == good)
    try paint(2, at: 900, .press(.decline))
    let (meaning, isAwaitedInVain) = touches.left(Self.touch(down))
    guard case .press(let press) = meaning else { throw CancellationError() }
    #expect(press.meaning == .decline && press.painted == 2 && isAwaitedInVain)
  }

  @Test mutating func twoFingersOnATargetArePressesThatAreSimultaneous() {
    let down = Self.down()
    _ = touches.wentDown(down)
    let (meaning, _) = touches.left(Self.touch(down, simultaneous: true))
    #expect(meaning == .press(press(down, painted: 1, simultaneous: true)))
  }

  @Test mutating func theScreensOwnTargetsAreNoPressesAndTwoFingersDoNotChangeIt() throws {
    try paint(2, at: 10, .language)
    let down = Self.down()
    let awaited = touches.wentDown(down)
    let (alone, together) = (
      touches.left(Self.touch(down)), touches.left(Self.touch(Self.down(number: 2), simultaneous: true))
    )
    #expect(awaited == nil && alone.meaning == .screen(.language) && together.meaning == .nothing)
  }

  @Test mutating func aViewThatWasNeverOfferedCannotHaveBeenPainted() throws {
    let screen = PaintedScreen(revision: 9, paintedAt: Instant(milliseconds: 20), targets: [])
    let isTaken = touches.painted(screen, newestRevision: 8)
    #expect(!isTaken)
    #expect(touches.history.newest?.revision == 1)
  }

  @Test mutating func aLevelThatTheScaleDoesNotHaveCannotHaveBeenPainted() throws {
    let (other, half) = (
      try #require(LevelName("other")), try #require(ScreenArea(x: 0, y: 0, width: 0.5, height: 1))
    )
    let targets = [PaintedScreen.Target(.press(.level(other)), in: half)]
    let screen = PaintedScreen(revision: 2, paintedAt: Instant(milliseconds: 20), targets: targets)
    let isTaken = touches.painted(screen, newestRevision: 2)
    #expect(!isTaken)
    let awaited = touches.wentDown(Self.down())
    #expect(awaited == good)
  }

  @Test mutating func fingersOfADeviceThatVanishedAreForgotten() {
    let down = Self.down()
    _ = touches.wentDown(down)
    touches.gone(from: "glass")
    let left = touches.left(Self.touch(down, to: 0.8))
    #expect(!left.isAwaitedInVain)
  }
}
