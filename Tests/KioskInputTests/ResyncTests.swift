import KioskInput
import RatingModel
import Testing

@Suite struct ResyncTests {
  let best: KeyMeaning
  let middle: KeyMeaning

  init() throws {
    best = .level(try Panel.level("rat-hai-long"))
    middle = .level(try Panel.level("hai-long"))
  }

  @Test func aFingerThatWentUpUnseenIsAPress() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.resync([], at: 1400) == [.press(Press(best, 1000, 1400))])
  }

  @Test func aFingerThatStaysDownGoesOn() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.resync([Panel.best], at: 1400) == [])
    #expect(panel.up(at: 1500) == [.press(Press(best, 1000, 1500))])
  }

  @Test func aFingerThatWentDownUnseenIsTakenFromNowOn() throws {
    var panel = try Panel()
    #expect(
      panel.resync([Panel.middle], at: 1400)
        == [.fingerDown(middle, device: "panel", at: Instant(milliseconds: 1400))])
    #expect(panel.up(Panel.middle, at: 1500) == [.press(Press(middle, 1400, 1500))])
  }

  @Test func nothingIsInventedWhereNothingIsKnown() throws {
    var panel = try Panel()
    #expect(panel.resync([], at: 1400) == [])
    #expect(panel.up(at: 1500) == [])
  }

  @Test func aKeyHeldSinceBeforeStaysNoPressThroughAResync() throws {
    var panel = try Panel(keysDown: [Panel.best])
    #expect(panel.resync([Panel.best], at: 1400) == [])
    #expect(panel.resync([], at: 1500) == [])
  }

  @Test func twoFingersFoundDownAreSimultaneous() throws {
    var panel = try Panel()
    _ = panel.resync([Panel.best, Panel.middle], at: 1400)
    #expect(panel.up(at: 1500) == [.press(Press(best, 1400, 1500, simultaneous: true))])
    #expect(panel.up(Panel.middle, at: 1600) == [.press(Press(middle, 1400, 1600, simultaneous: true))])
  }

  @Test func aContactFoundOpenWithinItsBounceIsDecidedWhenTheBounceIsOver() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.resync([], at: 1010) == [])
    #expect(panel.settle(at: 1031) == [.press(Press(best, 1000, 1010))])
  }

  @Test func onADeviceThatActsOnPressAKeyFoundDownIsAPress() throws {
    var panel = try Panel(actsOn: .press)
    #expect(panel.resync([Panel.best], at: 1400) == [.press(Press(best, 1400, 1400))])
    #expect(panel.resync([Panel.best], at: 1500) == [])
  }
}
