import KioskInput
import RatingModel
import SeededRandom
import Testing

@Suite struct DebounceTests {
  let best: KeyMeaning

  init() throws { best = .level(try Panel.level("rat-hai-long")) }

  @Test(arguments: [1, 3, 10, 29, 30]) func aContactThatBouncesAsItClosesMakesOnePress(gap: Int64) throws {
    var panel = try Panel()
    #expect(panel.down(at: 1000).count == 1)
    #expect(panel.up(at: 1000 + gap / 2) == [])
    #expect(panel.down(at: 1000 + gap) == [])
    #expect(panel.interpreter.nextDeadline == Instant(milliseconds: 11_000), "nothing is undecided")
    #expect(panel.up(at: 1150) == [.press(Press(best, 1000, 1150))])
  }

  @Test(arguments: [1, 3, 10, 29, 30]) func aContactThatBouncesAsItOpensMakesOnePressDecidedByTheFirstUp(
    gap: Int64
  ) throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.up(at: 1150) == [.press(Press(best, 1000, 1150))])
    #expect(panel.down(at: 1150 + gap / 2) == [])
    #expect(panel.up(at: 1150 + gap) == [])
    #expect(panel.settle(at: 2000) == [])
  }

  @Test func aTapShorterThanTheDebounceTimeIsDecidedAtItsEndWithTheTimesOfItsEdges() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.up(at: 1012) == [])
    #expect(panel.interpreter.nextDeadline == Instant(microseconds: 1_030_001))
    #expect(panel.settle(at: 1030) == [])
    #expect(panel.interpreter.settle(at: Instant(microseconds: 1_030_001)) == [.press(Press(best, 1000, 1012))])
    #expect(panel.interpreter.nextDeadline == nil)
  }

  @Test func theNextFrameDecidesWhatNoTimerDid() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    _ = panel.up(at: 1012)
    let events = panel.down(at: 1500)
    #expect(events.first == .press(Press(best, 1000, 1012)))
    #expect(events.last == .fingerDown(best, device: "panel", at: Instant(milliseconds: 1500)))
  }

  @Test func aTapWithinOneFrameIsOnePress() throws {
    var panel = try Panel()
    let events = panel.edges([(Panel.best, 1), (Panel.best, 0)], at: 1000)
    #expect(events == [.fingerDown(best, device: "panel", at: Instant(milliseconds: 1000))])
    #expect(panel.settle(at: 1031) == [.press(Press(best, 1000, 1000))])
  }

  @Test func withoutDebounceEveryEdgeIsTakenAtOnce() throws {
    var panel = try Panel(debounceMilliseconds: 0)
    #expect(panel.edges([(Panel.best, 1), (Panel.best, 0)], at: 1000).compactMap(\.press).count == 1)
    _ = panel.down(at: 1001)
    #expect(panel.up(at: 1002) == [.press(Press(best, 1001, 1002))])
  }

  @Test func bounceOfOneKeyDoesNotDelayAnother() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    _ = panel.up(at: 1100)
    #expect(panel.down(at: 1101) == [])
    #expect(panel.down(Panel.middle, at: 1105).count == 1)
  }

  @Test func timesThatGoBackwardsLoseNoPress() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    _ = panel.up(at: 990)
    #expect(panel.settle(at: 1031).compactMap(\.press).count == 1)
  }

  /// Random fingers on random keys, each with random bounce at both ends: the presses are exactly the fingers.
  @Test(arguments: 0..<300) func randomFingersMakeExactlyOnePressEach(seed: UInt64) throws {
    let meanings = try Panel.profile().keys
    var random = SeededGenerator(seed: seed)
    var panel = try Panel()
    var time: Int64 = 1_000
    var expected: [Press] = []
    var events: [InputEvent] = []
    for _ in 0..<40 {
      let finger = Finger(after: time, using: &random)
      for edge in finger.edges {
        events += panel.settle(at: edge.at - 1)
        events += panel.edges([(finger.code, edge.value)], at: edge.at)
      }
      expected.append(Press(try #require(meanings[finger.code]), finger.down, finger.up))
      time = finger.end
    }
    events += panel.settle(at: time + 31)
    #expect(events.compactMap(\.press) == expected, "seed \(seed)")
  }
}

/// A finger as a bouncing contact shows it.
private struct Finger {
  let code: UInt16
  let down: Int64
  let up: Int64
  let edges: [(at: Int64, value: Int32)]
  var end: Int64 { (edges.last?.at ?? up) + 1 }

  init(after time: Int64, using random: inout SeededGenerator) {
    code = Int.random(in: 0..<3, using: &random) == 0 ? Panel.middle : Panel.best
    down = time + Int64.random(in: 31...400, using: &random)
    up = down + Int64.random(in: 31...900, using: &random)
    let closing = Self.bounce(from: down, opening: true, using: &random)
    edges = [(down, 1)] + closing + [(up, 0)] + Self.bounce(from: up, opening: false, using: &random)
  }

  /// Pairs of edges within 30 ms.
  private static func bounce(
    from start: Int64, opening: Bool, using random: inout SeededGenerator
  ) -> [(at: Int64, value: Int32)] {
    let times = (0..<2 * Int.random(in: 0...4, using: &random)).map { _ in
      start + Int64.random(in: 0...30, using: &random)
    }
    return times.sorted().enumerated().map { position, at in
      (at, (position % 2 == 0) == opening ? 0 : 1)
    }
  }
}
