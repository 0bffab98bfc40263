import KioskInput
import RatingModel
import Testing

@Suite struct ButtonInterpreterTests {
  let best: KeyMeaning
  let middle: KeyMeaning

  init() throws {
    best = .level(try Panel.level("rat-hai-long"))
    middle = .level(try Panel.level("hai-long"))
  }

  @Test func downIsToldAtOnceAndTheUpMakesThePress() throws {
    var panel = try Panel()
    #expect(panel.down(at: 1000) == [.fingerDown(best, device: "panel", at: Instant(milliseconds: 1000))])
    #expect(panel.interpreter.nextDeadline == Instant(milliseconds: 11_000), "then it would be stuck")
    #expect(panel.up(at: 1100) == [.press(Press(best, 1000, 1100))])
    #expect(panel.interpreter.nextDeadline == nil)
  }

  @Test func aDeviceThatActsOnPressMakesThePressWithTheDownAndNothingWithTheUp() throws {
    var panel = try Panel(actsOn: .press)
    #expect(panel.down(at: 1000) == [.press(Press(best, 1000, 1000))])
    #expect(panel.up(at: 1100) == [])
  }

  @Test func autoRepeatIsNoPress() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    for time in stride(from: 1250, to: 3000, by: 33) {
      #expect(panel.edges([(Panel.best, 2)], at: Int64(time)) == [])
    }
    #expect(panel.up(at: 3000) == [.press(Press(best, 1000, 3000))])
  }

  @Test func theSameLevelReportedTwiceIsOneEdge() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.down(at: 1200) == [])
    #expect(panel.up(at: 1300) == [.press(Press(best, 1000, 1300))])
    #expect(panel.up(at: 1500) == [])
  }

  @Test func keysThatNobodyConfiguredAndAxesAreIgnored() throws {
    var panel = try Panel()
    let numLock: UInt16 = 69
    let wrapped = [(code: numLock, value: Int32(1)), (code: Panel.best, value: 1), (code: numLock, value: 0)]
    #expect(panel.edges(wrapped, at: 1000).count == 1)
    let noise = RawEvent(time: Instant(milliseconds: 1050), type: 3, code: Panel.best, value: 1)
    #expect(panel.interpreter.handle(InputFrame(time: noise.time, events: [noise])) == [])
    #expect(panel.up(at: 1100) == [.press(Press(best, 1000, 1100))])
  }

  @Test func twoFingersThatOverlapAreBothSimultaneous() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    _ = panel.down(Panel.middle, at: 1500)
    #expect(panel.up(at: 1600) == [.press(Press(best, 1000, 1600, simultaneous: true))])
    #expect(panel.up(Panel.middle, at: 1700) == [.press(Press(middle, 1500, 1700, simultaneous: true))])
  }

  @Test func onePressAfterAnotherIsNotSimultaneous() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    _ = panel.up(at: 1100)
    _ = panel.down(Panel.middle, at: 1101)
    #expect(panel.up(Panel.middle, at: 1200) == [.press(Press(middle, 1101, 1200))])
  }

  @Test func twoDownsWithinOneFrameAreBothSimultaneousAlsoOnADeviceThatActsOnPress() throws {
    var panel = try Panel(actsOn: .press)
    let presses = panel.edges([(Panel.best, 1), (Panel.middle, 1)], at: 1000)
    #expect(
      presses == [
        .press(Press(best, 1000, 1000, simultaneous: true)), .press(Press(middle, 1000, 1000, simultaneous: true)),
      ])
  }

  @Test func onADeviceThatActsOnPressTheSecondFingerIsSimultaneousWhileTheFirstIsDown() throws {
    var panel = try Panel(actsOn: .press)
    _ = panel.down(at: 1000)
    #expect(panel.down(Panel.middle, at: 1200) == [.press(Press(middle, 1200, 1200, simultaneous: true))])
    _ = panel.up(at: 1300)
    _ = panel.up(Panel.middle, at: 1300)
    #expect(panel.down(at: 1400) == [.press(Press(best, 1400, 1400))])
  }

  @Test func aKeyHeldSinceBeforeTheDeviceWasOpenedMakesNoPressAndDisturbsNone() throws {
    var panel = try Panel(keysDown: [Panel.worst])
    _ = panel.down(at: 1000)
    #expect(panel.up(at: 1100) == [.press(Press(best, 1000, 1100))])
    #expect(panel.up(Panel.worst, at: 1200) == [])
    // The contact that opens may bounce: still no press.
    #expect(panel.down(Panel.worst, at: 1203) == [])
    #expect(panel.up(Panel.worst, at: 1205) == [])
    #expect(panel.settle(at: 2000) == [])
    _ = panel.down(Panel.worst, at: 3000)
    #expect(panel.up(Panel.worst, at: 3100) == [.press(Press(.decline, 3000, 3100))])
  }

  @Test func aJammedKeyStopsMakingOthersSimultaneousAfterTenSecondsAndIsNamed() throws {
    var panel = try Panel()
    _ = panel.down(Panel.worst, at: 0)
    _ = panel.down(at: 9_000)
    #expect(panel.up(at: 9_100) == [.press(Press(best, 9_000, 9_100, simultaneous: true))])
    #expect(panel.interpreter.jammedKeys(at: Instant(milliseconds: 9_999)) == [])
    #expect(panel.interpreter.jammedKeys(at: Instant(milliseconds: 10_000)) == [Panel.worst])
    _ = panel.down(at: 11_000)
    #expect(panel.up(at: 11_100) == [.press(Press(best, 11_000, 11_100))])
  }

  @Test func aKeyThatIsStuckIsNobodysPressAndNobodyWaitsForIt() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.interpreter.nextDeadline == Instant(milliseconds: 11_000))
    #expect(panel.settle(at: 10_999) == [])
    #expect(panel.settle(at: 11_000) == [.fingerGone(device: "panel", at: Instant(milliseconds: 11_000))])
    #expect(panel.interpreter.nextDeadline == nil)
    #expect(panel.up(at: 12_000) == [])
    _ = panel.down(at: 13_000)
    #expect(panel.up(at: 13_100) == [.press(Press(best, 13_000, 13_100))])
  }

  @Test func aStuckKeyOfWhichNothingWasAskedMeanwhileIsFoundByItsRelease() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.up(at: 20_000) == [.fingerGone(device: "panel", at: Instant(milliseconds: 20_000))])
  }

  /// EN 301 549 5.8.
  @Test(arguments: ButtonProfile.Action.allCases)
  func aSecondStrikeOfTheSameKeyWithinHalfASecondIsNone(actsOn: ButtonProfile.Action) throws {
    var panel = try Panel(actsOn: actsOn, repeatMilliseconds: ButtonProfile.defaultRepeatMilliseconds)
    func strike(_ code: UInt16, at: Int64) -> Int {
      (panel.down(code, at: at) + panel.up(code, at: at + 80)).filter { $0.press != nil }.count
    }
    #expect(strike(Panel.best, at: 0) == 1)
    #expect(strike(Panel.best, at: 400) == 0)
    // Measured from the strike that counted, so that a hand that trembles on is heard again.
    #expect(strike(Panel.best, at: 600) == 1)
    #expect(strike(Panel.middle, at: 700) == 1)
    #expect(strike(Panel.best, at: 800) == 1)
    var eager = try Panel(actsOn: actsOn)
    _ = eager.down(at: 0) + eager.up(at: 80)
    #expect((eager.down(at: 120) + eager.up(at: 200)).contains { $0.press != nil })
  }

  @Test func aSwitchIsReadAsAKey() throws {
    let time = Instant(milliseconds: 5)
    let raw = RawEvent(time: time, type: SwitchCode.type, code: 5, value: 1)
    #expect(raw.read == RawEvent(time: time, type: RawEvent.key, code: SwitchCode.key(of: 5), value: 1))
    #expect(SwitchCode.code(ofKey: SwitchCode.key(of: 5)) == 5 && SwitchCode.code(ofKey: 0x2ff) == nil)
  }

  @Test func aDeviceThatVanishesUnderAFingerSaysThatTheFingerIsGone() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    let gone = panel.interpreter.vanished(at: Instant(milliseconds: 1500))
    #expect(gone == [.fingerGone(device: "panel", at: Instant(milliseconds: 1500))])
    #expect(panel.up(at: 1600) == [])
  }

  @Test func aDeviceThatVanishesUntouchedSaysNothing() throws {
    var panel = try Panel(keysDown: [Panel.worst])
    #expect(panel.interpreter.vanished(at: Instant(milliseconds: 1500)) == [])
  }

  @Test func anUpThatWasToldBeforeTheDeviceVanishedStillMakesThePress() throws {
    var panel = try Panel()
    _ = panel.down(at: 1000)
    #expect(panel.up(at: 1010) == [])
    #expect(
      panel.interpreter.vanished(at: Instant(milliseconds: 1020)) == [.press(Press(best, 1000, 1010))])
  }
}
