import KioskInput
import RatingModel
import Testing

/// What holds after the kernel lost events of a touch screen.
@Suite struct TouchResyncTests {
  @Test func aFingerThatLeftMeanwhileLeftWhereItsSlotSays() throws {
    var panel = try TouchPanel()
    let down = TouchPanel.down(1, 0.5, 0.5, at: 100)
    _ = panel.sends(.finger(1), .x(500), .y(250), at: 100)
    #expect(
      panel.resync([0: TouchPanel.slot(nil, 600, 250)], at: 200) == [.touch(Touch(down, to: 0.6, 0.5, at: 200))])
  }

  @Test func aFingerThatCameMeanwhileIsThere() throws {
    var panel = try TouchPanel()
    let down = TouchPanel.down(1, 0.5, 0.5, at: 200)
    #expect(panel.resync([1: TouchPanel.slot(9, 500, 250)], current: 1, at: 200) == [.touchDown(down)])
    #expect(panel.sends(.finger(-1), at: 300) == [.touch(Touch(down, to: 0.5, 0.5, at: 300))])
  }

  @Test func aFingerThatAnotherHasReplacedUnseenMakesNoTouch() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.finger(1), .x(500), .y(250), at: 100)
    #expect(
      panel.resync([0: TouchPanel.slot(2, 100, 250)], at: 200) == [
        .fingerGone(device: "screen", at: Instant(milliseconds: 200)),
        .touchDown(TouchPanel.down(2, 0.1, 0.5, at: 200)),
      ])
  }

  @Test func aSlotThatIsNoLongerSpokenOfHasNoFinger() throws {
    var panel = try TouchPanel()
    _ = panel.sends(.slot(3), .finger(1), .x(500), .y(250), at: 100)
    #expect(panel.resync([:], at: 200).count == 1)
    #expect(panel.interpreter.vanished(at: Instant(milliseconds: 300)) == [])
  }

  @Test func aFingerThatStayedMakesNothingAndItsPlaceIsTheNewOne() throws {
    var panel = try TouchPanel()
    let down = TouchPanel.down(1, 0.5, 0.5, at: 100)
    _ = panel.sends(.finger(1), .x(500), .y(250), at: 100)
    #expect(panel.resync([0: TouchPanel.slot(1, 520, 250)], at: 200) == [])
    #expect(panel.sends(.finger(-1), at: 300) == [.touch(Touch(down, to: 0.52, 0.5, at: 300))])
  }
}
