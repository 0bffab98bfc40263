import KioskInput
import RatingModel
import Testing

/// Multitouch protocol B.
@Suite struct SlotTouchTests {
  @Test func aFingerIsToldAsItComesDownAndMakesATouchAsItLeaves() throws {
    var panel = try TouchPanel()
    let down = TouchPanel.down(1, 0.25, 0.5, at: 100)
    #expect(panel.sends(.slot(0), .finger(40), .x(250), .y(250), at: 100) == [.touchDown(down)])
    #expect(panel.sends(.x(300), at: 130) == [])
    #expect(panel.sends(.finger(-1), at: 160) == [.touch(Touch(down, to: 0.3, 0.5, at: 160))])
  }

  @Test func theFirstSlotNeedNotBeNamed() throws {
    var panel = try TouchPanel()
    let down = TouchPanel.down(1, 0.1, 0.2, at: 10)
    #expect(panel.sends(.finger(7), .x(100), .y(100), at: 10) == [.touchDown(down)])
    #expect(panel.sends(.finger(-1), at: 20) == [.touch(Touch(down, to: 0.1, 0.2, at: 20))])
  }

  @Test func theSlotThatIsSpokenOfAtTheStartIsTheOneThatTheKernelHadLast() throws {
    var panel = try TouchPanel(state: TouchState(current: 3))
    let down = TouchPanel.down(1, 0.1, 0.2, at: 10)
    #expect(panel.sends(.finger(7), .x(100), .y(100), at: 10) == [.touchDown(down)])
    #expect(panel.sends(.slot(0), .finger(-1), at: 20) == [])
    #expect(panel.sends(.slot(3), .finger(-1), at: 30) == [.touch(Touch(down, to: 0.1, 0.2, at: 30))])
  }

  @Test func aFingerThatComesAndLeavesWithinOneFrameIsATouch() throws {
    var panel = try TouchPanel()
    let down = TouchPanel.down(1, 0.5, 0.5, at: 100)
    #expect(
      panel.sends(.finger(1), .x(500), .y(250), .finger(-1), at: 100)
        == [.touchDown(down), .touch(Touch(down, to: 0.5, 0.5, at: 100))])
  }

  @Test func aFingerAtTheSamePlaceAsTheOneBeforeIsToldWithoutPlace() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.finger(1), .x(500), .y(250), at: 100)
    _ = panel.sends(.finger(-1), at: 120)
    #expect(panel.sends(.finger(2), at: 200) == [.touchDown(TouchPanel.down(2, 0.5, 0.5, at: 200))])
  }

  @Test func aFingerWhoseNumberIsReplacedHasLeftAndAnotherIsThere() throws {
    var panel = try TouchPanel()
    let first = TouchPanel.down(1, 0.5, 0.5, at: 100)
    _ = panel.sends(.finger(1), .x(500), .y(250), at: 100)
    let second = TouchPanel.down(2, 0.1, 0.5, at: 150)
    #expect(
      panel.sends(.finger(2), .x(100), at: 150) == [.touch(Touch(first, to: 0.5, 0.5, at: 150)), .touchDown(second)])
    #expect(panel.sends(.finger(-1), at: 200) == [.touch(Touch(second, to: 0.1, 0.5, at: 200))])
  }

  @Test func twoFingersThatAreDownTogetherAreBothSimultaneous() throws {
    var panel = try TouchPanel()
    let (first, second) = (TouchPanel.down(1, 0.1, 0.2, at: 100), TouchPanel.down(2, 0.9, 0.2, at: 150))
    #expect(panel.sends(.slot(0), .finger(1), .x(100), .y(100), at: 100) == [.touchDown(first)])
    #expect(panel.sends(.slot(1), .finger(2), .x(900), .y(100), at: 150) == [.touchDown(second)])
    #expect(
      panel.sends(.slot(0), .finger(-1), at: 200) == [.touch(Touch(first, to: 0.1, 0.2, at: 200, simultaneous: true))])
    #expect(
      panel.sends(.slot(1), .finger(-1), at: 250) == [.touch(Touch(second, to: 0.9, 0.2, at: 250, simultaneous: true))])
    let third = TouchPanel.down(3, 0.1, 0.2, at: 300)
    #expect(panel.sends(.slot(0), .finger(3), at: 300) == [.touchDown(third)])
    #expect(panel.sends(.finger(-1), at: 350) == [.touch(Touch(third, to: 0.1, 0.2, at: 350))])
  }

  @Test func twoFingersOfOneFrameAreBothSimultaneous() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.slot(0), .finger(1), .x(1), .y(1), .slot(1), .finger(2), .x(9), .y(1), at: 100)
    let touches = panel.sends(.slot(0), .finger(-1), .slot(1), .finger(-1), at: 200)
    #expect(touches.count == 2)
    #expect(touches.allSatisfy { if case .touch(let touch) = $0 { touch.simultaneous } else { false } })
  }

  @Test func aFingerThatNeverLeavesDoesNotSilenceThePanelForEver() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.slot(0), .finger(1), .x(1), .y(1), at: 0)
    #expect(!panel.interpreter.isStuck(at: Instant(milliseconds: 9_999)))
    #expect(panel.interpreter.isStuck(at: Instant(milliseconds: 10_000)))
    let second = TouchPanel.down(2, 0.5, 0.5, at: 10_000)
    #expect(panel.interpreter.settle(at: Instant(milliseconds: 10_000)).count == 1)
    #expect(panel.sends(.slot(1), .finger(2), .x(500), .y(250), at: 10_000) == [.touchDown(second)])
    #expect(panel.sends(.finger(-1), at: 10_100) == [.touch(Touch(second, to: 0.5, 0.5, at: 10_100))])
  }

  @Test func aFingerThatWasThereBeforeTheDeviceWasOpenedMakesNoTouchAndDisturbsNone() throws {
    var panel = try TouchPanel(state: TouchState(slots: [0: TouchPanel.slot(5, 100, 100)]))
    let down = TouchPanel.down(2, 0.9, 0.5, at: 100)
    #expect(panel.sends(.slot(1), .finger(6), .x(900), .y(250), at: 100) == [.touchDown(down)])
    #expect(panel.sends(.slot(0), .finger(-1), at: 150) == [])
    #expect(panel.sends(.slot(1), .finger(-1), at: 200) == [.touch(Touch(down, to: 0.9, 0.5, at: 200))])
    #expect(panel.interpreter.vanished(at: Instant(milliseconds: 300)) == [])
  }

  @Test func slotsBeyondEveryPanelsAreNotLookedAt() throws {
    var panel = try TouchPanel()
    #expect(panel.sends(.slot(64), .finger(1), .x(1), .y(1), .slot(-1), .finger(2), at: 100) == [])
  }

  @Test func aDeviceThatVanishesUnderAFingerSaysThatTheFingerIsGone() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.finger(1), .x(500), .y(250), at: 100)
    let time = Instant(milliseconds: 150)
    #expect(panel.interpreter.vanished(at: time) == [.fingerGone(device: "screen", at: time)])
    #expect(panel.sends(.finger(-1), at: 200) == [])
  }
}
